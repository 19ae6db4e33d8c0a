import CCurl
import Foundation
import Ports

/// One question to an IMAP server in libcurl's terms.
///
/// A listing answers with the server's own lines, a fetch with the mail. Content is only ever
/// fetched by URL: of a FETCH that was written out libcurl gives the first line and no more.
@safe final class MailboxJob: Job, @unchecked Sendable {  // only its lane's thread touches it
    enum Ask: Sendable {
        case list(MailboxQuery)
        case fetch(UInt32, validity: UInt32, limit: Int)
    }

    /// The most that a server may say in lines, in bytes.
    private static let lineLimit = 512 << 10

    var reply: CheckedContinuation<Result<[UInt8], WireFailure>, Never>?
    private let mailbox: Mailbox
    private let ask: Ask
    /// When the asker stops waiting: time spent behind other questions counts too.
    private let due: ContinuousClock.Instant
    private var lines: [UInt8] = []
    private var content: [UInt8] = []
    private var overflowed = false

    init(_ mailbox: Mailbox, _ ask: Ask) {
        self.mailbox = mailbox
        self.ask = ask
        due = .now + mailbox.timeout
    }

    func setUp(_ handle: inout CurlHandle) throws(WireFailure) {
        let left = due - .now
        if left <= .zero { throw .notSent(.timedOut) }
        try check()
        handle.set(CURLOPT_URL, url)
        handle.set(CURLOPT_PROTOCOLS_STR, "imap,imaps")
        let security = mailbox.startTLS == .required ? CURLUSESSL_ALL : CURLUSESSL_NONE
        handle.set(CURLOPT_USE_SSL, Int(security.rawValue))
        if let file = mailbox.caFile { handle.set(CURLOPT_CAINFO, file) }
        handle.set(CURLOPT_USERNAME, mailbox.username)
        handle.set(CURLOPT_PASSWORD, mailbox.password)
        // A list of UIDs is one line, and libcurl cuts lines that do not fit its buffer.
        handle.set(CURLOPT_BUFFERSIZE, Self.lineLimit)
        handle.set(CURLOPT_MAXAGE_CONN, 50)
        if case .list(let query) = ask {
            handle.set(CURLOPT_CUSTOMREQUEST, "UID SEARCH \(query.criteria)")
            handle.set(CURLOPT_FRESH_CONNECT, 1)
            handle.set(CURLOPT_FORBID_REUSE, 1)
        }
        handle.set(connectTimeout: min(mailbox.connectTimeout, left), timeout: left)
        // Also the longest that a server may keep us waiting for its good-bye.
        handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, (left.curlMilliseconds + 999) / 1_000)
        setCallbacks(&handle)
    }

    /// RFC 5092. A mail is named together with the validity its UID was told with.
    private var url: String {
        let folder = mailbox.name.utf8.map(Self.escaped).joined()
        switch ask {
        case .list: return "\(mailbox.url)/\(folder)"
        case .fetch(let uid, let validity, let limit):
            return
                "\(mailbox.url)/\(folder);UIDVALIDITY=\(validity)/;UID=\(uid)/;PARTIAL=0.\(limit)"
        }
    }

    private static func escaped(_ byte: UInt8) -> String {
        let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._"
        if plain.utf8.contains(byte) { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count < 2 ? "%0\(digits)" : "%\(digits)"
    }

    private func check() throws(WireFailure) {
        try Line.check(mailbox.url, "URL")
        try Line.check(mailbox.name, "mailbox")
        try Line.check(mailbox.username, "user name")
        try Line.check(mailbox.password, "password")
        try Line.check(mailbox.caFile ?? "", "certificate file")
    }

    func answer(_ code: CURLcode, _ handle: borrowing CurlHandle) -> Result<[UInt8], WireFailure> {
        if code == CURLE_OK {
            return .success(ask.wantsLines ? lines : content)
        }
        let ending = Ending(
            number: Int(code.rawValue), connected: !lines.isEmpty, overflowed: overflowed,
            words: handle.words(for: code))
        return .failure(WireFailure(mailbox: ending))
    }
}

extension MailboxJob.Ask {
    fileprivate var wantsLines: Bool {
        if case .list = self { true } else { false }
    }

    fileprivate var limit: Int {
        if case .fetch(_, _, let limit) = self { limit } else { 0 }
    }
}

// MARK: - What libcurl calls

extension MailboxJob {
    private func setCallbacks(_ handle: inout CurlHandle) {
        let itself = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe handle.set(
            CURLOPT_HEADERFUNCTION,
            { bytes, size, count, job in
                let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
                return unsafe MailboxJob.at(job).take(line: line)
            }, CURLOPT_HEADERDATA, itself)
        unsafe handle.set(
            CURLOPT_WRITEFUNCTION,
            { bytes, size, count, job in
                let chunk = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
                return unsafe MailboxJob.at(job).take(content: chunk)
            }, CURLOPT_WRITEDATA, itself)
    }

    @unsafe private static func at(_ context: UnsafeMutableRawPointer?) -> MailboxJob {
        unsafe Unmanaged.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
    }

    /// - Returns: The number of bytes taken; fewer than given ends the conversation.
    @unsafe private func take(line: UnsafeRawBufferPointer) -> Int {
        guard lines.count + line.count <= Self.lineLimit else {
            overflowed = true
            return 0
        }
        unsafe lines.append(contentsOf: line)
        return line.count
    }

    /// A server that does not know how to give a part gives all: then it is cut here.
    @unsafe private func take(content chunk: UnsafeRawBufferPointer) -> Int {
        guard !ask.wantsLines else { return chunk.count }
        guard content.count + chunk.count <= ask.limit else {
            overflowed = true
            return 0
        }
        unsafe content.append(contentsOf: chunk)
        return chunk.count
    }
}

// MARK: - Words of IMAP

extension MailboxQuery {
    /// RFC 3501: a range up to `*` always has the newest in it, whatever its beginning.
    var criteria: String {
        switch self {
        case .newest: "UID *"
        case .after(let uid): "UID \(uid == .max ? uid : uid + 1):*"
        case .since(let date): "SINCE \(Self.day(date))"
        }
    }

    /// `26-Nov-2026`, by Greenwich.
    private static func day(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.day, .month, .year], from: date)
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        return "\(parts.day ?? 1)-\(months[(parts.month ?? 1) - 1])-\(parts.year ?? 1970)"
    }
}

extension MailboxListing {
    /// Without what was not asked for.
    func sieved(for query: MailboxQuery) -> MailboxListing {
        guard case .after(let last) = query else { return self }
        return MailboxListing(validity: validity, uids: uids.filter { $0 > last })
    }

    /// Reads a server's lines; nil where it never told the validity of its UIDs.
    init?(said bytes: [UInt8]) {
        var validity: UInt32?
        var uids: Set<UInt32> = []
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let text = String(decoding: line, as: UTF8.self).uppercased()
            if text.hasPrefix("* OK [UIDVALIDITY ") {
                validity = UInt32(text.dropFirst(18).prefix { $0 != "]" })
            } else if text.hasPrefix("* SEARCH") {
                uids.formUnion(text.dropFirst(8).split(separator: " ").compactMap { UInt32($0) })
            }
        }
        guard let validity else { return nil }
        self.init(validity: validity, uids: uids.sorted())
    }
}
