import Foundation
import Outbox
import Ports

/// What the interface of a publishing platform said: its JSON, or why not.
enum PublishAnswer {
    /// What was asked for. A write that broke off may have been done all the same.
    enum Ask { case reading, writing }

    /// - Parameter now: From it a limit's end is counted where the far end names an instant.
    /// - Returns: The body of a 2xx. A page of HTML under a 200 is no yes: portals say it too.
    static func json(
        _ response: HTTPResponse, _ ask: Ask, now: Date
    ) throws(SendFailure) -> JSONValue {
        let status = response.status
        let after = response.retryAfter
        switch status {
        case 200..<300:
            guard let body = try? JSONValue(parsing: response.body), !isRefusal(body) else {
                throw broken(.errorBody("http \(status)"), ask)
            }
            return body
        case 401: throw .later(.unauthorized)
        case 403: throw .later(.forbidden)
        case 300..<400, 404, 405, 410: throw .never(.misconfigured("http \(status)"))
        case 408: throw .later(.serverError(status))
        case 429:
            throw .later(.rateLimited, after: after ?? resetAfter(response, now))
        case 400..<500: throw .never(.rejected("http-\(status)"))
        // Says that it is not at work, and when it will be: an update of WordPress does.
        case 503: throw .later(.serverError(status), after: after)
        case 500...: throw broken(.serverError(status), ask)
        default: throw broken(.errorBody("http \(status)"), ask)
        }
    }

    /// `{"error": …}` under a status of success.
    private static func isRefusal(_ body: JSONValue) -> Bool {
        guard let error = body["error"] else { return false }
        return error != .null && error != "" && error != false
    }

    private static func broken(_ reason: FailureReason, _ ask: Ask) -> SendFailure {
        ask == .writing ? .uncertain(reason) : .later(reason)
    }

    /// `X-RateLimit-Reset` as an instant of ISO 8601, with a fraction of any length.
    private static func resetAfter(_ response: HTTPResponse, _ now: Date) -> Duration? {
        guard let text = response.headers["x-ratelimit-reset"],
            let parts = text.wholeMatch(of: /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?Z/),
            let reset = try? Date("\(parts.1)Z", strategy: .iso8601)
        else { return nil }
        return .seconds(max(1, Int64((reset.timeIntervalSince(now) + 1).rounded(.up))))
    }
}

extension SendFailure {
    /// What a failure is once the text may stand there: not being able to look proves nothing.
    var afterWriting: SendFailure {
        if case .later(let reason, _) = self { .uncertain(reason) } else { self }
    }
}
