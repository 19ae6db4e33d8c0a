import Foundation

/// What `/healthz` says.
package struct HealthPage: Codable, Equatable, Sendable {
    package enum Status: String, Codable, Sendable { case healthy, degraded, starting }

    package var status: Status
    /// In closed words, such as `chat: unauthorized`; never what people wrote.
    package var problems: [String]

    package init(_ status: Status, problems: [String] = []) {
        self.status = status
        self.problems = problems
    }

    /// Well only when all is well: whoever watches from outside looks at the number first.
    var code: Int { status == .healthy ? 200 : 503 }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(self)) ?? Data("{}".utf8)
        return String(decoding: data, as: UTF8.self)
    }
}
