import Foundation
import Ports

/// The far end of a chat of kind `webhook`: what was posted there, and people who write there.
package struct WebhookFarEnd: Sendable {
    package struct Post: Sendable, CustomStringConvertible {
        package let id: String
        package let type: String
        package let room: String?
        package let to: String?
        package let text: String

        package var description: String { "\(id) \(room ?? to ?? "?"): \(text)" }
    }

    package static let room = "response"
    package let rig: RigEnvironment

    package init(rig: RigEnvironment) { self.rig = rig }

    private func ask(_ path: String, _ body: JSON? = nil) async throws -> JSON {
        let url = try rig.value("WEBHOOK_CONTROL") + path
        let answer = try await rig.wire.call(body == nil ? .get : .post, url, body)
        guard answer.status == 200 else {
            throw RigFailure("the webhook chat refuses \(path): \(answer.text)")
        }
        return answer.body
    }

    /// Forgets everything.
    ///
    /// - Parameter path: Where the bot under test takes in what people write.
    package func clear(path: String) async throws {
        _ = try await ask("/clear", ["hook": .string(try rig.web + path)])
    }

    /// Everything that was posted, each id once, in order.
    package func posts() async throws -> [Post] {
        try await ask("/posts").elements.map { post in
            Post(
                id: post["id"].string ?? "", type: post["type"].string ?? "",
                room: post["room"].string, to: post["to"].string, text: post["text"].string ?? "")
        }
    }

    /// Somebody writes, in the room or to the bot alone; it is handed in until the bot has it.
    ///
    /// - Parameter times: How often the same message is handed in although it was taken.
    package func say(_ person: String, _ text: String, alone: Bool = false, times: Int = 1)
        async throws
    {
        var event: [String: JSON] = [
            "type": "message", "sender": .string(person), "text": .string(text),
            "times": .int(times),
        ]
        if !alone { event["room"] = .string(Self.room) }
        _ = try await ask("/say", .object(event))
    }

    /// Somebody's reaction to a post.
    package func react(_ person: String, _ key: String, to post: Post) async throws {
        _ = try await ask(
            "/say",
            [
                "type": "reaction", "sender": .string(person), "room": .string(Self.room),
                "key": .string(key), "target": .string(post.id),
            ])
    }

    /// All that was said has been taken.
    package func isHeard() async throws -> Bool { try await ask("/state")["waiting"].int == 0 }

    /// No request had a wrong signature.
    package func refused() async throws -> Int { try await ask("/state")["refused"].int ?? -1 }
}
