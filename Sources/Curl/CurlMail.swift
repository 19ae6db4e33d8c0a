import CCurl
import Ports

/// One submission to a mail relay in libcurl's terms.
@safe final class MailJob: Job, @unchecked Sendable {  // only its lane's thread touches it
    var reply: CheckedContinuation<Result<Void, WireFailure>, Never>?
    private let mail: MailSubmission
    /// When the asker stops waiting: time spent behind other mail counts too.
    private let due: ContinuousClock.Instant
    private var offered = 0
    private var exhausted = false
    private var lastReply = SMTPReply()

    init(_ mail: MailSubmission) {
        self.mail = mail
        due = .now + mail.timeout
    }

    func setUp(_ handle: inout CurlHandle) throws(WireFailure) {
        let left = due - .now
        if left <= .zero { throw .notSent(.timedOut) }
        try check()
        handle.set(CURLOPT_URL, mail.url)
        handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        let security = mail.startTLS == .required ? CURLUSESSL_ALL : CURLUSESSL_NONE
        handle.set(CURLOPT_USE_SSL, Int(security.rawValue))
        if let file = mail.caFile { handle.set(CURLOPT_CAINFO, file) }
        if let name = mail.username { handle.set(CURLOPT_USERNAME, name) }
        if let password = mail.password { handle.set(CURLOPT_PASSWORD, password) }
        if mail.isGreeting {
            handle.set(CURLOPT_CUSTOMREQUEST, "NOOP")
            handle.set(CURLOPT_NOBODY, 1)
        } else {
            handle.set(CURLOPT_MAIL_FROM, "<\(mail.sender)>")
            handle.set(CURLOPT_MAIL_RCPT, ["<\(mail.recipient)>"])
            handle.set(CURLOPT_UPLOAD, 1)
        }
        handle.set(connectTimeout: min(mail.connectTimeout, left), timeout: left)
        // Also the longest that a relay may keep us waiting for its good-bye.
        handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, (left.curlMilliseconds + 999) / 1_000)
        setCallbacks(&handle)
    }

    private func check() throws(WireFailure) {
        try Line.check(mail.url, "URL")
        try Line.check(address: mail.sender, "sender")
        try Line.check(address: mail.recipient, "recipient")
        if mail.recipient.isEmpty, !mail.isGreeting {
            throw .notSent(.misconfigured("recipient address “”"))
        }
        try Line.check(mail.username ?? "", "user name")
        try Line.check(mail.password ?? "", "password")
        try Line.check(mail.caFile ?? "", "certificate file")
    }

    func answer(_ code: CURLcode, _ handle: borrowing CurlHandle) -> Result<Void, WireFailure> {
        if code == CURLE_OK { return .success(()) }
        let status = handle.number(CURLINFO_RESPONSE_CODE)
        let theirs = lastReply.code == status && status >= 400
        let ending = Ending(
            number: Int(code.rawValue), status: status,
            connected: lastReply.heard,
            handedOver: exhausted,
            words: theirs ? lastReply.text : handle.words(for: code))
        return .failure(WireFailure(mail: ending))
    }
}

// MARK: - What libcurl calls

extension MailJob {
    private func setCallbacks(_ handle: inout CurlHandle) {
        let itself = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe handle.set(
            CURLOPT_READFUNCTION,
            { bytes, size, count, job in
                let room = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
                return unsafe MailJob.at(job).give(into: room)
            }, CURLOPT_READDATA, itself)
        unsafe handle.set(
            CURLOPT_HEADERFUNCTION,
            { bytes, size, count, job in
                let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
                unsafe MailJob.at(job).lastReply.note(line)
                return size * count
            }, CURLOPT_HEADERDATA, itself)
        unsafe handle.set(
            CURLOPT_WRITEFUNCTION, { _, size, count, _ in size * count },
            CURLOPT_WRITEDATA, itself)
    }

    @unsafe private static func at(_ context: UnsafeMutableRawPointer?) -> MailJob {
        unsafe Unmanaged.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
    }

    /// - Returns: The number of bytes given; 0 at the end, after which libcurl sends the final dot.
    @unsafe private func give(into room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, mail.message.count - offered)
        unsafe room.copyBytes(from: mail.message[offered..<(offered + count)])
        offered += count
        exhausted = offered == mail.message.count
        return count
    }
}

/// The last refusal a relay uttered, its lines joined.
struct SMTPReply: Equatable {
    private static let longest = 1_000

    /// Whether the relay has said anything at all.
    private(set) var heard = false
    private(set) var code = 0
    private(set) var text = ""
    private var continues = false

    /// Takes one line of the conversation; whatever is no refusal is not kept.
    mutating func note(_ line: some Collection<UInt8>) {
        heard = true
        let words = String(decoding: line, as: UTF8.self)
        guard let said = Int(words.prefix(3)), (400..<600).contains(said) else { return }
        let rest = words.dropFirst(4).trimmingEnd()
        text = continues && said == code ? "\(text) \(rest)" : rest
        text = String(text.prefix(Self.longest))
        code = said
        continues = words.dropFirst(3).first == "-"
    }
}

extension Substring {
    fileprivate func trimmingEnd() -> String {
        var kept = self
        while kept.last?.isWhitespace == true { kept.removeLast() }
        return String(kept)
    }
}
