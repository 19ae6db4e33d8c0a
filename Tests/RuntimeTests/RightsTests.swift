import Commands
import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import StormKit
import Testing
import Wording

@testable import Runtime

/// Who may do what, where: the whole table written out once more, as a person reads domain §10,
/// and asked of the one table that decides, of the interpreter, and of the words.
struct RightsTests {
    /// Columns: HQ, office and any other group with lead, deputy and member; a member of tech; the
    /// duty desk's lead and member; the auditors' lead; a member of the secrecy office; somebody without a seat. Then the roads:
    /// chat, second chat, SMS, e-mail; and what a monitor's webhook may do without a person.
    ///
    /// `x` may, `.` may not. Where a thing has an owner (whose task, whose notice, who approves),
    /// every `x` reads "if it is theirs".
    static let table = """
        verb          HL HD HM  OL OD OM  GL GD GM  TM  DL DM  AL  SM  __   C B S E  hook
        help           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        status         x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        me             x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        warn           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  x
        note           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        duty           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        readiness      x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        fact           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        factVerify     x  x  x   x  x  x   x  x  .   .   x  .   .   .   .   x x . .  .
        statement      x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        statementEdit  .  .  .   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        check          x  x  x   x  x  x   x  x  x   .   .  .   .   .   .   x x . .  .
        legal          x  x  x   x  x  x   x  x  x   .   .  .   .   .   .   x x . .  .
        reject         x  x  x   x  x  x   x  x  x   .   .  .   .   .   .   x x x x  .
        release        .  .  .   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        releaseConfirm x  x  x   x  x  x   x  x  .   .   x  .   .   .   .   x x . .  .
        correct        .  .  .   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        withdraw       x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        evidence       x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        evidenceHand   x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        evidenceVerify x  x  x   x  x  x   x  x  x   x   .  .   .   .   .   x x . .  .
        evidenceHold   x  x  x   .  .  .   x  x  x   .   .  .   .   .   .   x x . .  .
        evidenceRemove x  x  x   .  .  .   x  x  x   .   .  .   .   .   .   x x . .  .
        question       x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        questionEdit   .  .  .   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        concernEdit    .  .  .   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        questionGive   x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        questionApprove  x x x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        spokesperson   x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        rumour         x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        rumourVerdict  x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        rumourAssign   .  .  .   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        rumourDecide   x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        rumourLegal    .  .  .   .  .  .   x  x  x   .   .  .   .   .   .   x x . .  .
        rumourTrack    .  .  .   x  x  x   .  .  .   x   .  .   .   .   .   x x . .  .
        rumourClose    x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        refute         x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        sitrep         x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        sitrepIssue    x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        filing         x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        filingRule     x  x  x   .  .  .   x  x  x   .   .  .   .   .   .   x x . .  .
        filingFile     x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        post           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        postOpen       x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        postReport     x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        postMove       x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        postClose      x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        platform       x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        platformEdit   x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        platformUpdate  x x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        platformCheck  .  .  .   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        ack            x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        cannot         x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        done           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        block          x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        here           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        dutyHandover   x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        dutyTake       x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        dutySwap       x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        approve        x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        task           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        timeline       x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        lang           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        quiet          x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        confirm        x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        pin            x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        plan           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        roster         x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        group          x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        liaison        x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        liaisonCall    x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        watch          x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        refer          x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        merge          x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        assess         x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        close          x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        groupEdit      x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        decline        x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        countersign    x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        level          x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        cancel         x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        planPublish    x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        planAdopt      x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        activate       x  x  x   x  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        rosterEdit     .  .  .   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        rosterConfirm  x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        planInterpret  .  .  .   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        assign         x  x  x   x  x  x   x  x  .   .   x  .   .   .   .   x x . .  .
        rollcall       x  x  x   x  x  x   x  x  .   .   x  .   .   .   .   x x x x  .
        dutyCover      x  x  x   x  x  x   .  .  .   .   x  .   .   .   .   x x . .  .
        channel        x  x  x   x  x  x   .  .  .   x   .  .   .   .   .   x x x x  .
        channelSwitch  x  x  x   x  x  x   .  .  .   x   .  .   .   .   .   x x . .  .
        official       x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        officialEdit   x  x  x   x  x  x   .  .  .   .   .  .   .   .   .   x x . .  .
        officialVerify x  x  x   x  x  x   x  x  .   .   x  .   .   .   .   x x . .  .
        classify       x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        circle         x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        leave          x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        back           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x . .  .
        circleEdit     x  x  x   .  .  .   .  .  .   .   .  .   .   x   .   x x . .  .
        leaveAllow     x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        delegate       x  x  x   .  .  .   .  .  .   .   .  .   .   .   .   x x . .  .
        cover          x  x  x   x  x  x   x  x  .   .   x  .   .   .   .   x x . .  .
        seal           x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x . . .  .
        sealDestroy    x  x  x   .  .  .   .  .  .   .   .  .   .   x   .   x . . .  .
        quarantine     .  .  .   .  .  .   .  .  .   .   .  .   .   x   .   x . . .  .
        quarantineShow .  .  .   .  .  .   .  .  .   .   .  .   .   x   .   x . . .  .
        quarantineDestroy . . .  .  .  .   .  .  .   .   .  .   .   x   .   x . . .  .
        secrecy        x  x  x   x  x  x   x  x  x   x   x  x   x   x   x   x x x x  .
        """

