import Foundation

@testable import Domain

/// A gathering at level II: people on the scene, at the duty desk and on the cross-platform team,
/// with the steps that cards, roll calls, counts and tables do.
enum PostBench {
    static let p1 = Number(.post, 1)
    static let p2 = Number(.post, 2)

    static let people =
        Fixture.people + [
            person("luo", "罗岩", "onscene", .lead), person("he", "何静", "onscene", .member),
            person("wei", "卫青禾", "duty", .lead), person("jiang", "江南", "crossplatform", .lead),
            person("tan", "谭青", "crossplatform", .member),
            person("gu", "顾平", "observer", .lead),
        ]

    private static func person(
        _ id: String, _ name: String, _ group: GroupID, _ seat: Seat
    ) -> Person {
        Person(
            id: PersonID(id), name: name, posts: [.init(group: group, seat: seat)],
            chat: "@\(id):localhost")
    }

    private static func step(
        _ id: String, _ group: GroupID, _ deed: Fulfilment, due: [Due], every: Duration? = nil,
        clock: String? = nil, approvers: [GroupID] = [], notify: [GroupID] = []
    ) -> Step {
        Step(
            id: id, group: group, action: Fixture.text(id), due: due, fulfilledBy: deed,
            approval: approvers.isEmpty
                ? nil : Approval(rule: .any, approvers: approvers.map { .init(group: $0) }),
            evidence: ["record"], notify: notify, every: every, clock: clock)
    }

    private static func at(_ minutes: Int) -> [Due] {
        [Due(base: .activation, offset: .minutes(minutes))]
    }

    static var plan: Plan {
        var plan = Fixture.plan
        for (id, words) in [("onscene", ["现场"]), ("crossplatform", ["跨平台"])] {
            plan.groups.append(
                GroupRule(
                    id: GroupID(id), name: Fixture.text(id), duty: Fixture.text(id), words: words,
                    responds: true))
        }
        for place in plan.levels.indices {
            plan.levels[place].clocks["siteRollcall"] = [.minutes(30)]
            plan.levels[place].clocks["rollcallAnswer"] = [.minutes(10)]
            plan.levels[place].clocks["platformOwner"] = [.minutes(15)]
        }
        plan.packs.append(
            Pack(
                id: "gathering", letter: "G", title: Fixture.text("现场"), words: [], clause: "",
                steps: [
                    step("G01", "duty", .firstFieldReport, due: at(5)),
                    step(
                        "G03", "hq", .groupFormed, due: at(15), approvers: ["hq"],
                        notify: ["onscene"]),
                    step(
                        "G07", "onscene", .siteRollComplete, due: at(30), every: .minutes(30),
                        clock: "siteRollcall"),
                    step("G09", "onscene", .fieldReport, due: at(30), every: .minutes(15)),
                    step(
                        "G17", "onscene", .postClosed,
                        due: [Due(base: .closing, offset: .hours(2))], approvers: ["hq"]),
                ]))
        plan.packs.append(
            Pack(
                id: "multiplatform", letter: "M", title: Fixture.text("平台"), words: [],
                clause: "",
                steps: [
                    step("M01", "office", .platformsListed, due: at(20)),
                    step(
                        "M03", "crossplatform", .platformsOwned, due: at(30),
                        approvers: ["crossplatform", "office"]),
                    step("M04", "crossplatform", .boardKept, due: at(45), every: .minutes(60)),
                    step("M05", "crossplatform", .narrativesMerged, due: at(60)),
                    step(
                        "M11", "crossplatform", .releaseCompared, due: at(135),
                        approvers: ["crossplatform", "release"]),
                ]))
        return plan
    }

    static func bench(_ level: Int = 2, packs: [String] = ["G", "M"]) -> Bench {
        var bench = Bench(Roster(people))
        bench.plan = plan
        _ = bench.perform(.system(.planFound(plan)), by: .system)
        bench.warn()
        let request = ActivationRequest(
            warning: .w(1), level: Level(level), packs: packs, reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        return bench
    }

    /// With P-1 at the south gate, commanded by Luo, with Wei as liaison.
    static func opened() -> Bench {
        var bench = bench()
        bench.open("南门")
        return bench
    }
}

extension Bench {
    var field: FieldBook { world.incidents[1]?.field ?? FieldBook() }
    var board: PlatformBoard { world.incidents[1]?.platforms ?? PlatformBoard() }

    @discardableResult
    mutating func open(
        _ place: String, chief: String? = "luo", by id: PersonID = "zhao"
    ) -> Result<Reply?, Refusal> {
        chat(id, .post(.open(nil, PostDraft(place: place, chief: chief, liaison: "wei"))))
    }

    @discardableResult
    mutating func card(
        _ id: PersonID, people: Int? = nil, injured: Int? = nil, place: String? = nil,
        needs: String? = nil, of number: Number? = nil, by route: RouteKind = .sms
    ) -> Result<Reply?, Refusal> {
        perform(
            .post(
                .report(
                    number,
                    FieldReport(place: place, people: people, injured: injured, needs: needs))),
            by: .person(id, route), at: .direct("x"))
    }

    /// Says yes to the notice that gives a platform away.
    mutating func take(_ platform: String, _ id: PersonID) {
        let notice = board.row(platform)?.owner?.notice.map { Number(.notice, $0) }
        sms(id, .notice(.acknowledge(notice, onBehalfOf: nil, via: nil)))
    }

    @discardableResult
    mutating func platform(
        _ id: PersonID, _ command: PlatformCommand
    ) -> Result<Reply?, Refusal> {
        chat(id, .platform(command))
    }

    func state(_ step: String) -> Task.State? { task(step)?.state }
}

extension Result<Reply?, Refusal> {
    var postRefusal: PostRefusal? {
        if case .failure(.post(let refusal)) = self { refusal } else { nil }
    }

    var platformRefusal: PlatformRefusal? {
        if case .failure(.platform(let refusal)) = self { refusal } else { nil }
    }
}
