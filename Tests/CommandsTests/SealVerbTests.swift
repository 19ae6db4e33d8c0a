import Domain
import Testing

@testable import Commands

struct SealVerbTests {
    @Test(arguments: [
        ("seal I-1 -- he lives at no. 3", "he lives at no. 3"),
        ("封存 I-1 -- 举报人住在三楼", "举报人住在三楼"), ("封存 I-1 举报人=张三，电话在保险柜", "举报人=张三，电话在保险柜"),
        ("封存 I-1：查看 3", "查看 3"), ("seal 1 -- list", "list"),
    ])
    func `a text with its incident`(text: String, words: String) {
        #expect(
            parse(text)
                == .request(.command(.seal(.keep(incident(1), text: words))), .seal))
    }

    @Test(arguments: [
        ("seal show 3", SealCommand.show(3), Verb.seal), ("封存 查看 3", .show(3), .seal),
        ("seal destroy 3", .destroy(3), .sealDestroy), ("封存 销毁 3号", .destroy(3), .sealDestroy),
        ("quarantine show 7", .showSpill(7), .quarantineShow),
        ("隔离 查看 7", .showSpill(7), .quarantineShow),
        ("quarantine destroy 7", .destroySpill(7), .quarantineDestroy),
        ("隔离 销毁 7", .destroySpill(7), .quarantineDestroy),
    ])
    func `to read and to destroy`(text: String, command: SealCommand, verb: Verb) {
        #expect(parse(text) == .request(.command(.seal(command)), verb))
    }

    @Test(arguments: [
        ("seal", SealQuery.list(nil), Verb.seal), ("封存 列表", .list(nil), .seal),
        ("seal list I-1", .list(incident(1)), .seal), ("隔离", .spills, .quarantine),
        ("quarantine list", .spills, .quarantine), ("定密", .secrecy, .secrecy),
        ("定密 I-1 机密 二十年", .secrecy, .secrecy), ("保密", .secrecy, .secrecy),
        ("secrecy", .secrecy, .secrecy),
    ])
    func `questions`(text: String, query: SealQuery, verb: Verb) {
        #expect(parse(text) == .request(.query(.seals(query)), verb))
    }

    @Test(arguments: [
        "封存 举报人住在三楼", "seal he lives on the third floor", "封存 W-1 -- 住址", "封存 查看 三楼",
        "封存 销毁 住在三楼", "封存 列表 三楼", "封存 I-1", "seal I-1 --", "封存 查看", "封存 查看 I-3",
    ])
    func `a complaint repeats nothing of what was to be sealed`(text: String) {
        guard case .complaint(let complaint) = parse(text) else {
            return #expect(Bool(false), "\(parse(text))")
        }
        guard case .missing(let field) = complaint.fault else {
            return #expect(Bool(false), "\(complaint.fault)")
        }
        #expect([.incident, .text, .sealed].contains(field))
    }

    @Test func `a case is called by its number`() {
        #expect(
            parse("隔离 查看 x")
                == .complaint(Complaint(.notANumber("x"), column: 7, verb: .quarantine)))
        #expect(
            parse("隔离 销毁")
                == .complaint(Complaint(.missing(.spill), column: 6, verb: .quarantine)))
    }

    @Test func `定密 is no word for a label`() {
        let words = CommandTable.rows().filter { $0.verb == .classify }.flatMap(\.words)
        #expect(words == ["classify", "标识"])
    }
}
