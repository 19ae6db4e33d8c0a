import Ports
import Testing

@testable import Curl

@Suite struct FailureTableTests {
    @Test(arguments: [
        (6, WireFault.nameNotFound),
        (7, .refused),
        (28, .connectTimedOut),
        (35, .tls("words")),
        (60, .tls("words")),
        (3, .misconfigured("words")),
        (1, .misconfigured("words")),
        (77, .misconfigured("words")),
        (55, .reset),
        (27, .other(code: 27, "words")),
    ])
    func `what failed before a byte left is not sent`(number: Int, fault: WireFault) {
        let ending = Ending(number: number, words: "words")
        #expect(WireFailure(http: ending) == .notSent(fault))
        #expect(WireFailure(mail: ending) == .notSent(fault))
    }

    @Test(arguments: [
        (28, WireFault.timedOut),
        (18, .cut),
        (52, .cut),
        (55, .reset),
        (56, .reset),
        (7, .refused),
        (1, .other(code: 1, "words")),
        (8, .other(code: 8, "words")),
    ])
    func `what failed after that is uncertain`(number: Int, fault: WireFault) {
        let ending = Ending(number: number, connected: true, handedOver: true, words: "words")
        #expect(WireFailure(http: ending) == .uncertain(fault))
        #expect(WireFailure(mail: ending) == .uncertain(fault))
    }

    @Test(arguments: [
        (400, true), (450, true), (599, true), (399, false), (250, false), (0, false),
    ])
    func `a relay's reply from 400 on is a refusal`(status: Int, refused: Bool) {
        let ending = Ending(
            number: 55, status: status, connected: true, words: "no")
        let refusal = WireFailure.notSent(.mailRefused(code: status, text: "no"))
        #expect(WireFailure(mail: ending) == (refused ? refusal : .notSent(.reset)))
    }

    @Test func `an old refusal does not explain a silence`() {
        let ending = Ending(
            number: 28, status: 502, connected: true, words: "late")
        #expect(WireFailure(mail: ending) == .notSent(.timedOut))
    }

    @Test(arguments: [
        (Duration.zero, 1), (.seconds(-1), 1), (.microseconds(1), 1), (.milliseconds(250), 250),
        (.seconds(30), 30_000), (.seconds(1 << 40), 2_000_000_000),
    ])
    func `a time-out is never without limit`(duration: Duration, milliseconds: Int) {
        #expect(duration.curlMilliseconds == milliseconds)
    }

    @Test func `the lines of a refusal are joined`() {
        var reply = SMTPReply()
        for line in ["250 ok\r\n", "550-5.1.1 no\r\n", "550 such user\r\n", "221 bye\r\n"] {
            reply.note(Array(line.utf8))
        }
        #expect(reply.code == 550)
        #expect(reply.text == "5.1.1 no such user")
        reply.note(Array("451 later\r\n".utf8))
        #expect(reply.code == 451)
        #expect(reply.text == "later")
    }

    @Test func `a line without a colon or with a blank before it is no header field`() throws {
        #expect(HeaderField(Array("\r\n".utf8)) == nil)
        #expect(HeaderField(Array(" folded: on\r\n".utf8)) == nil)
        let field = try #require(HeaderField(Array("X-Way:\t a: b \r\n".utf8)))
        #expect(field.name == "x-way")
        #expect(field.value == "a: b")
    }
}
