import Testing
import Wording

@testable import Domain

/// What an import says before it is done.
struct RosterWordsTests {
    private func person(_ id: PersonID, _ name: String, _ seat: Seat = .lead) -> Person {
        Person(
            id: id, name: name, posts: [.init(group: "office", seat: seat)], chat: "@\(id):x",
            mobile: "+8613800000003", email: "\(id)@example.org")
    }

    private var change: RosterChange {
        var world = World()
        world.roster = Roster([person("li", "李雷"), person("wang", "王芳", .deputy)])
        var li = person("li", "李雷")
        li.mobile = "+8613911112222"
        li.mobile2 = "+8613933334444"
        li.email = "lei@example.org"
        li.posts = [.init(group: "hq", seat: .lead)]
        li.cleared = true
        li.leave = [Leave("2026-12-01..2026-12-05")].compactMap(\.self)
        li.setVerified(.chat, on: Fixture.day)
        return RosterChange(
            from: Roster([li, person("feng", "冯程", .member)]),
            fields: Set(RosterField.allCases), in: world, today: Fixture.day)
    }

    @Test func `an import is told person by person, with no address in full`() {
        let zh = Fixture.book.lines(change, in: .zh)
        #expect(
            zh == [
                "新增 1 人，变更 1 人，离开 1 人：",
                "新增 冯程（feng）：应急办公室 组员",
                "变更 李雷（li）：职务 应急办公室 组长 → 应急指挥部 组长；"
                    + "手机 +86138****0003 → +86139****2222；备用手机 无 → +86139****4444；"
                    + "邮箱 l***@example.org → l***@example.org；核验 无 → 聊天 2026-11-23；"
                    + "请假 无 → 2026-12-01..2026-12-05；涉密资格 无 → 是",
                "离开 王芳（wang）",
                "无人担任：应急办公室 组长、应急办公室 副组长",
            ])
        let en = Fixture.book.lines(change, in: .en)
        #expect(
            en == [
                "1 added, 1 changed, 1 leaving:",
                "added 冯程 (feng): Emergency office, member",
                "changed 李雷 (li): seats Emergency office, lead → Command group, lead; "
                    + "mobile +86138****0003 → +86139****2222; second mobile none → +86139****4444; "
                    + "email l***@example.org → l***@example.org; verified none → chat 2026-11-23; "
                    + "leave none → 2026-12-01..2026-12-05; clearance none → yes",
                "leaving 王芳 (wang)",
                "nobody holds: Emergency office, lead; Emergency office, deputy",
            ])
    }

    @Test func `no change is one line, and what is open is named`() {
        var world = World()
        world.roster = Roster([person("li", "李雷")])
        var change = RosterChange(
            from: world.roster, fields: [.name], in: world, today: Fixture.day)
        #expect(Fixture.book.lines(change, in: .zh) == ["名册没有变化。"])
        #expect(Fixture.book.lines(change, in: .en) == ["The roster does not change."])
        change.leavers = [
            .init(person: person("li", "李雷"), open: [Number(.task, 3), Number(.notice, 2)])
        ]
        #expect(Fixture.book.lines(change, in: .zh).last == "离开 李雷（li），未结：T-3、N-2")
        #expect(
            Fixture.book.lines(change, in: .en).last == "leaving 李雷 (li), still open: T-3, N-2")
    }

    @Test(arguments: RouteKind.allCases) func `no sentence says a number in full`(
        route: RouteKind
    ) throws {
        let number = try Regex("\\+[0-9]{8,}|1[3-9][0-9]{9}")
        // Whoever may call an outside body is told its number: see `LiaisonTests`.
        for sample in Catalogue.samples where !sample.name.hasPrefix("liaison.") {
            for language in Language.allCases {
                let text = Fixture.text(sample.saying, route, [language])
                // The example of a command has a number that is nobody's.
                let said = text.plain.replacing("13800000000", with: "")
                #expect(said.firstMatch(of: number) == nil, "\(sample.name): \(said)")
            }
        }
    }
}
