import Domain
import Testing

@testable import Playbooks

struct LocatedNodeTests {
    private func fault(_ text: String, file: String = "a.yaml") -> Diagnostic? {
        switch LocatedNode.parse(text, file: file) {
        case .success: nil
        case .failure(let fault): fault
        }
    }

    private func expect(
        _ text: String, line: Int, _ zh: String, _ en: String,
        at place: SourceLocation = #_sourceLocation
    ) {
        let wanted = Diagnostic(file: "a.yaml", line: line, message: Bilingual(zh: zh, en: en))
        #expect(fault(text) == wanted, sourceLocation: place)
    }

    @Test func `a mapping keeps its order and its lines`() throws {
        let root = try LocatedNode.parse("b: 1\n\na:\n  - x\n  - 'y'\n", file: "a.yaml").get()
        #expect(root.entries.map(\.key) == ["b", "a"])
        #expect(root.entries.map(\.line) == [1, 3])
        #expect(root["a"]?.elements?.map(\.line) == [4, 5])
        #expect(root["a"]?.elements?.map(\.scalar?.isQuoted) == [false, true])
    }

    @Test func `JSON is read as well and keeps its lines`() throws {
        let text = "{\n\t\"a\": [1, true, \"5m\"],\n\t\"b\": {\"zh\": \"中\", \"en\": \"e\"}\n}"
        let root = try LocatedNode.parse(text, file: "a.json").get()
        #expect(root.line(of: "b") == 3)
        var faults: [Diagnostic] = []
        #expect(root.bilingual("b", &faults) == Bilingual(zh: "中", en: "e"))
        #expect(root.list("a", &faults)?.count == 3)
        #expect(faults.isEmpty)
    }

    @Test func `a byte order mark and Windows line ends change nothing`() throws {
        let root = try LocatedNode.parse("\u{FEFF}a: 1\r\nb: 2\r\n", file: "a.yaml").get()
        #expect(root.entries.map(\.key) == ["a", "b"])
        #expect(root.line(of: "b") == 2)
    }

    @Test func `a syntax error is one fault at its line`() {
        expect(
            "a: 1\nb: c: d\n", line: 2, "不是有效的 YAML：此处不能再有“键: 值”，文字里有冒号请加引号",
            "not valid YAML: mapping values are not allowed in this context")
        expect(
            "a: [1, 2\nb: 3\n", line: 2, "不是有效的 YAML：此处应为逗号或 ]",
            "not valid YAML: did not find expected ',' or ']'")
        expect(
            "a: 1\n\tb: 2\n", line: 2, "不是有效的 YAML：缩进只能用空格，不能用制表符",
            "not valid YAML: found a tab character that violates indentation")
        expect(
            "a: @b\n", line: 1, "不是有效的 YAML：此处的字符不能这样开头，请用空格缩进或加引号",
            "not valid YAML: found character that cannot start any token")
        expect(
            "a: \"b\n", line: 1, "不是有效的 YAML：引号或括号没有闭合",
            "not valid YAML: found unexpected end of stream")
        expect(
            "a: 1\n---\nb: 2\n", line: 2, "不是有效的 YAML：一个文件只能有一份文档，请去掉 ---",
            "not valid YAML: but found another document")
        expect(
            "a: 1\nb: \u{1}\n", line: 2, "不是有效的 YAML：有不可见的控制字符",
            "not valid YAML: control characters are not allowed")
    }

    @Test func `an unfinished JSON is one fault`() {
        let fault = fault("{\n  \"a\": 1,\n  \"b\": [1,\n", file: "bot.json")
        #expect(
            fault?.description
                == "bot.json:3: not valid YAML: did not find expected node content")
    }

    @Test func `a key given twice is told at the second`() {
        expect(
            "a: 1\nb:\n  c: 1\n  d: 2\n  # c: no\n  \"c\": 3\n", line: 6, "键 c 重复，已在第 3 行给出",
            "the key c is given twice, first in line 3")
        expect(
            "{a: 1, a: 2}", line: 1, "键 a 重复，已在第 1 行给出", "the key a is given twice, first in line 1"
        )
    }

    @Test func `an anchor is refused before any alias can grow`() {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (old, new) in zip("abcdefgh", "bcdefghi") {
            let aliases = Array(repeating: "*\(old)", count: 9).joined(separator: ", ")
            bomb += "\(new): &\(new) [\(aliases)]\n"
        }
        expect(
            bomb, line: 1, "不允许使用锚点 & 和别名 *，请直接写出内容",
            "anchors (&) and aliases (*) are not allowed: write the content out")
    }

    @Test(arguments: [40, 900, 100_000]) func `deep nesting is refused`(depth: Int) {
        let text = String(repeating: "[", count: depth)
        expect(
            text + String(repeating: "]", count: depth), line: 1, "嵌套层数过多", "nested too deep")
    }

    @Test func `a file that is too large or empty is refused`() {
        let large = String(repeating: "# x\n", count: 500_001)
        expect(large, line: 1, "文件超过 2 MB", "the file is larger than 2 MB")
        expect("", line: 1, "文件没有内容", "the file is empty")
        expect("# nothing\n", line: 1, "文件没有内容", "the file is empty")
    }

    @Test func `a key that is a list is refused`() {
        expect(
            "a: 1\n[b, c]: 2\n", line: 2, "键必须是一个词，不能是列表或映射",
            "a key must be a word, not a list or a mapping")
    }
}
