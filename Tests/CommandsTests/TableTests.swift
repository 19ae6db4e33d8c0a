import Commands
import Domain
import Testing

struct TableTests {
    @Test func `every verb has one row, except the one without a word`() {
        let verbs = CommandTable.rows().map(\.verb)
        #expect(verbs.count == Set(verbs).count)
        let parts = CommandTable.parts().map(\.verb)
        #expect(Set(verbs) == Set(Verb.allCases).subtracting([.pin] + parts))
    }

    @Test func `no word belongs to two verbs`() {
        let words = CommandTable.rows().flatMap(\.words)
        #expect(words.count == Set(words).count)
    }

    @Test(arguments: (CommandTable.rows() + CommandTable.parts()).map(\.verb))
    func `an example is a request of its own verb in both languages`(verb: Verb) throws {
        let rows = CommandTable.rows() + CommandTable.parts()
        let row = try #require(rows.first { $0.verb == verb })
        for language in Language.allCases {
            let example = row.example[language]
            #expect(example.hasPrefix(row.word(in: language)))
            for prefix in ["", "!", "、", "/", "！ "] {
                guard case .request(_, let found) = parse(prefix + example) else {
                    Issue.record("\(prefix + example): \(parse(prefix + example))")
                    continue
                }
                #expect(found == verb)
            }
        }
    }

    @Test func `examples say the same in both languages`() {
        for row in CommandTable.rows() where [.assess, .merge, .activate].contains(row.verb) {
            #expect(parse(row.example.zh) == parse(row.example.en))
        }
    }

    @Test func `every word of the table is known in a room and in a talk of two`() {
        for row in CommandTable.rows() {
            for word in row.words where word != "?" {
                #expect(parse("help " + word) == .query(.help(row.verb), .help))
                #expect(parse("!" + word, Kit.room) != .plainTalk)
            }
        }
    }

    private static let spoken: [(String, Verb)] = [
        ("!预警 类型=谣言 范围=微博、抖音 危害=误导考生 url=…", .warn),
        ("、研判 W-7 1=3 2=4 3=2 4=2 5=3 6=2 7=1 8=1 9=1 10=2", .assess),
        ("/activate W-7 level=II pack=R", .activate), ("/ack for @x via=phone", .ack),
        ("/activate W-1 level=II pack=R for=zhao via=phone", .activate),
        ("!预警 类型=谣言 范围=微博 危害=误导考生 url=https://example.org/p/1", .warn),
        ("/assess W-1 3 4 2 2 3 2 1 1 1 2", .assess), ("确认 4821", .confirm), ("!me", .me),
        ("merge W-1 I-1", .merge), ("cancel I-1 reason=error", .cancel), ("/help", .help),
        ("done 3 https://example.org/evidence", .done), ("approve T-3", .approve),
        ("启动 W-1 否 理由=已平息", .decline), ("!任务", .task), ("/timeline", .timeline),
    ]

    @Test(arguments: spoken)
    func `lines as they stand in the plan's papers are understood`(text: String, verb: Verb) {
        guard case .request(_, let found) = parse(text) else {
            Issue.record("\(parse(text))")
            return
        }
        #expect(found == verb)
    }
}
