import Commands
import Domain
import Testing

/// `approve T-3 482913`, by SMS and mail.
struct ApprovalVerbTests {
    private func answer(
        _ thing: Number, _ code: String?, _ verdict: ApprovalAnswer.Verdict = .approve
    ) -> Parsed {
        let verb: Verb = verdict == .approve ? .approve : .reject
        return .request(.command(.approval(ApprovalAnswer(thing, verdict, code: code))), verb)
    }

    @Test(arguments: [
        "批准 T3 482913", "批准 T-3 482913", "APPROVE T3 482913", "审签 3 ４８２９１３",
        "批准T3 482913", "approve t-3 482913",
    ])
    func `a code stands behind what it is for`(text: String) {
        for setting in [Kit.sms, Kit.email] {
            #expect(Kit.parser.parse(text, in: setting) == answer(.init(.task, 3), "482913"))
        }
    }

    @Test func `without a code it asks for one`() {
        #expect(
            Kit.parser.parse("批准 T3", in: Kit.sms) == answer(.init(.task, 3), nil))
        #expect(
            Kit.parser.parse("approve S-3", in: Kit.email) == answer(.init(.statement, 3), nil))
    }

    @Test func `a text is given back with its code and a reason`() {
        let three = Number(.statement, 3)
        #expect(
            Kit.parser.parse("退回 S3 482913 数字有误", in: Kit.sms)
                == answer(three, "482913", .reject(reason: "数字有误")))
        #expect(
            Kit.parser.parse("reject S-3 a number is wrong", in: Kit.sms)
                == answer(three, nil, .reject(reason: "a number is wrong")))
        // In the chat a number belongs to the reason.
        #expect(
            parse("退回 S-3 482913 不对")
                == .request(
                    .command(.statement(.reject(three, reason: "482913 不对"))), .reject))
    }

    @Test func `in the chat a code that is copied along is passed over`() {
        #expect(
            parse("批准 T-3 482913") == .request(.command(.task(.approve(.init(.task, 3)))), .approve)
        )
    }

    @Test(arguments: ["批准 T3 48291", "批准 T3 4829133", "批准 T3 48291a"])
    func `what is no code is a fault at its column`(text: String) {
        guard case .complaint(let complaint) = Kit.parser.parse(text, in: Kit.sms) else {
            Issue.record("\(text)")
            return
        }
        #expect(complaint.column == 7)
    }
}
