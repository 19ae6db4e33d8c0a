import Domain
import Foundation
import Ports
import Rehearsal

/// The public word in the storm: a text goes through its gates and out while roads fail, the disk
/// fills and the process dies.
extension Storm {
    /// Some steps on the way of a public text, as long as the process lives.
    mutating func speakInPublic() {
        for _ in 0...roll(8) where stage.isAlive {
            speakOnce()
            stage.run(for: .seconds(1 + roll(20)))
        }
    }

    /// The next thing that is wanted of the last text, or a new one; now and then what is not wanted.
    private mutating func speakOnce() {
        let world = stage.world()
        guard let incident = world.running.last else { return raise() }
        if world.officials.listed.isEmpty { return openSite() }
        let facts = (incident.facts ?? []).filter { $0.standing == .confirmed }.map(\.number)
        if facts.count < 2 { return findFact(incident) }
        guard let text = incident.statements.values.filter(\.isOpen).map(\.number).max() else {
            let cited = facts.prefix(2).map { "F-\($0)" }.joined(separator: ",")
            let text = "示例单位：已恢复，18:00再报。电话010-00000000。1月5日"
            return say("!通稿 起草 通报 \(incident.id) 事实=\(cited) -- \(text)", "zhou", .chat)
        }
        let id = "S-\(text)"
        switch roll(12) {
        case 0: say("!事实 质疑 F-\(pick(facts)) 日志不符", "sun", .chat)
        case 1: say("!撤回 \(id) 理由=等一等", "zhou", .chat)
        case 2: say("!通稿 修改 \(id) -- 示例单位：已恢复，19:00再报。电话010-00000000。1月5日", "zhou", .chat)
        default: passOn(id, incident.statements[text])
        }
    }

    private mutating func openSite() {
        say("!通道 登记 site 名称=官网 平台=官网 账号=https://example.org 负责人=@wu 方式=feed", "zhou", .chat)
        stage.run(for: .seconds(1))
        answer("zhou")
        for person in ["li", "wang"] as [PersonID] { say("!通道 核验 site", person, .chat) }
    }

    private mutating func findFact(_ incident: Incident) {
        guard let open = incident.facts?.last(where: { $0.standing != .confirmed }) else {
            return say("!事实 登记 \(incident.id) 系统已恢复\(roll(99)) 来源=运维", "sun", .chat)
        }
        for person in ["li", "wang"] as [PersonID] {
            say("!事实 核实 F-\(open.number)", person, .chat)
        }
    }

    private mutating func passOn(_ id: String, _ text: Statement?) {
        guard let text, !text.isOrdered else { return }
        if text.submittedAt == nil { return say("!通稿 送审 \(id)", "zhou", .chat) }
        switch text.gate(needing: stage.world().running.last?.signaturesNeeded ?? 1) {
        case .facts: say("!核实 \(id) 通过", "wang", .chat)
        case .legal: say("!法审 \(id) 通过 不涉隐私", "li", .chat)
        case .signature:
            lookForConcerns()
            for person in ["zhao", "qian"] as [PersonID] {
                say("!批准 \(id)", person, .chat)
                stage.run(for: .seconds(1))
                answer(person)
            }
        case nil:
            say("!发布 \(id)", "zhou", .chat)
            stage.run(for: .seconds(1))
            answer("zhou")
        }
    }

    /// Before HQ signs, somebody looks what people are concerned about.
    private func lookForConcerns() {
        guard let incident = stage.world().running.last, !incident.knowsConcerns else { return }
        say(
            incident.number.isMultiple(of: 2)
                ? "!问答 关切 登记 \(incident.id) n=20 -- 何时恢复" : "!问答 关切 无 \(incident.id) -- 评论未开放",
            "sun", .chat)
        stage.run(for: .seconds(1))
    }

    private func answer(_ person: PersonID) {
        guard let code = stage.world().desk.codes[person]?.code else { return }
        say(code, person, .chat)
    }

    /// What of the public word went wrong; empty for a sound bot.
    func faultsOfPublicWord() -> [String] {
        let world = stage.world()
        var faults = world.toPublish.map {
            "\($0.statement.id) never came out on \($0.place.channel)"
        }
        let shown = stage.published.all
        var ordered: Set<String> = []
        for entry in stage.store.entries {
            guard case .statement(_, .ordered(_, let order)) = entry.event else { continue }
            ordered.formUnion(order.places.map(\.sha256))
        }
        faults += shown.filter { !ordered.contains($0.sha256) }.map { "\($0.id) was not ordered" }
        let placed = stage.store.entries.reduce(into: [String: Int]()) { count, entry in
            guard case .statement(let incident, .placed(let number, let placement)) = entry.event
            else { return }
            count["\(incident) S-\(number) \(placement.url ?? placement.channel)", default: 0] += 1
        }
        faults += placed.filter { $0.value > 1 }.map { "\($0.key) counts \($0.value) times" }
        return faults
    }
}
