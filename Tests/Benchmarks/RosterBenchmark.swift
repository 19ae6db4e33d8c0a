import Domain
import Foundation
import Playbooks
import Ports
import Store

/// A large roster: 5,000 people in 200 groups.
enum RosterBenchmark {
    private static let people = 5_000
    private static let groups = 200

    static func run() async throws {
        let plan = rules()
        let csv = file()
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let key = StoreKey(base64: Data(repeating: 7, count: 32).base64EncodedString())
        var times: [Double] = []
        var last = World()
        for round in 0..<5 {
            let path = folder.appending(path: "\(round).db").path
            let clock = ContinuousClock()
            let start = clock.now
            let read = RosterFile.read(csv, file: "people.csv", groups: plan)
            guard let file = read.roster else {
                throw BenchFailure("\(read.diagnostics.prefix(3))")
            }
            let ledger = try await SQLiteLedger.open(path: path, key: key)
            let change = RosterChange(
                from: file, fields: read.fields, in: World(), today: Day("2026-11-27") ?? today)
            let entry = Entry(
                sequence: 1, at: Date(), stream: .roster, actor: .system,
                event: .roster(.imported(change.roster)))
            try await ledger.commit([Commit(entries: [entry])])
            times.append((clock.now - start).seconds)
            last = World(folding: [entry])
            try ledger.close()
        }
        report(
            "import of \(people) people in \(groups) groups, sealed", times.spread(2, " s"),
            goal: "<= 2 s")
        resolve(last)
    }

    private static var today: Day { WorkCalendar().day(of: Date()) }

    /// Whom an activation tells: whoever sits in a group that responds.
    private static func resolve(_ world: World) {
        var times: [Double] = []
        var told = 0
        for _ in 0..<50 {
            let clock = ContinuousClock()
            let start = clock.now
            for number in 0..<groups {
                let group = GroupID(id(number))
                told += world.roster.responsible(for: group) == nil ? 0 : 1
                told += world.roster.acting(for: group) == group ? 1 : 0
            }
            times.append((clock.now - start).seconds * 1000)
        }
        guard told > 0 else { return }
        report(
            "who answers for each of \(groups) groups of \(people)", times.spread(3, " ms"),
            goal: "<= 1 ms")
    }

    private static func id(_ number: Int) -> String {
        switch number {
        case 0: "hq"
        case 1: "office"
        default: "g\(number)"
        }
    }

    private static func rules() -> [GroupRule] {
        (0..<groups).map { number in
            let name = Bilingual(zh: "第\(number)组", en: "Group \(number)")
            return GroupRule(
                id: GroupID(id(number)), name: name, duty: name, words: [], responds: true)
        }
    }

    private static func file() -> String {
        var csv = "id,name,group,seat,pair,chat,mobile,email,language,mobile2\n"
        for number in 0..<people {
            let place = number / groups
            let seat = place == 0 ? "lead" : place == 1 ? "deputy" : "member"
            let half = number % 2 == 0 ? number + 1 : number - 1
            csv += "p\(number),人\(number),\(id(number % groups)),\(seat),p\(half),"
            csv += String(
                format: "@p%d:x,+86138%08d,p%d@example.org,zh,+86139%08d\n", number, number,
                number, number)
        }
        return csv
    }
}
