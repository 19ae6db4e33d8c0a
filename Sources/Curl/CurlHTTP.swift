import CCurl
import Glibc
import Ports

/// `SOCK_CLOEXEC`: no child process inherits it.
private let sockCloseOnExec = Int32(SOCK_CLOEXEC.rawValue)

/// One HTTP exchange in libcurl's terms.
@safe final class HTTPJob: Job, @unchecked Sendable {  // only its lane's thread touches it
    /// The largest head accepted, in bytes.
    private static let headLimit = 256 << 10

    var reply: CheckedContinuation<Result<HTTPResponse, WireFailure>, Never>?
    private let request: HTTPRequest
    private var headers: [String: String] = [:]
    private var headBytes = 0
    private var body: [UInt8] = []
    private var overflowed = false
    private var metNotPublic = false
    private var easy: UnsafeMutableRawPointer?

    init(_ request: HTTPRequest) { self.request = request }

    func setUp(_ handle: inout CurlHandle) throws(WireFailure) {
        try Line.check(request.url, "URL")
        handle.set(CURLOPT_URL, request.url)
        handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        handle.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        handle.set(CURLOPT_FOLLOWLOCATION, 0)
        // Shorter than servers usually keep an idle connection: fewer die under a request.
        handle.set(CURLOPT_MAXAGE_CONN, 50)
        handle.set(CURLOPT_USERAGENT, "fenghuo")
        handle.set(connectTimeout: request.connectTimeout, timeout: request.timeout)
        if let file = request.caFile {
            try Line.check(file, "certificate file")
            handle.set(CURLOPT_CAINFO, file)
        }
        if request.method != .get {
            handle.set(CURLOPT_POST, 1)
            handle.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
            handle.set(body: request.body)
        }
        handle.set(CURLOPT_HTTPHEADER, try headerLines())
        setCallbacks(&handle)
        if request.reach == .publicOnly { stayPublic(&handle) }
    }

    /// The fields as libcurl takes them: a field without a value ends in `;`, one libcurl would
    /// add of itself and must not ends in `:`.
    private func headerLines() throws(WireFailure) -> [String] {
        var lines: [String] = []
        lines.reserveCapacity(request.headers.count + 2)
        var typed = request.method == .get
        for (name, value) in request.headers {
            try Line.check(fieldName: name)
            try Line.check(value, "header “\(name)”")
            lines.append(value.isEmpty ? "\(name);" : "\(name): \(value)")
            typed = typed || name.lowercased() == "content-type"
        }
        if request.method != .get { lines.append("Expect:") }
        if !typed { lines.append("Content-Type:") }
        return lines
    }

    func answer(
        _ code: CURLcode, _ handle: borrowing CurlHandle
    ) -> Result<HTTPResponse, WireFailure> {
        let status = handle.number(CURLINFO_RESPONSE_CODE)
        if code == CURLE_OK {
            return .success(HTTPResponse(status: status, headers: headers, body: body))
        }
        let ending = Ending(
            number: Int(code.rawValue), status: status,
            connected: handle.offset(CURLINFO_PRETRANSFER_TIME_T) > 0,
            handedOver: handle.number(CURLINFO_REQUEST_SIZE) > 0,
            overflowed: overflowed, notPublic: metNotPublic, words: handle.words(for: code))
        return .failure(WireFailure(http: ending))
    }
}

// MARK: - What libcurl calls

extension HTTPJob {
    private func setCallbacks(_ handle: inout CurlHandle) {
        unsafe easy = handle.easy
        let itself = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe handle.set(
            CURLOPT_WRITEFUNCTION,
            { bytes, size, count, job in
                let chunk = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
                return unsafe HTTPJob.at(job).take(body: chunk)
            }, CURLOPT_WRITEDATA, itself)
        unsafe handle.set(
            CURLOPT_HEADERFUNCTION,
            { bytes, size, count, job in
                let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
                return unsafe HTTPJob.at(job).take(header: line)
            }, CURLOPT_HEADERDATA, itself)
        unsafe handle.set(
            prerequest: { job, _, _, _, _ in
                unsafe HTTPJob.at(job).mayGoOut
                    ? Int32(CURL_PREREQFUNC_OK) : Int32(CURL_PREREQFUNC_ABORT)
            }, itself)
    }

    /// Every address is looked at when it is about to be connected to, so that a name which means
    /// another one by then gains nothing. A connection that is used again would not be looked at.
    private func stayPublic(_ handle: inout CurlHandle) {
        handle.set(CURLOPT_FRESH_CONNECT, 1)
        handle.set(CURLOPT_FORBID_REUSE, 1)
        let itself = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe handle.set(
            opening: { job, _, address in
                guard let address = unsafe address else { return CURL_SOCKET_BAD }
                return unsafe HTTPJob.at(job).socket(toward: address)
            }, itself)
    }

    @unsafe private func socket(toward address: UnsafeMutablePointer<curl_sockaddr>) -> Int32 {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = unsafe ccurl_address(address, &bytes)
        guard PublicAddress.isPublic(Array(bytes.prefix(Int(count)))) else {
            metNotPublic = true
            return CURL_SOCKET_BAD
        }
        let facts = unsafe address.pointee
        return Glibc.socket(facts.family, facts.socktype | sockCloseOnExec, facts.protocol)
    }

    @unsafe private static func at(_ context: UnsafeMutableRawPointer?) -> HTTPJob {
        unsafe Unmanaged.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
    }

    /// Of itself libcurl repeats a request whose reused connection died without an answer. That is
    /// right for a GET or a PUT; a POST may have been acted on, so its asker has to decide.
    private var mayGoOut: Bool {
        guard request.method == .post, let easy = unsafe easy else { return true }
        var sent = 0
        unsafe ccurl_get_long(easy, CURLINFO_REQUEST_SIZE, &sent)
        return sent == 0
    }

    /// - Returns: The number of bytes taken; fewer than given ends the exchange.
    @unsafe private func take(body chunk: UnsafeRawBufferPointer) -> Int {
        guard body.count + chunk.count <= request.responseLimit else {
            overflowed = true
            return 0
        }
        if body.isEmpty, let length = headers["content-length"].flatMap({ Int($0) }) {
            body.reserveCapacity(min(max(length, chunk.count), request.responseLimit))
        }
        unsafe body.append(contentsOf: chunk)
        return chunk.count
    }

    /// - Returns: The number of bytes taken; fewer than given ends the exchange.
    @unsafe private func take(header line: UnsafeRawBufferPointer) -> Int {
        headBytes += line.count
        guard headBytes <= Self.headLimit else {
            overflowed = true
            return 0
        }
        if unsafe line.starts(with: "HTTP/".utf8) {
            headers.removeAll(keepingCapacity: true)
        } else if let field = unsafe HeaderField(line) {
            headers[field.name] = field.value
        }
        return line.count
    }
}

/// One field of a head, its name in lower case.
struct HeaderField: Equatable {
    var name: String
    var value: String

    /// - Returns: Nil for a line that is no field, such as the empty one at the end of a head.
    init?(_ line: some Collection<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), let first = line.first,
            first > 0x20
        else { return nil }
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
        let lowered = line[..<colon].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        name = String(decoding: lowered, as: UTF8.self)
        var rest = line[line.index(after: colon)...].drop(while: isSpace)
        let kept = rest.reversed().drop(while: isSpace).count
        rest = rest.prefix(kept)
        value = String(decoding: rest, as: UTF8.self)
    }
}
