import Domain
import Foundation
import Testing

@testable import Outbox

/// Nobody is sent more SMS in an hour than the plan allows; the rest goes into one.
@Suite struct SMSBudgetTests {
    private let noon = Date(timeIntervalSince1970: 1_767_585_600)

    private func due(
        _ count: Int, from first: Int = 1, notice: Bool = false
    ) -> [QueuedDelivery] {
        (first..<(first + count)).map { number in
            QueuedDelivery(
                delivery: Delivery(
                    id: DeliveryID("d\(number)"), target: .person("li", .sms),
                    saying: .bulletin(.tasksDue([reminder(number)])), priority: .normal,
                    notBefore: noon, sendBy: noon + .hours(2), notice: notice ? number : nil),
                dueAt: noon)
        }
    }

    private func reminder(_ number: Int) -> TaskReminder {
        TaskReminder(
            task: TaskBrief(
                number: number, step: "B01", action: Bilingual(zh: "事", en: "thing"), due: noon,
                assignee: nil, state: .open, blocked: false), incident: 1, percent: 100)
    }

    private func ids(_ list: [QueuedDelivery]) -> [String] { list.map(\.delivery.id.rawValue) }

    @Test func `up to the cap each goes by itself`() {
        var budget = SMSBudget()
        let share = budget.divide(due(6), for: "li", cap: 6, at: noon)
        #expect(share.alone.count == 6 && share.together.isEmpty && share.held.isEmpty)
    }

