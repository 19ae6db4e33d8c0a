import Commands
import Foundation
import Testing

@testable import Domain
@testable import Wording

/// Times, cuts and HTML.
@Suite struct ShapeTests {
    private let clock = Clock(TimeZone(identifier: "Asia/Shanghai") ?? .gmt)

    @Test func `a time has its date when it is another day, and its year when another year`() {
        let now = Fixture.now
        #expect(clock.text(Fixture.at(45), now: now) == "14:50")
        #expect(clock.text(Fixture.at(10 * 60), now: now) == "11-24 00:05")
        #expect(clock.text(Fixture.at(-15 * 60), now: now) == "11-22 23:05")
        #expect(clock.text(Fixture.at(60 * 24 * 60), now: now) == "2027-01-22 14:05")
    }

    @Test(arguments: [
        ("应急通知已经发出", 5, "应急通知…"), ("Reply to the notice", 12, "Reply to…"),
        ("Reply to the notice", 19, "Reply to the notice"), ("abcdefghij", 5, "abcd…"),
        ("任务😀完成了", 4, "任务…"), ("任务", 0, ""),
    ])
    func `a cut goes between words and characters`(text: String, units: Int, expected: String) {
        #expect(Fitting.cut(text, to: units) == expected)
    }

    @Test func `the fullest form that fits is taken`() {
        let long = String(repeating: "长", count: 70)
        #expect(Fitting.sms([long, "N-4 短"], front: "【示】") == "【示】N-4 短")
        #expect(Fitting.sms([long], front: "【示】").utf16.count == 70)
    }

    @Test func `HTML has the number in bold and nothing of the text as markup`() {
        #expect(Markup.html("W-7 a<b>\nc & d") == "<strong>W-7</strong> a&lt;b&gt;<br>c &amp; d")
        #expect(Markup.html("no number\nW-7") == nil)
        #expect(Markup.html("UTF-8 and T-5") == "UTF-8 and <strong>T-5</strong>")
    }

    @Test func `somebody's text stays on one line and does not turn round`() {
        let note = TimelineSamples.line(
            .incident(1, .noted(text: "一\n二\u{202E}三\u{7}四")), who: "王芳")
        #expect(Catalogue.sentence(note, .zh) == "14:05 王芳(聊天) 记录：一 二三 四")
    }

    @Test func `every command has a word, an example and a purpose in both languages`() {
        let rows = Dictionary(
            grouping: CommandTable.rows() + CommandTable.parts(), by: \.verb)
        for verb in Verb.allCases where verb != .pin {
            #expect(rows[verb]?.isEmpty == false, "\(verb)")
        }
        let facts = HelpFacts(verb: nil, verbs: Verb.allCases, route: .chat)
        for language in Language.allCases {
            let text = Fixture.plain(.reply(.help(facts)), .chat, language)
            #expect(text.split(separator: "\n").count == Verb.allCases.count + 1)
        }
    }

    /// What the bot tells people to type must be understood by the bot.
    @Test(arguments: Catalogue.samples) func `advice can be typed`(sample: Sample) {
        let parser = CommandParser(plan: Fixture.plan)
        for language in Language.allCases {
            let text = Fixture.plain(sample.saying, .chat, language)
            for piece in text.split(whereSeparator: { "\n｜|；;".contains($0) }) {
                guard let mark = piece.lastIndex(of: "!"), !text.contains("写法"),
                    !text.contains("Write:")
                else { continue }
                let line = String(piece[mark...])
                if case .complaint(let complaint) = parser.parse(line, in: ParseSetting()) {
                    #expect(isForgivable(complaint.fault), "\(line): \(complaint)")
                }
            }
        }
    }

    /// Advice leaves gaps to be filled in; it may not use words that mean nothing.
    private func isForgivable(_ fault: Complaint.Fault) -> Bool {
        switch fault {
        // Behind a word that wants another the purpose begins.
        case .missing, .unexpected, .notANumber, .unknownLevel, .badValue, .unknownPart, .notACount:
            true
        case .unknownWord, .unknownPack, .unknownLanguage, .notHours, .notATime, .notASpan,
            .notADay,
            .wrongKind,
            .tooManyValues,
            .unknownKey,
            .openQuote, .tooLong:
            false
        }
    }
}
