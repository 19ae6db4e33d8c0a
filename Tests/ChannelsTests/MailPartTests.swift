import Foundation
import Testing

@testable import Channels

@Suite struct `The parts of a mail` {
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    private static let big5 = String.Encoding(rawValue: 0x8000_0A03)

    @Test(
        arguments: [
            ("gb2312", gb18030), ("\"GBK\"", gb18030), ("gb18030", gb18030), ("Big5", big5),
            ("utf-8", .utf8), ("utf-16le", .utf16LittleEndian), ("unknown-8bit", gb18030),
            ("utf-8", gb18030),
        ] as [(String, String.Encoding)])
    func `are read in their charset, in base64 and quoted-printable`(
        charset: String, encoding: String.Encoding
    ) throws {
        let data = try #require("收到 12\n第二行".data(using: encoding))
        let base64 = Letter().with("Content-Transfer-Encoding: BASE64")
            .saying(data.base64EncodedString(), as: "text/plain; charset=\(charset)")
        #expect(words(base64.bytes) == "收到 12")
        let quoted = data.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count < 2 ? "=0\(digits)=\n" : "=\(digits)=\n"
        }
        let printable = Letter().with("Content-Transfer-Encoding: quoted-printable")
            .saying(quoted.joined(), as: "text/plain; charset=\(charset)")
        #expect(words(printable.bytes) == "收到 12")
    }

    @Test func `in plain bytes of a charset are read too`() throws {
        let text = try #require("收到 12".data(using: Self.gb18030))
        let head = Letter().saying("", as: "text/plain; charset=gb2312").bytes
        #expect(words(head + Array(text)) == "收到 12")
    }

    private static func mixed(_ parts: (String, String)..., boundary: String = "=_b") -> Letter {
        let body = parts.map { "--\(boundary)\nContent-Type: \($0.0)\n\n\($0.1)\n" }.joined()
        return Letter().saying(
            "preamble 收到 99\n\(body)--\(boundary)--\nepilogue",
            as: "multipart/mixed; boundary=\"\(boundary)\"")
    }

    @Test func `are tried plain text first, then HTML, attachments never`() {
        let plain = ("text/plain", "收到 12")
        let html = ("text/html; charset=utf-8", "<p>收到 13</p>")
        let file = ("text/plain; name=x\nContent-Disposition: attachment; filename=x", "收到 14")
        let image = ("image/png", "iVBORw0KGgo=")
        #expect(words(Self.mixed(plain, html).bytes) == "收到 12")
        #expect(words(Self.mixed(html, plain).bytes) == "收到 12")
        #expect(words(Self.mixed(file, image, html).bytes) == "收到 13")
        #expect(words(Self.mixed(("text/plain", "\n> x"), html).bytes) == "收到 13")
        #expect(finding(Self.mixed(file, image)) == .ignored(.empty))
        #expect(finding(Self.mixed(("message/rfc822", "From: x\n\n收到 1"))) == .ignored(.empty))
    }

    @Test func `may hang in one another, but not for ever`() {
        func nested(_ depth: Int) -> Letter {
            var inner = ("text/plain", "收到 12")
            for level in 0..<depth {
                let mark = "b\(level)"
                inner = (
                    "multipart/mixed; boundary=\(mark)",
                    "--\(mark)\nContent-Type: \(inner.0)\n\n\(inner.1)\n--\(mark)--"
                )
            }
            return Letter().saying(inner.1, as: inner.0)
        }
        #expect(words(nested(3).bytes) == "收到 12")
        #expect(words(nested(60).bytes) == nil)
    }

    @Test func `end where the mail was cut off`() {
        let whole = Self.mixed(("text/plain", "收到 12\n"), ("image/png", "iVBO")).bytes
        let letter = String(decoding: whole, as: UTF8.self)
        let cut = letter.firstRange(of: "iVBO").map { String(letter[..<$0.lowerBound]) } ?? ""
        #expect(words(Array(cut.utf8)) == "收到 12")
    }

    @Test(arguments: [
        ("plain", "plain"), ("=?utf-8?q?a_b=3D?=", "a b="), ("=?utf-8?b?5p2O?= x", "李 x"),
        ("=?utf-8?b?5p2O?=  =?utf-8?b?6Zu3?=", "李雷"), ("=?GBK?B?wO4=?=", "李"),
        ("=?utf-8*zh?q?a?=", "a"), ("=?utf-8?x?a?=", "=?utf-8?x?a?="), ("=?", "=?"),
        ("=?a?b?", "=?a?b?"), ("1 =? 2", "1 =? 2"), ("=?utf-8?b?!!!?=", ""),
    ])
    func `have headers in encoded words`(header: String, text: String) {
        #expect(MailCoding.header(header) == text)
    }

    @Test(
        arguments: [
            ("text/plain", "text/plain", [:]),
            (
                "TEXT/Plain; Charset=\"gb;2312\" ; format=flowed", "text/plain",
                ["charset": "gb;2312", "format": "flowed"]
            ),
            (#"a/b; x="q\"uo;te"; x=2; ;=;y"#, "a/b", ["x": "q\"uo;te", "": ""]),
            ("", "", [:]), (";;;", "", [:]), ("a/b; x=\"", "a/b", ["x": "\""]),
        ] as [(String, String, [String: String])])
    func `have types with parameters`(
        text: String, value: String, parameters: [String: String]
    ) {
        let read = MailValue(text)
        #expect(read.value == value)
        #expect(read.parameters == parameters)
    }

    /// Chance comes from a seed, so that a failure can be seen again.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let signs = Array("<>\"\\;:=?&\r\n-@,()".utf8)

    private static let samples: [[UInt8]] = [
        Letter().bytes, mixed(("text/plain", "收到 12"), ("text/html", "<p>&#x41;<b")).bytes,
        Bounce.report().bytes, Bounce.prose.bytes,
        Letter().with("Subject: =?gb2312?B?ytW1vSAxMg==?=").saying("").bytes,
    ]

    @Test(arguments: UInt64(1)...60)
    func `that were spoilt anywhere are still read to an end`(seed: UInt64) {
        var dice = Dice(state: seed)
        for sample in Self.samples {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...20, using: &dice) {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
                case 1: bytes.removeSubrange(place..<min(place + 40, bytes.count - 1))
                case 2: bytes.insert(contentsOf: bytes[place...].prefix(60), at: place)
                default: bytes[place] = Self.signs[place % Self.signs.count]
                }
                if bytes.isEmpty { break }
            }
            _ = mailReader.read(bytes, now: mailNoon)
        }
        let noise = (0..<2_000).map { _ in UInt8.random(in: 0...255, using: &dice) }
        _ = mailReader.read(noise, now: mailNoon)
    }

    @Test func `that were cut off anywhere are still read to an end`() {
        for sample in Self.samples {
            for length in 0...sample.count {
                _ = mailReader.read(Array(sample.prefix(length)), now: mailNoon)
            }
        }
    }

    @Test func `of a huge mail are read within limits`() {
        let lines = String(
            repeating: "--b\nContent-Type: multipart/mixed; boundary=b\n\n", count: 9_000)
        _ = finding(Letter().saying(lines, as: "multipart/mixed; boundary=b"))
        _ = finding(Letter().saying(String(repeating: "<", count: 200_000), as: "text/html"))
        _ = finding(Letter().saying(String(repeating: "=?", count: 200_000)))
        let head = (0..<20_000).map { "X-\($0): \($0)" }.joined(separator: "\r\n")
        #expect(mailReader.read(Array(head.utf8), now: mailNoon) == .ignored(.sender))
    }
}
