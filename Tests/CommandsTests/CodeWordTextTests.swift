import Commands
import Domain
import Testing

/// A word of the month in what somebody wrote.
struct CodeWordTextTests {
    @Test(arguments: [
        ("到 KP47MX", "到", "KP47MX"), ("kp47mx", "到", "KP47MX"), ("ＫＰ４７ＭＸ 到", "到", "KP47MX"),
        ("口令 KP47MX 点名 全体", "点名 全体", "KP47MX"),
        ("交班 一切平稳 口令 kp47mx", "交班 一切平稳", "KP47MX"),
        ("HERE KP47MX\n> 到 AB34CD", "HERE\n> 到 AB34CD", "KP47MX"),
        ("\n  途中 20 KP47MX", "\n途中 20", "KP47MX"), ("word KP47MX rollcall", "rollcall", "KP47MX"),
    ])
    func `it is taken out, wherever it stands in the first line`(
        text: String, rest: String, word: String
    ) throws {
        let found = try #require(CodeWordText.take(from: text))
        #expect(found.rest == rest && found.word == word)
    }

    @Test(arguments: [
        "", "到", "到 东门", "完成 12", "KP4MX", "KP477X", "47KPMX", "KPABMX", "到\nKP47MX",
        "批准 T3 482913", "https://example.org/KP47MX",
    ])
    func `what is no word stays as it is`(text: String) {
        #expect(CodeWordText.take(from: text) == nil)
    }
}