    @Test func `beyond it the last one names the rest`() {
        var budget = SMSBudget()
        let share = budget.divide(due(9), for: "li", cap: 6, at: noon)
        #expect(ids(share.alone) == ["d1", "d2", "d3", "d4", "d5"])
        #expect(ids(share.together) == ["d6", "d7", "d8", "d9"])
        #expect(
            share.together.bundle
                == .bundled((6...9).map { Number(.task, $0) }, count: 4))
    }

    @Test func `with nothing left it waits until the oldest is an hour old, then in one`() {
        var budget = SMSBudget()
        _ = budget.divide(due(5), for: "li", cap: 6, at: noon)
        _ = budget.divide(due(1, from: 6), for: "li", cap: 6, at: noon + .minutes(10))
        let held = budget.divide(due(3, from: 7), for: "li", cap: 6, at: noon + .minutes(20))
        #expect(held.held.count == 3 && held.alone.isEmpty && held.together.isEmpty)
        #expect(held.heldUntil == noon + .hours(1))
        let later = budget.divide(due(7, from: 7), for: "li", cap: 6, at: noon + .hours(1))
        #expect(later.alone.count == 4 && later.together.count == 3)
    }

    @Test func `what no single gateway can carry together takes no second message of the hour`() {
        var budget = SMSBudget()
        _ = budget.divide(due(5), for: "li", cap: 6, at: noon)
        var rest = due(4, from: 6)
        for place in [2, 3] { rest[place].remoteID = rest[place].awaitingReport(of: "east") }
        let share = budget.divide(rest, for: "li", cap: 6, at: noon + .minutes(20))
        #expect(share.alone.isEmpty)
        #expect(share.bundles.map(ids) == [["d6", "d7"]])
        #expect(ids(share.held) == ["d8", "d9"] && share.heldUntil == noon + .hours(1))
    }

    @Test func `a notice that wants an answer is never held back, but takes its share`() {
        var budget = SMSBudget()
        let first = budget.divide(due(8, notice: true), for: "li", cap: 6, at: noon)
        #expect(first.alone.count == 8)
        let second = budget.divide(
            due(2, from: 9, notice: true) + due(2, from: 11), for: "li", cap: 6, at: noon)
        #expect(ids(second.alone) == ["d9", "d10"] && ids(second.held) == ["d11", "d12"])
    }

    @Test func `word that somebody was not reached is never held back`() {
        var budget = SMSBudget()
        _ = budget.divide(due(6), for: "li", cap: 6, at: noon)
        var alarm = due(1, from: 7)
        alarm[0].delivery.saying = .bulletin(.undelivered(person: "x"))
        #expect(budget.divide(alarm, for: "li", cap: 6, at: noon).alone.count == 1)
    }

    @Test func `that the chat is back is never held back`() {
        var budget = SMSBudget()
        _ = budget.divide(due(6), for: "li", cap: 6, at: noon)
        var back = due(1, from: 7)
        back[0].delivery.saying = .bulletin(.channelUp(.chat, downSince: noon))
        #expect(budget.divide(back, for: "li", cap: 6, at: noon).alone.count == 1)
    }

    @Test func `each person has a share of their own`() {
        var budget = SMSBudget()
        _ = budget.divide(due(6), for: "li", cap: 6, at: noon)
        #expect(budget.divide(due(6), for: "wang", cap: 6, at: noon).alone.count == 6)
    }

    @Test func `who is silent at a roll call is said at once, whatever was sent before`() {
        var budget = SMSBudget()
        _ = budget.divide(due(6), for: "li", cap: 6, at: noon)
        var silent = due(1, from: 7)
        silent[0].delivery.saying = .bulletin(
            .rollDue(
                RollFacts(
                    notice: 3, brief: RollCallBrief(scope: .everyone, due: noon), lines: [],
                    silent: ["王芳"])))
        let share = budget.divide(silent, for: "li", cap: 6, at: noon + .minutes(5))
        #expect(ids(share.alone) == ["d7"] && share.held.isEmpty)
    }

    @Test func `the last slot of the hour waits a little for company, and is the bundle`() {
        var budget = SMSBudget()
        _ = budget.divide(due(5), for: "li", cap: 6, at: noon)
        let lone = budget.divide(due(1, from: 6), for: "li", cap: 6, at: noon + .minutes(1))
        #expect(lone.alone.isEmpty && lone.heldUntil == noon + .minutes(10))
        let late = budget.divide(due(3, from: 6), for: "li", cap: 6, at: noon + .minutes(10))
        #expect(late.alone.isEmpty && late.together.count == 3)
    }

    @Test func `when the clock goes back the hour counts on from where it was`() {
        var budget = SMSBudget()
        _ = budget.divide(due(3), for: "li", cap: 6, at: noon)
        _ = budget.divide(due(3, from: 4), for: "li", cap: 6, at: noon + .minutes(20))
        let back = noon - .minutes(30)
        let held = budget.divide(due(2, from: 7), for: "li", cap: 6, at: back)
        #expect(held.heldUntil == back + .minutes(40))
        budget.remember([Sent(person: "wang", at: noon)], at: back)
        let other = budget.divide(due(6), for: "wang", cap: 6, at: back)
        #expect(other.alone.count == 4 && other.together.count == 2)
    }

    @Test func `what another gateway took before goes with none that it did not take`() {
        var budget = SMSBudget()
        var late = due(9)
        for place in 6...8 { late[place].remoteID = late[place].awaitingReport(of: "east") }
        let share = budget.divide(late, for: "li", cap: 4, at: noon)
        #expect(share.bundles.map { ids($0) } == [["d3", "d4", "d5", "d6"], ["d7", "d8", "d9"]])
    }

    @Test func `a bundle counts one matter once, whatever is said of it`() {
        var both = due(2, from: 4)
        both[0].delivery.saying = .bulletin(.warningLate(3, .assess, due: noon))
        both[1].delivery.saying = .bulletin(.warningLate(3, .assess, due: noon + .hours(1)))
        #expect((both + due(1)).bundle == .bundled([Number(.task, 1)], count: 2))
    }

    @Test func `alarms never wait, but several go in one that names everybody`() {
        var budget = SMSBudget()
        var alarms = due(3)
        alarms[0].delivery.saying = .bulletin(.undelivered(person: "李雷"))
        alarms[1].delivery.saying = .bulletin(.unreachable(2, person: "王芳"))
        alarms[2].delivery.saying = .bulletin(.undelivered(person: "李雷"))
        let share = budget.divide(alarms, for: "zhao", cap: 6, at: noon)
        #expect(share.alone.isEmpty && share.together.count == 3)
        #expect(share.together.bundle == .undelivered(person: "李雷/王芳"))
    }

    @Test func `a bundle counts each thing once`() {
        let reminded = due(1, from: 4) + due(1, from: 4) + due(1, from: 7)
        #expect(
            reminded.bundle
                == .bundled([Number(.task, 4), Number(.task, 7)], count: 2))
    }
}
