import Domain
import Foundation
import Outbox
import Runtime
import Wording

/// A small team with the shipped plan: what tests and storms on the virtual clock play with.
package enum Team {
    package static var roster: Roster {
        func person(
            _ id: String, _ name: String, _ group: String, _ seat: Seat, _ pair: String?, _ n: Int
        ) -> Person {
            Person(
                id: ID(id), name: name, posts: [.init(group: ID(group), seat: seat)],
                pair: pair.map { ID($0) }, chat: "@\(id):localhost",
                mobile: "+861380000000\(n)", email: "\(id)@example.org")
        }
        return Roster([
            person("zhao", "赵敏", "hq", .lead, "qian", 1),
            person("qian", "钱进", "hq", .deputy, "zhao", 2),
            person("li", "李雷", "office", .lead, "wang", 3),
            person("wang", "王芳", "office", .deputy, "li", 4),
            person("zhou", "周舟", "release", .lead, "wu", 5),
            person("wu", "吴悠", "release", .deputy, "zhou", 6),
            person("sun", "孙宁", "guidance", .lead, nil, 7),
        ])
    }

    /// Four of them have an account on the second chat.
    package static var withBackup: Roster {
        Roster(
            roster.everyone.map { person in
                var person = person
                if ["zhao", "li", "wang", "zhou"].contains(person.id) {
                    person.backup = "@\(person.id):second"
                }
                return person
            })
    }

    package static func settings(
        languages: [Language] = [.zh], health: HealthPolicy = HealthPolicy()
    )
        -> RuntimeSettings
    {
        RuntimeSettings(
            plan: plan,
            unit: Wording.Unit(
                name: Bilingual(zh: "示例单位", en: "Example Unit"), smsSignature: "示例单位",
                dutyPhone: "010-00000000", timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt,
                languages: languages, plan: plan, prefix: "!"),
            health: health, botNames: ["fenghuo", "烽火"])
    }
}
