import Domain
import Foundation

/// Which of the plan's SMS templates says the same, with its blanks filled (domain §10, T1 to T7).
extension Voice {
    func template(
        _ id: Int, _ subject: NoticeSubject, _ context: NoticeContext
    ) -> FilledTemplate? {
        let use: SMSTemplate.Use
        if drill {
            use = .drill
        } else if case .rollCall = subject {
            use = .rollcall
        } else if context.outage {
            use = .outage
        } else if case .activation = subject {
            use = .activation
        } else {
            return nil
        }
        let level = context.level.map(numeral) ?? ""
        return filled(use, no: id, level: level, by: context.answerBy)
    }

    func template(_ bulletin: Bulletin) -> FilledTemplate? {
        switch bulletin {
        case .tasksDue(let reminders):
            guard reminders.count == 1, let one = reminders.first, one.percent < 100 else {
                return nil
            }
            return filled(.taskDue, no: one.task.number, level: "", by: one.task.due)
        case .channelUp: return filled(.restored, no: nil, level: "", by: nil)
        case .readiness(.numberCheck): return filled(.verify, no: nil, level: "", by: nil)
        default: return nil
        }
    }

    private func filled(
        _ use: SMSTemplate.Use, no: Int?, level: String, by: Date?
    ) -> FilledTemplate? {
        guard route == .sms, let template = unit.plan.texts.template(use) else { return nil }
        let values = [
            "no": no.map { "\($0)" } ?? "", "lv": level, "t": by.map(time) ?? "", "tel": duty,
        ]
        return FilledTemplate(
            id: template.id,
            variables: template.variables.map { .init(name: $0, value: values[$0] ?? "") })
    }
}
