import Channels
import Domain
import Logging
import Runtime

extension Bot {
    /// A pack at fault never replaces the plan in force; that it is at fault is said at the start.
    func tellOfFolder() async {
        guard let (plan, found) = try? await runtime.handler.planFound() else { return }
        switch found.state(beside: plan) {
        case .same: break
        case .other(let version):
            log.notice(
                "another plan lies on the disk and is not published",
                metadata: ["in force": "\(plan.version)", "on the disk": "\(version)"])
            screen?.say(
                zh: "现行预案是 \(plan.version)；磁盘上的 \(version) 尚未发布：/预案 对比，/预案 发布。",
                en: "Plan \(plan.version) is in force; \(version) on the disk is not published: "
                    + "/plan diff, /plan publish.")
        case .faulty(let count):
            let first = found.faults.first
            log.error(
                "safe mode: the plan on the disk is at fault, the last published one goes on",
                metadata: [
                    "in force": "\(plan.version)", "faults": "\(count)",
                    "first": "\(first.map { "\($0.place): \($0.message.en)" } ?? "")",
                ])
            screen?.say(
                zh: "安全模式：磁盘上的预案有 \(count) 处错误，继续使用已发布的 \(plan.version)；fenghuo check 列出全部。",
                en: "Safe mode: the plan on the disk has faults (\(count)); the published "
                    + "\(plan.version) goes on. fenghuo check lists them all.")
        }
    }

    /// In closed words, for whoever watches from outside.
    func planProblems() async -> [String] {
        guard let (plan, found) = try? await runtime.handler.planFound() else { return [] }
        return Self.planProblem(found, beside: plan).map { [$0] } ?? []
    }

    static func planProblem(_ found: PlanFound, beside plan: Plan) -> String? {
        guard case .faulty(let count) = found.state(beside: plan) else { return nil }
        return "plan: \(count) faults on the disk, \(plan.version) goes on"
    }

    /// Answers by mail do not come in; what goes out by mail may well be fine.
    static func mailProblem(_ fault: MailboxFault?) -> String? {
        fault.map { "email inbound: \($0.rawValue)" }
    }

    /// Where a newcomer is greeted; nil without the terminal.
    private var screen: Screen? {
        terminal == nil ? nil : Screen(languages: settings.languages)
    }
}
