import Domain
import Foundation
import Outbox
import Ports

/// A road that ends in a folder: one file for each message, and whoever watches is shown it.
/// For trying the bot out, and for gateways that read files.
package struct SpoolChannel: Channel {
    package let name: String
    package let route: RouteKind
    private let directory: String
    private let clock: any WallClock
    private let shown: @Sendable (_ route: RouteKind, _ address: String, _ text: String) -> Void

    /// - Parameter shown: Called for each message after its file was written.
    package init(
        name: String, route: RouteKind, directory: String, clock: any WallClock,
        shown: @escaping @Sendable (_ route: RouteKind, _ address: String, _ text: String) -> Void
    ) {
        self.name = name
        self.route = route
        self.directory = directory
        self.clock = clock
        self.shown = shown
    }

    package func send(_ message: Message) async throws(SendFailure) -> Receipt {
        guard case .say(let text) = message.act else { throw .never(.rejected("not a text")) }
        let address: String
        switch message.destination {
        case .person(let to), .place(.direct(let to)): address = to
        case .room, .closed, .place(.room): throw .never(.rejected("no room"))
        }
        let subject = text.subject.map { "Subject: \($0)\n" } ?? ""
        let template = text.template.map { "Template: \(line($0))\n" } ?? ""
        try write(
            "To: \(address)\n\(subject)\(template)\n\(text.plain)\n", as: fileName(message.id))
        shown(route, address, text.plain)
        return Receipt(.delivered)
    }

    /// `T1 no=2 lv=Ⅱ t=14:35`: what a gateway with registered texts would be given.
    private func line(_ template: FilledTemplate) -> String {
        ([template.id] + template.variables.map { "\($0.name)=\($0.value)" })
            .joined(separator: " ")
    }

    /// Whether the folder is there and can be written to.
    package func probe() async throws(SendFailure) {
        try makeDirectory()
        guard FileManager.default.isWritableFile(atPath: directory) else {
            throw .later(.misconfigured("spool"))
        }
    }

    private func write(_ text: String, as name: String) throws(SendFailure) {
        try makeDirectory()
        let written = FileManager.default.createFile(
            atPath: directory + "/" + name, contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600])
        guard written else { throw .later(.misconfigured("spool")) }
    }

    private func makeDirectory() throws(SendFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw .later(.misconfigured("spool"))
        }
    }

    /// In the order of time, and no delivery under another's name.
    private func fileName(_ id: DeliveryID) -> String {
        let time = clock.now.formatted(
            Date.ISO8601FormatStyle(
                dateSeparator: .omitted, timeSeparator: .omitted, includingFractionalSeconds: true,
                timeZone: .gmt))
        let allowed = id.rawValue.map { letter in
            letter.isASCII && (letter.isLetter || letter.isNumber || ".-".contains(letter))
                ? letter : "_"
        }
        return "\(time)-\(String(allowed)).txt"
    }
}
