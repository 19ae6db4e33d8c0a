import Domain
import Testing

@testable import Commands

/// The largest and the smallest numbers that people can type: a line that ends the process would
/// be given again after every start, and end it again.
struct ExtremeTests {
    private static let extremes = [
        "\(Int.min)", "\(Int.max)", "-\(Int.max)", "9999999999999999999999", "-0", "1e308",
    ]

    @Test func `every key of every command takes the largest and smallest numbers`() {
        for row in CommandTable.rows() {
            for (word, key) in row.words.flatMap({ word in row.keys.map { (word, $0) } }) {
                for number in Self.extremes {
                    for end in ["", "%", "k", "m", "h", "d", "亿"] {
                        let line = "!\(word) R-1 \(key.words[0])=\(number)\(end)"
                        #expect(parse(line) == parse(line), "\(line)")
                    }
                }
            }
        }
    }

    @Test func `every number of every example may be the largest or the smallest`() {
        for row in CommandTable.rows() {
            for example in [row.example.zh, row.example.en] {
                for number in Self.extremes {
                    // Everything, and everything but the number of what is meant.
                    for line in [
                        example.replacing(/[0-9]+/, with: number),
                        example.replacing(/([ =@.:])[0-9]+/) { "\($0.1)\(number)" },
                    ] {
                        #expect(parse("!" + line) == parse("!" + line), "\(line)")
                    }
                }
            }
        }
    }

    @Test(arguments: ["\(Int.min)", "\(Int.max)", "-\(Int.max)", "1000001", "-1000001"])
    func `a growth beyond all sense is asked about`(share: String) {
        for text in ["!rumour track R-1 growth=\(share)", "!谣言 跟踪 R-1 增速=\(share)%"] {
            guard case .complaint(let complaint) = parse(text) else {
                Issue.record("\(text) was taken")
                continue
            }
            #expect(complaint.column > 1)
        }
        guard case .request = parse("!rumour track R-1 growth=-1000000") else {
            Issue.record("the last that makes sense was not taken")
            return
        }
    }
}
