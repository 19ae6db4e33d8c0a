import Domain
import Foundation
import Outbox
import Playbooks
import Ports
import RigKit
import Runtime
import Store
import Wording

/// A roster far larger than most: 5,000 people in 200 groups.
enum RosterBenchmark {
    private static let people = 5_000
    private static let groups = 200
    private static let rounds = 7

    static func run() async throws {
        let plan = try ShippedPlan.load().adding(added(try ShippedPlan.load().groups.count))
        let csv = text(plan)
        try await imports(plan, csv)
        guard let roster = RosterFile.parse(csv, file: "people.csv", groups: plan.groups).roster
        else { throw BenchFailure("the roster is at fault") }
        try resolve(plan, roster)
        edit(roster)
    }

    /// From the bytes of the file to the disk, as `fenghuo roster import` does it: every check, the
    /// list of what changes in both languages, the entries and the cards of new seats. First into
    /// an empty store, then with a new number and a new seat for everybody.
    private static func imports(_ plan: Plan, _ csv: String) async throws {
        var first: [Double] = []
        var second: [Double] = []
        let changed = csv.replacing(",+86139", with: ",+86138").replacing(
            ",member,", with: ",deputy,")
        for round in 0..<rounds {
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "fenghuo-bench-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let ledger = try await SQLiteLedger.open(path: folder.appending(path: "bench.db").path)
            var world = World()
            let began = ContinuousClock().now
            world = try await take(csv, world, plan, ledger)
            let half = ContinuousClock().now
            world = try await take(changed, world, plan, ledger)
            let end = ContinuousClock().now
            try ledger.close()
            guard world.roster.everyone.count == people else {
                throw BenchFailure("people are lost")
            }
            if round == 0 { continue }
            first.append(began.duration(to: half).seconds)
            second.append(half.duration(to: end).seconds)
        }
        report(
            "\(people) people in \(groups) groups, imported", first.spread(2, " s"), goal: "<= 2 s")
        report("the same, everybody changed", second.spread(2, " s"), goal: "<= 2 s")
    }

    private static func take(
        _ csv: String, _ world: World, _ plan: Plan, _ ledger: SQLiteLedger
    ) async throws -> World {
        let read = RosterFile.read(csv, file: "people.csv", groups: plan.groups)
        guard let file = read.roster else { throw BenchFailure("\(read.diagnostics.prefix(3))") }
        let now = Date()
        let change = RosterChange(
            from: file, fields: read.fields, in: world, today: plan.calendar.day(of: now))
        var unit = ShippedPlan.settings(plan).unit
        unit.plan = plan
        let book = Phrasebook(unit)
        for language in Language.allCases { _ = book.lines(change, in: language) }
        var decider = Decider(
            world: world, context: Context(now: now, actor: .system, plan: plan, code: ""))
        _ = try decider.decide(.system(.rosterImported(change.roster)))
        let (after, entries) = decider.finish()
        let deliveries = Announcer.deliveries(for: entries, in: after, plan: plan, now: now)
        try await ledger.commit([Commit(entries: entries, deliveries: deliveries)])
        return after
    }

    /// Whom an activation of level I tells, and who is called when one person is silent.
    private static func resolve(_ plan: Plan, _ roster: Roster) throws {
        var world = World()
        world.roster = roster
        let decider = Decider(
            world: world, context: Context(now: Date(), actor: .system, plan: plan, code: ""))
        guard decider.recipients(at: Level(1)).count == people, let one = roster["p2500"] else {
            throw BenchFailure("not everybody is told")
        }
        report(
            "whom a notice to all \(people) is for",
            times { _ = decider.recipients(at: Level(1)) }.spread(2, " ms"), goal: "<= 1 ms")
        report(
            "who is called after one of them",
            times { _ = roster.escalation(from: one) }.spread(3, " ms"), goal: "<= 1 ms")
    }

    /// One person is changed among so many: a new number, then a seat.
    private static func edit(_ roster: Roster) {
        guard var one = roster["p2500"] else { return }
        var world = World()
        world.roster = roster
        var number = 0
        let took = times {
            number += 1
            one.mobile = String(format: "+86137%08d", number)
            world.apply(entry(.put(one), number))
            world.apply(entry(.seated("tech", [SeatChange(one.id, .member)]), number))
        }
        report("one number and one seat changed", took.spread(2, " ms"), goal: "<= 20 ms")
    }

    private static func entry(_ event: RosterEvent, _ number: Int) -> Entry {
        Entry(
            sequence: number, at: Date(), stream: .roster, actor: .system, event: .roster(event))
    }

    /// Milliseconds of a hundred runs, after ten that do not count.
    private static func times(_ body: () -> Void) -> [Double] {
        var times: [Double] = []
        for round in 0..<110 {
            let took = ContinuousClock().measure(body)
            if round >= 10 { times.append(took.seconds * 1000) }
        }
        return times
    }

    private static func added(_ known: Int) -> [GroupRule] {
        (known..<groups).map { number in
            let name = Bilingual(zh: "第\(number)组", en: "Group \(number)")
            return GroupRule(
                id: GroupID("bench\(number)"), name: name, duty: name, words: [], responds: true,
                minimum: 2)
        }
    }

    private static func text(_ plan: Plan) -> String {
        let ids = plan.groups.filter(\.responds).map(\.id.rawValue)
        var csv = "id,name,group,seat,pair,chat,mobile,email,language\n"
        for number in 0..<people {
            let mobile = String(format: "+86139%08d", number)
            let seat = number < ids.count ? "lead" : "member"
            let pair = number ^ 1
            csv +=
                "p\(number),人\(number),\(ids[number % ids.count]),\(seat),p\(pair),"
                + "@p\(number):localhost,\(mobile),p\(number)@example.org,zh\n"
        }
        return csv
    }
}
