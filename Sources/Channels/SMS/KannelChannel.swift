import Domain
import Outbox
import Ports

/// SMS through a Kannel gateway (`sendsms` over HTTP).
///
/// Its "accepted" proves little: with the SMS centre away it still says 202. Only delivery
/// reports tell, so where they can reach us every message asks for one.
package struct KannelChannel: Channel {
    package struct Settings: Sendable {
        /// The whole address of `sendsms`.
        package var url: String
        package var username: String
        package var password: @Sendable () -> String
        package var sender: String
        /// How long to wait for a delivery report before the next road; nil: not at all.
        package var receipts: Duration?
        /// Where the gateway hands in delivery reports, without a query; nil: nowhere.
        package var reportURL: String?
        /// Travels as `?token=` in the report.
        package var reportToken: @Sendable () -> String
        package var caFile: String?

        package init(
            url: String, username: String, password: @escaping @Sendable () -> String,
            sender: String, receipts: Duration? = nil, reportURL: String? = nil,
            reportToken: @escaping @Sendable () -> String = { "" }, caFile: String? = nil
        ) {
            self.url = url
            self.username = username
            self.password = password
            self.sender = sender
            self.receipts = receipts
            self.reportURL = reportURL
            self.reportToken = reportToken
            self.caFile = caFile
        }
    }

    package let name: String
    package let route = RouteKind.sms
    private let settings: Settings
    private let wire: any HTTPWire

    package init(name: String, _ settings: Settings, wire: any HTTPWire) {
        self.name = name
        self.settings = settings
        self.wire = wire
    }

    package func send(_ message: Message) async throws(SendFailure) -> Receipt {
        guard case .say(let text) = message.act else { throw .never(.rejected("not a text")) }
        let number = try Self.number(message.destination)
        let request = HTTPRequest(
            .get, settings.url + URLText.query(fields(message.id, number, text.plain)),
            caFile: settings.caFile, responseLimit: 64 << 10)
        let response: HTTPResponse
        do { response = try await wire.exchange(request) } catch { throw error.sendFailure }
        try Self.judge(response)
        let reports = settings.reportURL != nil
        return Receipt(.accepted, reportWithin: reports ? settings.receipts : nil)
    }

    /// Whether it is there and lets us in: a message to nobody is refused, but after the login.
    /// Nothing more can be asked without sending an SMS.
    package func probe() async throws(SendFailure) {
        let login = [
            (name: "username", value: settings.username),
            (name: "password", value: settings.password()),
        ]
        let request = HTTPRequest(
            .get, settings.url + URLText.query(login), caFile: settings.caFile,
            responseLimit: 64 << 10)
        let response: HTTPResponse
        do { response = try await wire.exchange(request) } catch { throw error.sendFailure }
        switch response.status {
        case 202, 400: break
        case 401, 403: throw .later(.unauthorized)
        case 404, 405: throw .never(.misconfigured("http \(response.status)"))
        case 429: throw .later(.rateLimited, after: response.retryAfter)
        case 500...: throw .later(.serverError(response.status), after: response.retryAfter)
        default: throw .later(.errorBody("http \(response.status)"))
        }
    }

    /// Always UCS-2, since every text carries a Chinese signature; without `charset` Kannel would
    /// take the bytes for UTF-16.
    private func fields(
        _ id: DeliveryID, _ number: String, _ text: String
    ) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = [
            ("username", settings.username), ("password", settings.password()),
            ("from", settings.sender), ("to", number), ("coding", "2"), ("charset", "UTF-8"),
            ("text", text),
        ]
        if let report = settings.reportURL {
            fields.append(("dlr-mask", "31"))
            fields.append(("dlr-url", reportURL(report, id)))
        }
        return fields
    }

    /// Kannel reads `%d` and `%A` in it and fills them in; any other percent sign is doubled.
    private func reportURL(_ url: String, _ id: DeliveryID) -> String {
        let query = URLText.query([("token", settings.reportToken()), ("id", id.rawValue)])
        let fixed = (url + query).split(separator: "%", omittingEmptySubsequences: false)
        return fixed.joined(separator: "%%") + "&d=%d&a=%A"
    }

    /// E.164 and nothing else: Kannel takes spaces for further receivers.
    private static func number(_ to: Message.Destination) throws(SendFailure) -> String {
        switch to {
        case .person(let number), .place(.direct(let number)):
            let digits = number.hasPrefix("+") ? number.dropFirst() : number[...]
            let isNumber =
                (3...15).contains(digits.utf8.count)
                && digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard isNumber else { throw .never(.unreachablePerson) }
            return number
        case .room, .closed, .place(.room): throw .never(.rejected("no room"))
        }
    }

    /// Throws unless the gateway has taken the message over.
    static func judge(_ response: HTTPResponse) throws(SendFailure) {
        // What it nearly always says needs no looking for words.
        if response.status == 202, plainlyTaken.contains(where: response.body.elementsEqual) {
            return
        }
        let body = String(decoding: response.body.prefix(1024), as: UTF8.self)
        let words = GatewayWords.reason(in: body)
        switch response.status {
        case 202:
            let taken = ["0:", "3:", "sent"].contains { body.lowercased().hasPrefix($0) }
            guard taken else {
                // With a reason that we know nothing was sent; without one, who can tell.
                throw words.map(refusal) ?? .uncertain(.errorBody("202"))
            }
            // Of several receivers it may have taken some; we give it one.
            if words == .unreachablePerson { throw .never(.unreachablePerson) }
        case 200..<300:
            throw words.map(refusal) ?? .uncertain(.errorBody(String(response.status)))
        case 401: throw .later(.unauthorized)
        case 402: throw refusal(.credit)
        case 429: throw .later(.rateLimited, after: response.retryAfter)
        case 403: throw refusal(words ?? .unauthorized)
        case 404, 405: throw .never(.misconfigured("http \(response.status)"))
        case 400..<500: throw refusal(words ?? .rejected("http-\(response.status)"))
        case 500...: throw .later(.serverError(response.status), after: response.retryAfter)
        default: throw .later(.errorBody("http \(response.status)"))
        }
    }

    private static let plainlyTaken = [
        Array("0: Accepted for delivery".utf8), Array("3: Queued for later delivery".utf8),
    ]

    /// Nothing was sent. Whether to ask again is for the reason to say: what somebody has to mend
    /// first will not be mended within the minute that a notice can wait.
    private static func refusal(_ reason: FailureReason) -> SendFailure {
        switch reason {
        case .unauthorized, .rateLimited: .later(reason)
        default: .never(reason)
        }
    }
}
