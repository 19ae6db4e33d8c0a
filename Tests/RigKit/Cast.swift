import Foundation

/// Somebody in the roster of a test.
package struct Player: Sendable {
    /// The id in the roster, and the name of the chat account where there is one.
    package let id: String
    package let name: String
    package let group: String
    package let seat: String
    package let pair: String
    package let mobile: String
    package let mail: String
    package var hasChat = true

    /// One row of `people.csv`.
    package func row(server: String) -> String {
        let chat = hasChat ? "@\(id):\(server)" : ""
        return "\(id),\(name),\(group),\(seat),\(pair),\(chat),\(mobile),\(mail),zh"
    }
}

/// Who takes part in a test. Numbers and mailboxes are its own: what an earlier test left behind
/// at the SMS centre or in the mail cannot be taken for an answer.
package struct Cast: Sendable {
    package enum Name: String, Sendable, CaseIterable { case zhao, qian, li, wang, zhou, wu, sun }

    package let players: [Player]
    private let series = String(Int.random(in: 1000...8999))

    /// - Parameters:
    ///   - technicians: How many more, without a chat account, in the technical group.
    ///   - ends: The last four digits of a mobile, where they mean something to the SMS centre.
    ///   - mails: Addresses that mean something to the mail server.
    package init(
        technicians: Int = 0, ends: [Name: String] = [:], mails: [Name: String] = [:]
    ) {
        let seats: [(Name, String, String, String, String)] = [
            (.zhao, "赵敏", "hq", "lead", "qian"), (.qian, "钱进", "hq", "deputy", "zhao"),
            (.li, "李雷", "office", "lead", "wang"), (.wang, "王芳", "office", "deputy", "li"),
            (.zhou, "周涛", "release", "lead", "wu"), (.wu, "吴倩", "release", "deputy", "zhou"),
            (.sun, "孙丽", "guidance", "lead", ""),
        ]
        var players = seats.enumerated().map { [series] index, seat in
            Player(
                id: seat.0.rawValue, name: seat.1, group: seat.2, seat: seat.3, pair: seat.4,
                mobile: ends[seat.0].map { "+86139\(series)\($0)" }
                    ?? Self.mobile(series, index + 1),
                mail: mails[seat.0] ?? "\(seat.0.rawValue)-\(series)@rig.test")
        }
        for index in 0..<technicians {
            players.append(
                Player(
                    id: "tech\(index)", name: "技术\(index)", group: "tech", seat: "member", pair: "",
                    mobile: Self.mobile(series, 100 + index), mail: "", hasChat: false))
        }
        self.players = players
    }

    /// Numbers whose last four digits mean something to the SMS centre begin with a 9.
    private static func mobile(_ series: String, _ index: Int) -> String {
        "+86139\(series)0\(String(1000 + index).suffix(3))"
    }

    package subscript(name: Name) -> Player {
        players.first { $0.id == name.rawValue } ?? players[0]
    }

    package func csv(server: String) -> String {
        let head = "id,name,group,seat,pair,chat,mobile,email,language"
        return ([head] + players.map { $0.row(server: server) }).joined(separator: "\n") + "\n"
    }
}
