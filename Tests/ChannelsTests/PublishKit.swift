import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

/// A text whose letters platforms like to alter.
let signedText = """
    关于"某事"的情况说明 'A' -- 3x4
    一、已证实：40 人、0 人受伤... <b>a&b</b> &amp; 🔥

    二、下次发布：18:00。
    """

func publicPost(
    _ id: String = "S-3-1-web", text: String = signedText, language: Language = .zh,
    at seconds: Double = 1_795_000_000, source: String? = nil, replaces: String? = nil
) -> PublicPost {
    PublicPost(
        id: id, language: language, title: String(text.prefix { !$0.isNewline }), text: text,
        sha256: "5e0f", issuedAt: Date(timeIntervalSince1970: seconds), source: source,
        replaces: replaces)
}

/// What came of a try.
enum Outcome: Equatable, Sendable {
    case published(PublishedPost)
    case failed(SendFailure)

    static func of(_ channel: any PublicChannel, _ post: PublicPost) async -> Outcome {
        do throws(SendFailure) { return .published(try await channel.publish(post)) } catch {
            return .failed(error)
        }
    }

    var url: String? { if case .published(let post) = self { post.url } else { nil } }
}

/// - Returns: Why it failed; nil when it is well.
func probed(_ channel: any PublicChannel) async -> SendFailure? {
    do throws(SendFailure) {
        try await channel.probe()
        return nil
    } catch {
        return error
    }
}

/// What a real server said, played back: each request must be the recorded one, to the byte.
actor Tape: HTTPWire {
    private var left: [JSONValue]
    private(set) var differences: [String] = []
    let post: PublicPost?

    /// - Parameter scene: Its name in the file `Recorded/wordpress.json`.
    init(_ scene: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Recorded/wordpress.json")
        let scenes = try JSONValue(parsing: Array(Data(contentsOf: file)))
        let found = try #require(scenes[scene], "\(scene)")
        left = try #require(found["exchanges"]).elements
        post = found["post"].map { kept in
            func text(_ key: String) -> String? {
                kept[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
            }
            var post = publicPost(text("id") ?? "", text: text("text") ?? "")
            post.source = text("source")
            post.replaces = text("replaces")
            return post
        }
    }

    /// How many recorded requests were not made.
    var unasked: Int { left.count }

    func exchange(_ request: HTTPRequest) async throws(WireFailure) -> HTTPResponse {
        guard !left.isEmpty else {
            differences.append("one more: \(request.url)")
            throw .notSent(.refused)
        }
        let recorded = left.removeFirst()
        compare("method", recorded["method"]?.string, request.method.rawValue)
        compare("url", recorded["url"]?.string, request.url)
        compare("body", recorded["body"]?.string, String(decoding: request.body, as: UTF8.self))
        let headers = request.headers.map { ($0.name, JSONValue.string($0.value)) }
        if recorded["headers"] != .object(Dictionary(headers) { first, _ in first }) {
            differences.append("headers: \(headers)")
        }
        if recorded["lost"]?.bool == true { throw .uncertain(.timedOut) }
        return HTTPResponse(
            status: recorded["status"]?.int ?? 0,
            body: Array((recorded["answer"]?.string ?? "").utf8))
    }

    private func compare(_ what: String, _ recorded: String?, _ asked: String) {
        if recorded != asked {
            differences.append("\(what): \(asked), recorded \(recorded ?? "nothing")")
        }
    }
}
