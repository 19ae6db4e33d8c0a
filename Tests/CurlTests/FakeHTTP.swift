/// A request as a server saw it.
struct SeenRequest: Sendable {
    var line: String
    var headers: [String: String]
    var body: [UInt8]
}

extension Peer {
    /// - Returns: The next whole request, header names as sent; nil when the other side hangs up.
    func readRequest() -> SeenRequest? {
        guard let line = readLine() else { return nil }
        var request = SeenRequest(line: line, headers: [:], body: [])
        while let field = readLine(), !field.isEmpty {
            guard let colon = field.firstIndex(of: ":") else { return nil }
            let value = field[field.index(after: colon)...].drop { $0 == " " }
            request.headers[String(field[..<colon])] = String(value)
        }
        guard let body = read(Int(request.headers["Content-Length"] ?? "0") ?? 0) else {
            return nil
        }
        request.body = body
        return request
    }

    func answer(_ body: [UInt8], status: String = "200 OK", headers: [String] = []) {
        let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)"] + headers
        write(Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
    }

    func answer(_ body: String, status: String = "200 OK", headers: [String] = []) {
        answer(Array(body.utf8), status: status, headers: headers)
    }

    /// Answers every request of this connection with its own body.
    func echo() {
        while let request = readRequest() { answer(request.body) }
    }
}
