import CCurl
import Ports

/// What was known when a transfer failed.
struct Ending {
    /// libcurl's number for the failure.
    var number: Int
    /// The last status or reply code; 0 where none came.
    var status = 0
    /// Name looked up, connection made, handshake done; for mail, the relay has greeted.
    var connected = false
    /// The far end may hold all it needs to act: bytes of a request, or a whole message.
    var handedOver = false
    /// The answer was larger than allowed.
    var overflowed = false
    /// An address that was not public was passed over.
    var notPublic = false
    /// What libcurl said, or for mail the server.
    var words = ""

    var code: CURLcode { CURLcode(rawValue: UInt32(number)) }
}

extension WireFailure {
    /// The class of an HTTP exchange that brought no whole answer.
    init(http ending: Ending) {
        let fault = WireFault(ending)
        self = ending.handedOver ? .uncertain(fault) : .notSent(fault)
    }

    /// The class of a submission that did not end with the server's yes.
    ///
    /// A reply of 400 to 599 is a plain no at any point, also after the message.
    init(mail ending: Ending) {
        let waitedInVain = [CURLE_OPERATION_TIMEDOUT, CURLE_RECV_ERROR].contains(ending.code)
        if (400..<600).contains(ending.status) && !waitedInVain {
            self = .notSent(.mailRefused(code: ending.status, text: ending.words))
        } else {
            self.init(http: ending)
        }
    }
}

extension WireFailure {
    /// The class of a question to a mailbox that was not answered: asking again harms nobody.
    ///
    /// libcurl has one number for a wrong password and for a folder that does not open; only its
    /// words tell them apart.
    init(mailbox ending: Ending) {
        self =
            switch ending.code {
            case CURLE_LOGIN_DENIED where ending.words == "Select failed": .notSent(.noMailbox)
            case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: .notSent(.loginRefused)
            case CURLE_REMOTE_FILE_NOT_FOUND: .notSent(.gone)
            default: .notSent(WireFault(ending))
            }
    }
}

extension WireFault {
    /// The table of libcurl's codes, as far as a caller would act differently.
    init(_ ending: Ending) {
        if ending.overflowed {
            self = .tooLarge
            return
        }
        self =
            switch ending.code {
            case CURLE_COULDNT_RESOLVE_HOST: .nameNotFound
            case CURLE_COULDNT_CONNECT: ending.notPublic ? .notPublic : .refused
            case CURLE_OPERATION_TIMEDOUT: ending.connected ? .timedOut : .connectTimedOut
            case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_ABORTED_BY_CALLBACK: .cut
            case CURLE_SEND_ERROR, CURLE_RECV_ERROR: .reset
            case CURLE_FILESIZE_EXCEEDED: .tooLarge
            case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED,
                CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
                CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
                .tls(ending.words)
            case CURLE_URL_MALFORMAT, CURLE_FAILED_INIT, CURLE_NOT_BUILT_IN,
                CURLE_BAD_FUNCTION_ARGUMENT, CURLE_UNKNOWN_OPTION, CURLE_SETOPT_OPTION_SYNTAX,
                CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CERTPROBLEM,
                CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE,
                CURLE_LOGIN_DENIED:
                .misconfigured(ending.words)
            case CURLE_UNSUPPORTED_PROTOCOL where !ending.handedOver: .misconfigured(ending.words)
            default: .other(code: ending.number, ending.words)
            }
    }
}

/// Text that goes to the far end as part of a line: one with a line break inside would be two.
enum Line {
    /// - Throws: `.notSent(.misconfigured)` that names `what` when `text` holds control characters.
    static func check(_ text: String, _ what: String) throws(WireFailure) {
        let clean = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
        if !clean { throw .notSent(.misconfigured("control character in \(what)")) }
    }

    /// - Throws: `.notSent(.misconfigured)` when `name` cannot be the name of a header field.
    static func check(fieldName name: String) throws(WireFailure) {
        let clean = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
        if !clean || name.isEmpty { throw .notSent(.misconfigured("header name “\(name)”")) }
    }

    /// - Throws: `.notSent(.misconfigured)` when `address` could not stand between `<` and `>`.
    static func check(address: String, _ what: String) throws(WireFailure) {
        let clean = address.utf8.allSatisfy {
            $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
        }
        if !clean { throw .notSent(.misconfigured("\(what) address “\(address)”")) }
    }
}
