import Domain
import Foundation
import Outbox
import Ports

/// Files of a Matrix chat, fetched with the bot's own token.
struct MatrixMedia: FileRoad {
    let client: MatrixClient
    let web: WebFetch

    /// - Returns: Nil when it was cancelled.
    package func fetch(
        _ file: ChatFile, limit: Int
    ) async throws(EvidenceFault) -> FetchedFile? {
        switch file.place {
        case .media(let uri): return try await media(uri, file.name, file.type, limit)
        case .message(let id, let room): return try await message(id, in: room, limit)
        }
    }

    /// The file that a message carries, else the message itself, as the homeserver gives it.
    private func message(
        _ id: String, in room: String, _ limit: Int
    ) async throws(EvidenceFault) -> FetchedFile? {
        let event: JSONValue
        do { event = try await client.event(id, in: room) } catch {
            guard let fault = Self.fault(error) else { return nil }
            throw fault
        }
        let content = event["content"]
        let words = content?.texts.joined(separator: "\n")
        if let uri = content?["url"]?.string, MatrixURI(uri) != nil {
            var file = try await media(
                uri, MatrixContent.fileName(content), content?["info"]?["mimetype"]?.string, limit)
            file?.words = words
            return file
        }
        // What changes with each question is no part of it.
        guard case .object(var members) = event else { throw .gone }
        members["unsigned"] = nil
        return FetchedFile(
            bytes: JSONValue.object(members).bytes, type: "application/json",
            name: "message.json", words: words)
    }

    private func media(
        _ uri: String, _ name: String?, _ type: String?, _ limit: Int
    ) async throws(EvidenceFault) -> FetchedFile? {
        guard let uri = MatrixURI(uri) else { throw .gone }
        var answer: HTTPResponse?
        for version in MatrixURI.Version.allCases {
            guard let (found, _) = try await web.follow(client.hop(to: uri, version), limit: limit)
            else { return nil }
            answer = found
            // Homeservers from before Matrix 1.11 know the older door alone.
            let refusal = found.status == 200 ? nil : MatrixRefusal(found)
            if refusal?.status != 404 || refusal?.code == "M_NOT_FOUND" { break }
        }
        guard let answer, answer.status == 200 else {
            throw answer.map { $0.status == 404 ? .gone : .status($0.status) } ?? .gone
        }
        return FetchedFile(
            bytes: answer.body, type: type ?? answer.headers["content-type"], name: name)
    }

    /// Nil when it was cancelled.
    private static func fault(_ failure: MatrixFailure) -> EvidenceFault? {
        switch failure {
        case .refused(let refusal) where refusal.status == 404: .gone
        case .refused(let refusal): .status(refusal.status)
        case .wire, .unreadable: failure.reason.map { .unreachable($0.word) }
        }
    }
}

/// `mxc://server/id`: what stands in a URL of the homeserver's, so it is looked at closely.
struct MatrixURI: Equatable, Sendable {
    enum Version: CaseIterable {
        /// With a token, since Matrix 1.11.
        case authenticated
        case older
    }

    var server: String
    var id: String

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "mxc:", parts[1].isEmpty,
            Self.holds(parts[2], also: ".-:[]"), Self.holds(parts[3], also: "-_=.")
        else { return nil }
        (server, id) = (parts[2], parts[3])
    }

    private static func holds(_ text: String, also more: String) -> Bool {
        let isLetter = { (byte: UInt8) in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
                || more.utf8.contains(byte)
        }
        return (1...255).contains(text.utf8.count) && text.utf8.allSatisfy(isLetter)
            && text != "." && text != ".."
    }

    func path(_ version: Version) -> String {
        let door =
            switch version {
            case .authenticated: "/_matrix/client/v1/media/download/"
            case .older: "/_matrix/media/v3/download/"
            }
        return door + URLText.escaped(server) + "/" + URLText.escaped(id)
    }
}

extension MatrixClient {
    /// A file, with the token; where the homeserver keeps its files elsewhere it redirects, and the
    /// token does not go there.
    fileprivate func hop(to uri: MatrixURI, _ version: MatrixURI.Version) -> WebFetch.Hop {
        WebFetch.Hop(
            url: URLText.base(settings.homeserver) + uri.path(version),
            headers: [authorization], caFile: settings.caFile, isOurs: true)
    }
}
