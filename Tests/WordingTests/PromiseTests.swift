import Foundation
import Testing
import Wording

@testable import Domain

/// What holds for everything the bot says.
@Suite struct PromiseTests {
    static let samples = Catalogue.samples
    /// A topic is the room's alone.
    static let mobile = samples.filter { if case .topic = $0.saying { false } else { true } }

    @Test(arguments: mobile, Language.allCases)
    func `an SMS fits in one part and keeps its number`(sample: Sample, language: Language) {
        let text = Catalogue.text(sample, .sms, language).plain
        #expect(text.utf16.count <= 70)
        #expect(text.isEmpty || text.hasPrefix("【示例单位】"))
        if let number = sample.number { #expect(text.contains(number)) }
    }

    @Test(arguments: mobile, Language.allCases)
    func `the longest signature and a drill leave room for the number`(
        sample: Sample, language: Language
    ) {
        let long = Phrasebook(Fixture.unit(signature: String(repeating: "长", count: 40)))
        let reader = Reader(route: .sms, person: "li", languages: [language], drill: true)
        let text = long.text(sample.saying, for: reader, now: Fixture.now).plain
        #expect(text.utf16.count <= 70)
        if let number = sample.number { #expect(text.contains(number)) }
    }

    @Test(arguments: samples, Language.allCases)
    func `content stays off SMS and e-mail`(sample: Sample, language: Language) {
        let mail = Catalogue.text(sample, .email, language)
        let isPublic = sample.name.hasSuffix("public")
        for word in Fixture.content {
            #expect(!Catalogue.text(sample, .sms, language).plain.contains(word))
            #expect(isPublic || !mail.plain.contains(word))
            #expect(isPublic || mail.subject?.contains(word) != true)
        }
    }

    @Test(arguments: samples, RouteKind.allCases)
    func `a drill says so first, on every road`(sample: Sample, route: RouteKind) {
        for language in Language.allCases {
            let text = Catalogue.text(sample, route, language, drill: true)
            if case .accepted = sample.saying { continue }
            #expect(text.plain.hasPrefix("【演练】"))
            #expect(text.subject?.hasPrefix("【演练】") != false)
        }
    }

    @Test(arguments: samples)
    func `a room reads six lines at most`(sample: Sample) {
        // A digest is the one account of an outage: it is told whole.
        if sample.name.hasSuffix("digest") { return }
        for language in Language.allCases {
            let text = Fixture.plain(sample.saying, .chat, language, person: nil)
            #expect(text.split(separator: "\n").count <= 6)
            #expect(!text.hasSuffix("\n"))
            #expect(!text.contains("\n\n"))
        }
    }

    @Test(arguments: samples)
    func `both languages are there, and whole`(sample: Sample) {
        let zh = Fixture.plain(sample.saying, .chat, .zh)
        let en = Fixture.plain(sample.saying, .chat, .en)
        let both = Fixture.text(sample.saying, .chat, [.zh, .en]).plain
        if case .accepted = sample.saying { return }
        if case .topic = sample.saying {
            #expect(both == zh + " / " + en)
        } else {
            #expect(both == zh + "\n" + en)
            #expect(zh != en)
        }
    }

    @Test(arguments: samples)
    func `English has no Chinese marks`(sample: Sample) {
        for route in RouteKind.allCases {
            let text = Catalogue.text(sample, route, .en).plain
            #expect(!text.contains { "，。；：“”".contains($0) }, "\(text)")
        }
    }

    @Test func `a long name never pushes out the number or the answer`() {
        let name = String(repeating: "欧阳", count: 30)
        for subject in NoticeSamples.subjects {
            for cause in [EscalationCause.silent, .cannot] {
                for outage in [true, false] {
                    let context = NoticeSamples.context(for: name, cause, outage: outage)
                    let text = Fixture.plain(.notice(12_345, subject, context), .sms)
                    #expect(text.utf16.count <= 70)
                    #expect(text.contains("N-12345"))
                    #expect(text.contains("回复1收到"))
                }
            }
        }
    }

    @Test func `a code is not told in a timeline`() {
        for language in Language.allCases {
            let line = TimelineSamples.line(
                .desk(.codeAsked("li", TimelineSamples.code)), who: "李雷")
            #expect(!Catalogue.sentence(line, language).contains("4821"))
        }
    }

    @Test(arguments: [Guard.secret, .forbidden]) func `a guard says what to do on every road`(
        kind: Guard
    ) {
        for route in RouteKind.allCases {
            let zh = Fixture.plain(.reply(.guarded(kind, case: 9)), route)
            let en = Fixture.plain(.reply(.guarded(kind, case: 9)), route, .en)
            let front = route == .sms ? "【示例单位】" : ""
            #expect(zh.hasPrefix(front + "拒绝："))
            #expect(en.hasPrefix(front + "Refused"))
            #expect(zh.contains("编号9") && en.contains("case 9"))
            #expect((zh.contains("12339") && en.contains("12339")) == (kind == .secret))
        }
    }
}
