import Domain
import Foundation
import Playbooks
import Testing

@testable import Bot

struct TextFileTests {
    @Test(
        arguments: [
            [0xB2, 0xE2, 0xCA, 0xD4],  // GBK
            [0xE6, 0xB5, 0x8B, 0xE8, 0xAF, 0x95],  // UTF-8
            [0xEF, 0xBB, 0xBF, 0xE6, 0xB5, 0x8B, 0xE8, 0xAF, 0x95],  // with a byte order mark
        ] as [[UInt8]])
    func `a file from a spreadsheet is read in its own encoding`(bytes: [UInt8]) {
        #expect(TextFile.decode(Data(bytes)) == "测试")
    }

    /// As a Chinese spreadsheet saves it, with two characters that need four bytes of GB18030.
    @Test func `a roster in GB18030 is read, bytes and all`() throws {
        let hex =
            "b9a4bac52cd0d5c3fb2cd0a1d7e92cd6b0cef12ccad6bbfabac52cc1c4ccecd5cbbac50d0a7a68616f2cd5d4"
            + "c3f42cd3a6bcb1d6b8bbd3b2bf2cd7dcd6b8bbd32c31333830303030303030312c407a68616f3a780d0a6c69"
            + "2cc0ee8139ef319534b2352cd3a6bcb1b0ecb9abcad22cd7e9b3a42c31333830303030303030332c406c693a"
            + "780d0a"
        var bytes = Data()
        var rest = hex[...]
        while !rest.isEmpty {
            bytes.append(try #require(UInt8(rest.prefix(2), radix: 16)))
            rest = rest.dropFirst(2)
        }
        let text = try #require(TextFile.decode(bytes))
        let groups = try #require(PlanOnDisk.load("\(Fixture.root.path)/playbooks").0).groups
        let roster = RosterFile.parse(text, file: "r.csv", groups: groups).roster
        #expect(roster?["zhao"]?.name == "赵敏")
        #expect(roster?["li"]?.name == "李㐂𠮷")
        #expect(roster?.holder(of: .lead, in: .office)?.mobile == "+8613800000003")
    }

    @Test func `a file that is not there is nothing`() {
        #expect(TextFile.read("/nowhere/people.csv") == nil)
        #expect(TextFile.withMode("/nowhere/secret") == nil)
    }

    @Test func `a file's permission bits are seen`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data("word\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        for mode in [0o600, 0o640] {
            let permissions: [FileAttributeKey: Any] = [.posixPermissions: mode]
            try FileManager.default.setAttributes(permissions, ofItemAtPath: file.path())
            #expect(TextFile.withMode(file.path()) == FileText(text: "word\n", mode: mode))
        }
    }
}
