import Foundation

extension Duration {
    /// As a plan file writes it: `90m`, `2h`, `3d`.
    package var planText: String {
        let seconds = Int(inSeconds.rounded())
        let (sign, count) = (seconds < 0 ? "-" : "", abs(seconds))
        for (unit, size) in [("d", 86_400), ("h", 3600), ("m", 60)]
        where count >= size && count % size == 0 {
            return "\(sign)\(count / size)\(unit)"
        }
        return "\(sign)\(count)s"
    }
}

extension Due {
    /// As a plan file writes it: `T+15m`, `R04+1h`, `C+3wd`.
    package var planText: String {
        let from: String =
            switch base {
            case .detection: "D"
            case .activation: "T"
            case .closing: "C"
            case .drillStart: "S"
            case .step(let id): id
            }
        if workingDays > 0 { return "\(from)+\(workingDays)wd" }
        let span = offset.planText
        return span.hasPrefix("-") ? from + span : "\(from)+\(span)"
    }
}

extension Approval {
    /// `any hq, office.lead`.
    package var planText: String {
        let names = approvers.map { approver in
            approver.group.rawValue + (approver.seat.map { ".\($0.rawValue)" } ?? "")
        }
        return "\(rule.rawValue) \(names.joined(separator: ", "))"
    }
}

extension Rung {
    /// `0s chat+sms`.
    package var planText: String {
        "\(after.planText) \(routes.map(\.rawValue).joined(separator: "+"))"
    }
}
