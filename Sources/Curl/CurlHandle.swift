import CCurl

/// One libcurl transfer and what it borrows: one owner, freed once.
///
/// Options may be set one after the other; the first that libcurl refuses is kept in `fault`.
@safe struct CurlHandle: ~Copyable {
    /// What libcurl knows the transfer by; good only while its owner lives.
    let easy: UnsafeMutableRawPointer
    private(set) var fault = CURLE_OK
    private let words: UnsafeMutablePointer<CChar>
    private var list: UnsafeMutablePointer<curl_slist>?

    /// - Parameter used: One that `retire` gave back: to make a new one costs more.
    /// - Returns: Nil when memory has run out.
    @unsafe init?(_ used: UnsafeMutableRawPointer? = nil) {
        guard let easy = unsafe used ?? curl_easy_init() else { return nil }
        unsafe self.easy = easy
        let room = Int(CURL_ERROR_SIZE)
        unsafe words = .allocate(capacity: room)
        unsafe words.initialize(repeating: 0, count: room)
        unsafe set(CURLOPT_ERRORBUFFER, pointer: words)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_PROXY, "")
        // Giving up on a transfer must not wait for a name server that does not answer.
        set(CURLOPT_QUICK_EXIT, 1)
    }

    deinit {
        unsafe curl_easy_cleanup(easy)
        unsafe curl_slist_free_all(list)
        unsafe words.deallocate()
    }

    /// Ends the transfer and forgets all that was set; connections stay open.
    ///
    /// - Returns: What the next transfer may use; whoever has it frees it.
    @unsafe consuming func retire() -> UnsafeMutableRawPointer {
        unsafe curl_easy_reset(easy)
        unsafe curl_slist_free_all(list)
        unsafe words.deallocate()
        let easy = unsafe easy
        discard self
        return unsafe easy
    }

    private mutating func note(_ code: CURLcode) {
        if fault == CURLE_OK { fault = code }
    }

    mutating func set(_ option: CURLoption, _ number: Int) {
        note(unsafe ccurl_set_long(easy, option, number))
    }

    mutating func set(_ option: CURLoption, _ text: String) {
        note(unsafe ccurl_set_text(easy, option, text))
    }

    /// Sets the one list this handle owns: its header fields or its recipients.
    mutating func set(_ option: CURLoption, _ lines: [String]) {
        for line in lines {
            guard let longer = unsafe curl_slist_append(list, line) else {
                return note(CURLE_OUT_OF_MEMORY)
            }
            unsafe list = longer
        }
        note(unsafe ccurl_set_list(easy, option, list))
    }

    /// Sets a body, which libcurl copies.
    mutating func set(body: [UInt8]) {
        note(unsafe ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
        let code = unsafe body.withUnsafeBytes { bytes in
            // An empty body must not be a null pointer, which would make libcurl ask for one.
            unsafe bytes.isEmpty
                ? unsafe ccurl_set_text(easy, CURLOPT_COPYPOSTFIELDS, "")
                : unsafe ccurl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress)
        }
        note(code)
    }

    /// The connection's and the whole exchange's time.
    mutating func set(connectTimeout: Duration, timeout: Duration) {
        set(CURLOPT_CONNECTTIMEOUT_MS, connectTimeout.curlMilliseconds)
        set(CURLOPT_TIMEOUT_MS, timeout.curlMilliseconds)
    }

    @unsafe mutating func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer?) {
        note(unsafe ccurl_set_pointer(easy, option, pointer))
    }

    /// Sets a function that libcurl calls with bytes, and the object that it hands to it.
    @unsafe mutating func set(
        _ option: CURLoption, _ callback: @escaping ccurl_transfer_callback,
        _ contextOption: CURLoption, _ context: UnsafeMutableRawPointer
    ) {
        note(unsafe ccurl_set_transfer(easy, option, callback))
        unsafe set(contextOption, pointer: context)
    }

    /// Sets what is asked before each time that the request is about to go out.
    @unsafe mutating func set(
        prerequest: @escaping curl_prereq_callback, _ context: UnsafeMutableRawPointer
    ) {
        note(unsafe ccurl_set_prerequest(easy, prerequest))
        unsafe set(CURLOPT_PREREQDATA, pointer: context)
    }

    /// Sets what is told of each socket opened and closes each; the context outlives them all.
    @unsafe mutating func set(
        opened: @escaping curl_sockopt_callback, closed: @escaping curl_closesocket_callback,
        _ context: UnsafeMutableRawPointer
    ) {
        note(unsafe ccurl_set_opened(easy, opened))
        unsafe set(CURLOPT_SOCKOPTDATA, pointer: context)
        note(unsafe ccurl_set_closed(easy, closed))
        unsafe set(CURLOPT_CLOSESOCKETDATA, pointer: context)
    }

    /// Sets what opens each socket, or refuses to.
    @unsafe mutating func set(
        opening: @escaping curl_opensocket_callback, _ context: UnsafeMutableRawPointer
    ) {
        note(unsafe ccurl_set_opening(easy, opening))
        unsafe set(CURLOPT_OPENSOCKETDATA, pointer: context)
    }

    /// - Returns: A number libcurl keeps about the transfer; 0 where it has none.
    borrowing func number(_ info: CURLINFO) -> Int {
        var value = 0
        unsafe ccurl_get_long(easy, info, &value)
        return value
    }

    /// - Returns: A size in bytes or a time in microseconds; 0 where libcurl has none.
    borrowing func offset(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        unsafe ccurl_get_offset(easy, info, &value)
        return Int(value)
    }

    /// - Returns: What libcurl says of this failure, at length where it can.
    borrowing func words(for code: CURLcode) -> String {
        let detail = unsafe String(cString: words)
        return detail.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : detail
    }
}

extension Duration {
    /// Whole milliseconds, at least 1: libcurl reads 0 as «no limit».
    var curlMilliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < 2_000_000 else { return 2_000_000_000 }
        return max(1, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
