import Domain
import Foundation
import Outbox
import Ports

/// Files that hang on a mail.
extension MailPart {
    /// First to last. What a page in the mail shows in itself, such as the logo of a signature, is
    /// none; a mail that was forwarded as a file is one.
    var files: [MailPart] {
        var all: [MailPart] = []
        collectAll(into: &all, depth: 0)
        let pages = all.lazy.filter { $0.type.value == "text/html" && !$0.isCalledFile }
        let shown = pages.map(\.text).joined(separator: "\n")
        return all.filter { part in
            if Self.seals.contains(part.type.value) { return false }
            if part.isCalledFile { return true }
            let isText = part.type.value.hasPrefix("text/")
            guard !isText, part.fileName != nil else { return false }
            let id = part.head["content-id"]?.trimmingCharacters(in: ["<", ">", " "]) ?? ""
            return id.isEmpty || !shown.contains("cid:\(id)")
        }
    }

    /// Signatures of the mail itself.
    private static let seals: Set<String> = [
        "application/pgp-signature", "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    ]

    private var disposition: MailValue { MailValue(head["content-disposition"] ?? "") }

    private var isCalledFile: Bool { disposition.value == "attachment" }

    private func collectAll(into all: inout [MailPart], depth: Int) {
        guard all.count < MailLimits.parts else { return }
        guard type.value.hasPrefix("multipart/"), !isCalledFile else { return all.append(self) }
        guard depth < MailLimits.depth else { return }
        for part in parts { part.collectAll(into: &all, depth: depth + 1) }
    }

    /// As its sender calls it, in any of the ways in which mail writes that (RFC 2047, 2231).
    var fileName: String? {
        let places = [(disposition.parameters, "filename"), (type.parameters, "name")]
        for (parameters, key) in places {
            if let coded = parameters[key + "*"] { return FetchedFile.clean(Self.plain(coded)) }
            if let joined = Self.joined(parameters, key) {
                return FetchedFile.clean(Self.plain(joined))
            }
            if let name = parameters[key] { return FetchedFile.clean(MailCoding.header(name)) }
        }
        return nil
    }

    /// `UTF-8''%E6%8A%A5.pdf`
    private static func plain(_ coded: String) -> String {
        let parts = coded.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return coded.removingPercentEncoding ?? coded }
        var bytes: [UInt8] = []
        var rest = Array(parts[2].utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2,
                let value = UInt8(digits, radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return MailCoding.text(bytes, charset: String(parts[0]))
    }

    /// `filename*0*=…; filename*1=…`
    private static func joined(_ parameters: [String: String], _ key: String) -> String? {
        var name = ""
        for place in 0..<MailLimits.parts {
            guard
                let part = parameters["\(key)*\(place)*"] ?? parameters["\(key)*\(place)"]
            else { break }
            name += part
        }
        return name.isEmpty ? nil : name
    }
}

/// What is kept of a mail with files: the one file; of several the mail itself, for it says what
/// belongs together.
enum MailFile {
    /// What came with it, as far as its first megabyte tells; nil: no file.
    static func named(in bytes: [UInt8]) -> (name: String?, type: String)? {
        let files = MailPart(bytes[...]).files
        guard let first = files.first else { return nil }
        return files.count == 1 ? (first.fileName, first.type.value) : (wholeName, whole)
    }

    static func fetched(_ bytes: [UInt8]) throws(EvidenceFault) -> FetchedFile {
        let mail = MailPart(bytes[...])
        let files = mail.files
        let names = files.compactMap(\.fileName)
        guard let only = files.first else { throw .gone }
        guard files.count > 1 else {
            return FetchedFile(bytes: only.bytes, type: only.type.value, name: only.fileName)
        }
        let subject = MailCoding.header(mail.head["subject"] ?? "")
        let texts = mail.leaves.filter { $0.type.value.hasPrefix("text/") }.map(\.text)
        return FetchedFile(
            bytes: bytes, type: whole, name: wholeName,
            words: ([subject] + names + texts).joined(separator: "\n"))
    }

    private static let whole = "message/rfc822"
    private static let wholeName = "mail.eml"
}

/// The mailbox as a place where files lie: a mail that was taken in is fetched again, whole.
extension MailboxSource: FileRoad {
    /// With the mail's place, so that its files can be fetched later.
    func file(in bytes: [UInt8], at place: MailboxPlace) -> ChatFile? {
        MailFile.named(in: bytes).map { found in
            ChatFile(
                route: .email, place: .media("\(key):\(place.text)"), name: found.name,
                type: found.type)
        }
    }

    /// Whether the file came to this mailbox.
    func holds(_ file: ChatFile) -> Bool { place(of: file) != nil }

    private func place(of file: ChatFile) -> MailboxPlace? {
        guard case .media(let text) = file.place, text.hasPrefix(key + ":") else { return nil }
        return MailboxPlace(String(text.dropFirst(key.count + 1)))
    }

    package func fetch(
        _ file: ChatFile, limit: Int
    ) async throws(EvidenceFault) -> FetchedFile? {
        guard let place = place(of: file) else { throw .gone }
        // Base64 with its line ends takes 1.37 times the room.
        let most = limit + limit / 2 + MailLimits.mailBytes
        var mailbox = mailbox
        mailbox.timeout = WebFetch.timeLimit
        let bytes: [UInt8]
        do throws(WireFailure) {
            bytes = try await wire.fetch(
                place.uid, validity: place.validity, limit: most, from: mailbox)
        } catch {
            switch error {
            case .cancelled: return nil
            case .notSent(.gone), .uncertain(.gone): throw .gone
            case .notSent(.tooLarge), .uncertain(.tooLarge): throw .tooLarge(limit)
            case .notSent(let fault), .uncertain(let fault):
                throw .unreachable(fault.reason.word)
            }
        }
        guard bytes.count < most else { throw .tooLarge(limit) }
        return try MailFile.fetched(bytes)
    }
}