    static let people: [Person] =
        [
            ("HL", "hq", Seat.lead), ("HD", "hq", .deputy), ("HM", "hq", .member),
            ("OL", "office", .lead), ("OD", "office", .deputy), ("OM", "office", .member),
            ("GL", "legal", .lead), ("GD", "legal", .deputy), ("GM", "legal", .member),
            ("TM", "tech", .member), ("DL", "duty", .lead), ("DM", "duty", .member),
            ("AL", "audit", .lead), ("SM", "secrecy", .member),
        ].map { (id: String, group: String, seat: Seat) in
            person(id, [.init(group: GroupID(group), seat: seat)])
        } + [person("__", [])]

    private static func person(_ id: String, _ posts: [Person.Post]) -> Person {
        Person(
            id: PersonID(id), name: id, posts: posts, chat: "@\(id):x", mobile: "+86\(id)",
            email: "\(id)@example.org", backup: "@\(id):b")
    }

    static let roads: [RouteKind] = [.chat, .backup, .sms, .email]

    struct Row: Sendable, CustomTestStringConvertible {
        var verb: Verb
        /// In the order of `people`.
        var may: [Bool]
        /// In the order of `roads`.
        var roads: [Bool]
        var hook: Bool
        var testDescription: String { verb.rawValue }
    }

    static let rows: [Row] = table.split(separator: "\n").dropFirst().compactMap { line in
        let cells = line.split(separator: " ").map(String.init)
        guard cells.count == people.count + roads.count + 2, let verb = Verb(rawValue: cells[0])
        else { return nil }
        let marks = cells.dropFirst().map { $0 == "x" }
        return Row(
            verb: verb, may: Array(marks.prefix(people.count)),
            roads: Array(marks.dropFirst(people.count).prefix(roads.count)),
            hook: marks.last ?? false)
    }

    private static let world: World = {
        var world = World()
        world.roster = Roster(people)
        return world
    }()

    /// A line that asks for a verb, as the help shows it; 📌 has none.
    private static let lines: [Verb: String] = Dictionary(
        uniqueKeysWithValues: (CommandTable.rows() + CommandTable.parts()).map {
            ($0.verb, $0.example.zh)
        })

