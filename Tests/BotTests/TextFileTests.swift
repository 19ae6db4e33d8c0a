import Foundation
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
