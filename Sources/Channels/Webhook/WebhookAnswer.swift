import Outbox
import Ports

/// What the far end of a webhook chat said.
struct WebhookAnswer: Equatable, Sendable {
    /// It will send a ping back to us.
    var echoes = false

    /// Throws unless the far end has taken it. A status of 200 proves nothing: a portal or a
    /// firewall says it too, so the body must be empty, or say so.
    init(_ response: HTTPResponse) throws(SendFailure) {
        let body = try? JSONValue(parsing: response.body)
        switch body?["error"]?.string {
        case "unknown-account": throw .never(.unreachablePerson)
        case "unknown-room": throw .later(.noRoom)
        default: break
        }
        switch response.status {
        case 200..<300:
            // Who says no has not taken it; of who says neither nobody knows.
            if let refusal = body.flatMap(Self.refusal) {
                throw .later(.errorBody(refusal), after: response.retryAfter)
            }
            guard Self.isPlainlyTaken(response.body) || body.map(Self.saysTaken) == true else {
                throw .uncertain(.errorBody("http \(response.status)"))
            }
        // A repetition of what it has.
        case 409: break
        case 401: throw .later(.unauthorized)
        case 403: throw .later(.forbidden)
        case 300..<400, 404, 405, 410: throw .never(.misconfigured("http \(response.status)"))
        case 429: throw .later(.rateLimited, after: response.retryAfter)
        case 400..<500: throw .never(.rejected("http-\(response.status)"))
        case 500...: throw .later(.serverError(response.status), after: response.retryAfter)
        default: throw .later(.errorBody("http \(response.status)"))
        }
        echoes = body?["echo"]?.bool ?? false
    }

    /// How an answer says no, whatever its status: many a chat's own interface has only 200.
    private static func refusal(_ body: JSONValue) -> String? {
        if body["ok"]?.bool == false { return "not ok" }
        if let error = body["error"], error != .null, error != "" { return "error" }
        if let code = body["errcode"], code != .null, code.int != 0 {
            return code.int.map { "errcode \($0)" } ?? "errcode"
        }
        return nil
    }

    /// `{"ok": true}`, `{"errcode": 0}`, or the id under which it has it.
    private static func saysTaken(_ body: JSONValue) -> Bool {
        if body["ok"]?.bool == true || body["errcode"]?.int == 0 { return true }
        return body["id"]?.string?.isEmpty == false
    }

    private static func isPlainlyTaken(_ body: [UInt8]) -> Bool {
        let text = String(decoding: body.prefix(16), as: UTF8.self)
        return ["", "ok"].contains(text.filter { !$0.isWhitespace }.lowercased())
    }
}