    @Test func `the table has every verb once, and every person the seat it says`() {
        #expect(Self.rows.map(\.verb).count == Verb.allCases.count)
        #expect(Set(Self.rows.map(\.verb)) == Set(Verb.allCases))
        #expect(Set(Self.roads) == Set(RouteKind.allCases))
        #expect(
            Self.table.split(separator: "\n")[0].split(separator: " ").dropFirst()
                .prefix(Self.people.count).map(String.init) == Self.people.map(\.id.rawValue))
    }

    @Test(arguments: rows) func `every cell is what the one table of rights answers`(row: Row) {
        for (person, may) in zip(Self.people, row.may) {
            for (route, open) in zip(Self.roads, row.roads) {
                let answer = Permissions.may(row.verb, person, on: route)
                switch (open, may) {
                case (false, _): #expect(answer == .notHere(route), "\(person.id)")
                case (true, true): #expect(answer == .yes, "\(person.id) \(route)")
                case (true, false):
                    #expect(
                        answer == .notYou(Permissions.row(row.verb).roles), "\(person.id) \(route)")
                }
            }
        }
        #expect(Permissions.mayByHook(row.verb) == row.hook)
    }

    @Test(arguments: rows.filter { $0.verb != .pin })
    func `every road asks that table before anything is done`(row: Row) throws {
        let interpreter = Interpreter(plan: Team.plan, settings: Team.settings())
        let line = try #require(Self.lines[row.verb])
        for (person, may) in zip(Self.people, row.may) {
            for (route, open) in zip(Self.roads, row.roads) {
                let address = try #require(person.address(on: route))
                let message = InboundMessage(
                    sourceID: "x", route: route, place: .direct(address), sender: address,
                    content: .text(route.isChat ? "!" + line : line), sentAt: Date())
                let asked = interpreter.interpret(message, in: Self.world, at: Date())
                let place = "\(row.verb) \(person.id) \(route)"
                switch (open, may) {
                case (false, _): #expect(asked.refusal == .notOnRoute(row.verb, route), "\(place)")
                case (true, true): #expect(asked.isTaken, "\(place)")
                case (true, false):
                    guard case .notAllowed(row.verb, let roles, _)? = asked.refusal else {
                        Issue.record("\(place)")
                        continue
                    }
                    #expect(roles == Permissions.row(row.verb).roles)
                }
            }
        }
    }

    @Test(arguments: rows, Language.allCases)
    func `a refusal says who may, and what to type, on every road`(row: Row, language: Language) {
        let book = Phrasebook(Team.settings().unit)
        func text(_ refusal: Refusal, _ route: RouteKind) -> String {
            book.text(
                .reply(.refused(refusal)),
                for: Reader(route: route, person: "GM", languages: [language]), now: Date()
            ).plain
        }
        for (route, open) in zip(Self.roads, row.roads) {
            guard open else {
                let words = text(.notOnRoute(row.verb, route), route)
                #expect(words.contains("010-00000000"), "\(words)")
                #expect(words.contains(language == .zh ? "聊天" : "chat"), "\(words)")
                continue
            }
            guard row.may.contains(false) else { continue }
            let roles = Permissions.row(row.verb).roles
            let words = text(.notAllowed(row.verb, roles: roles, people: ["赵敏"]), route)
            let group = Team.plan.group(Self.named(in: roles))?.name[language] ?? "?"
            #expect(words.contains(group), "\(words)")
            #expect(words.contains(language == .zh ? "帮助" : "help"), "\(words)")
        }
    }

    /// A group that a refusal names.
    private static func named(in roles: [Role]) -> GroupID {
        if roles.contains(.office) { return .office }
        if roles == [.secrecy] { return .secrecy }
        return roles.contains(.hq) ? .hq : .legal
    }

    @Test func `guidance tracks and complains, release and guidance refute, the law says its word`()
    {
        let person = { (group: GroupID) in
            Self.person("p", [.init(group: group, seat: .member)])
        }
        for (verb, groups) in [
            (Verb.rumourTrack, [GroupID.guidance, .office, .tech]),
            (.refute, [.release, .guidance, .office, .hq]), (.rumourLegal, [.legal]),
            (.platformEdit, [.crossplatform, .office, .hq]),
            (.platformCheck, [.crossplatform, .release, .office]),
        ] {
            for rule in Team.plan.groups {
                let may = Permissions.may(verb, person(rule.id), on: .chat) == .yes
                #expect(may == groups.contains(rule.id), "\(verb) \(rule.id)")
            }
        }
    }

    @Test func `a stranger may nothing, on any road`() {
        let interpreter = Interpreter(plan: Team.plan, settings: Team.settings())
        for row in Self.rows {
            guard let line = Self.lines[row.verb] else { continue }
            for route in Self.roads {
                let message = InboundMessage(
                    sourceID: "x", route: route, place: .direct("nobody"), sender: "nobody",
                    content: .text(route.isChat ? "!" + line : line), sentAt: Date())
                let asked = interpreter.interpret(message, in: Self.world, at: Date())
                switch asked {
                case .nothing: #expect(!route.isChat)
                case .reply(let reply, let person):
                    #expect(reply == .refused(.stranger) && person == nil)
                case .command(.system(.strangerSpoke), .system): #expect(!route.isChat)
                case .command, .query: Issue.record("\(row.verb) \(route)")
                }
            }
        }
    }

    @Test func `by the whole bot: refused in the chat and by SMS, and nothing is recorded`() {
        var drill = Drill()
        let before = drill.stage.world().sequence
        let room = drill.room("wu", "!启动 W-1 级别=Ⅱ")
        #expect(room.room.last?.text.contains("可由：应急指挥部") == true)
        let sms = drill.sms("wu", "通道 状态").sms(to: "wu")
        #expect(
            sms.map(\.text) == [
                "【示例单位】您无权“通道”。可由：应急办公室、技术支持组、应急指挥部。您可用的命令：帮助"
            ])
        let level = drill.sms("zhao", "级别 I-1 Ⅲ").sms(to: "zhao")
        #expect(level.last?.text.contains("不能用短信办理") == true)
        let mail = drill.mail("zhao", "启动 W-1 级别=Ⅱ").mail(to: "zhao")
        #expect(mail.last?.text.contains("不能用邮件办理") == true)
        #expect(drill.stage.world().roster == Team.roster)
        #expect(drill.stage.world().incidents.isEmpty && drill.stage.world().warnings.isEmpty)
        #expect(drill.stage.world().sequence >= before)
    }
}

extension Asked {
    fileprivate var refusal: Refusal? {
        if case .reply(.refused(let refusal), _) = self { refusal } else { nil }
    }

    fileprivate var isTaken: Bool {
        switch self {
        case .command, .query: true
        case .nothing, .reply: false
        }
    }
}
