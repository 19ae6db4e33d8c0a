import Domain
import Foundation
import Outbox
import Ports

/// Fetches what an address of the web shows, as bytes. Redirects are followed here and not by
/// libcurl, so that every step is looked at as the first was.
package struct WebFetch: Sendable {
    /// Name look-up, connection and handshake.
    static let connectLimit = Duration.seconds(10)
    /// One step, the body included.
    static let timeLimit = Duration.seconds(60)
    static let redirects = 5

    private let wire: any HTTPWire
    private let allowsPrivate: Bool

    /// - Parameter allowsPrivate: Addresses of private networks may be fetched too.
    package init(wire: any HTTPWire, allowsPrivate: Bool) {
        self.wire = wire
        self.allowsPrivate = allowsPrivate
    }

    /// One step of a way that redirects may lead along.
    struct Hop {
        var url: String
        var headers: [(name: String, value: String)] = []
        var caFile: String?
        /// An address of our own settings, wherever it lies.
        var isOurs = false
    }

    /// - Returns: Nil when it was cancelled.
    func page(_ url: String, limit: Int) async throws(EvidenceFault) -> FetchedFile? {
        guard Evidence.isWebAddress(url) else { throw .badAddress }
        guard let (answer, last) = try await follow(Hop(url: url), limit: limit) else { return nil }
        guard answer.status == 200 else { throw .status(answer.status) }
        return FetchedFile(answer, from: last)
    }

    /// Follows redirects to the answer that is none.
    ///
    /// - Returns: It and its address; nil when it was cancelled.
    func follow(
        _ first: Hop, limit: Int
    ) async throws(EvidenceFault) -> (HTTPResponse, url: String)? {
        var hop = first
        for _ in 0...Self.redirects {
            guard let answer = try await ask(hop, limit) else { return nil }
            guard [301, 302, 303, 307, 308].contains(answer.status),
                let location = answer.headers["location"], !location.isEmpty
            else { return (answer, hop.url) }
            // What was for the first server is for no other.
            hop = Hop(url: try Self.next(location, after: hop.url))
        }
        throw .tooManyRedirects
    }

    private func ask(_ hop: Hop, _ limit: Int) async throws(EvidenceFault) -> HTTPResponse? {
        let request = HTTPRequest(
            .get, hop.isOurs ? hop.url : Self.plain(hop.url), headers: hop.headers, lane: .fetch,
            connectTimeout: Self.connectLimit, timeout: Self.timeLimit, caFile: hop.caFile,
            responseLimit: limit, reach: hop.isOurs || allowsPrivate ? .anywhere : .publicOnly)
        do throws(WireFailure) { return try await wire.exchange(request) } catch {
            switch error {
            case .cancelled: return nil
            case .notSent(.notPublic), .uncertain(.notPublic): throw .privateAddress
            case .notSent(.tooLarge), .uncertain(.tooLarge): throw .tooLarge(limit)
            case .notSent(.misconfigured), .uncertain(.misconfigured): throw .badAddress
            case .notSent(let fault), .uncertain(let fault): throw .unreachable(fault.reason.word)
            }
        }
    }

    private static func next(
        _ location: String, after url: String
    ) throws(EvidenceFault) -> String {
        let next = URL(string: plain(location), relativeTo: URL(string: plain(url)))?.absoluteString
        guard let next, Evidence.isWebAddress(next) else { throw .badAddress }
        return next
    }

    /// The path in the form that a request line takes; a host in other letters is libcurl's to
    /// spell.
    static func plain(_ url: String) -> String {
        guard let scheme = url.range(of: "://"),
            let path = url[scheme.upperBound...].firstIndex(where: { "/?#".contains($0) })
        else { return url }
        return url[..<path] + escaped(url[path...])
    }

    private static func escaped(_ text: Substring) -> String {
        text.utf8.map { byte in
            byte > 0x20 && byte < 0x7F
                ? String(UnicodeScalar(byte)) : URLText.escaped(bytes: [byte])
        }.joined()
    }
}

extension FetchedFile {
    init(_ answer: HTTPResponse, from url: String) {
        self.init(
            bytes: answer.body, type: answer.headers["content-type"],
            name: Self.name(disposition: answer.headers["content-disposition"])
                ?? Self.name(of: url))
    }

    /// `attachment; filename="a.pdf"`, or `filename*=UTF-8''%E6%96%87.pdf`.
    static func name(disposition: String?) -> String? {
        guard let disposition else { return nil }
        let fields = disposition.split(separator: ";").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        func value(_ key: String) -> String? {
            fields.first { $0.lowercased().hasPrefix(key + "=") }.map {
                $0.dropFirst(key.count + 1).trimmingCharacters(in: ["\"", " "])
            }
        }
        if let coded = value("filename*"), let mark = coded.range(of: "''") {
            return clean(String(coded[mark.upperBound...]).removingPercentEncoding)
        }
        return clean(value("filename"))
    }

    /// The last part of the path, else the host.
    static func name(of url: String) -> String? {
        guard let parts = URL(string: url) else { return nil }
        let last = parts.lastPathComponent.trimmingCharacters(in: ["/"])
        return clean(last.isEmpty ? parts.host() : last)
    }

    /// Only ever shown; it names no file of ours.
    static func clean(_ name: String?) -> String? {
        guard let name else { return nil }
        let kept = name.unicodeScalars.filter { scalar in
            scalar.properties.generalCategory != .control
                && scalar.properties.generalCategory != .format
                && scalar != "/" && scalar != "\\"
        }
        let text = String(String.UnicodeScalarView(kept)).prefix(80)
        return text.isEmpty ? nil : String(text)
    }
}
