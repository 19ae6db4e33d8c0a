import Domain
import Foundation
import Outbox
import Rehearsal

/// Approving without the chat in the storm: right codes, wrong ones, by the wrong road, by others.
extension Storm {
    /// In every fourth storm the plan lets it.
    static func mayApprove(_ seed: UInt64) -> Bool { seed % 4 == 2 }

    mutating func approveOutside() {
        if stage.world().approvals.open.isEmpty { comeToWait() }
        let open = stage.world().approvals.open
        guard stage.isAlive, !open.isEmpty else { return }
        let (person, code) = pick(open)
        let line = "批准 \(code.thing) "
        switch roll(6) {
        case 0: say(line + code.digits, person, code.sentBy)
        case 1: say(line + code.digits, pick(roster.order), code.countsBy)
        case 2: say(line + "\(100_000 + roll(900_000))", person, code.countsBy)
        default: say(line + code.digits, person, code.countsBy)
        }
    }

    /// Somebody does a step that wants approval, and no chat is left.
    private mutating func comeToWait() {
        let steps = stage.world().running.flatMap(\.openTasks).filter {
            $0.state == .open && $0.step.approval != nil && $0.step.quorum == nil
                && $0.step.fulfilledBy == nil && $0.assignee != nil
        }
        guard !steps.isEmpty, case let step = pick(steps), let doer = step.assignee else {
            return say("批准 T-\(1 + roll(30))", pick(roster.order), .sms)
        }
        say("完成 \(step.number) https://example.org/\(step.number)", doer, .sms)
        for road in roads { stage.network.set(road.isChat ? .refuse : .up, on: road) }
        stage.run(for: .minutes(3))
    }

    /// Nothing is approved by SMS or mail without a code that went by the other road, for this
    /// person, this thing and this text.
    func faultsOfApprovals() -> [String] {
        var faults: [String] = []
        var sent: [(person: PersonID, code: ApprovalCode)] = []
        var proved: (person: PersonID, code: ApprovalCode)?
        for entry in stage.store.entries {
            if case .approval(_, .codeSent(let person, let code, _)) = entry.event {
                sent.append((person, code))
            }
            if let thing = entry.event.approved, let person = entry.actor.person,
                let road = entry.actor.route, !road.isChat
            {
                let isProved = proved.map {
                    $0.person == person && $0.code.thing == thing && $0.code.countsBy == road
                        && $0.code.sentBy != road && $0.code.sha256 == entry.event.sha256
                }
                if isProved != true {
                    faults.append("\(thing) was approved by \(road) without a code")
                }
            }
            proved = nil
            if case .approval(_, .codeSpent(let person, let thing, let road)) = entry.event {
                proved = sent.last {
                    $0.person == person && $0.code.thing == thing && $0.code.countsBy == road
                }
            }
        }
        for (person, code) in sent {
            let address = roster[person]?.address(on: code.countsBy)
            let strayed = stage.network.said.contains {
                $0.route == code.countsBy && $0.to == address && $0.text.contains(code.digits)
            }
            if strayed { faults.append("the code for \(code.thing) went by the road it counts by") }
        }
        return faults
    }

    var approvedOutside: Int {
        stage.store.entries.count {
            $0.event.approved != nil && $0.actor.route.map { !$0.isChat } == true
        }
    }
}

extension Event {
    fileprivate var approved: Number? {
        switch self {
        case .task(let number, .approved), .task(let number, .approvedInPart):
            Number(.task, number)
        case .statement(_, .signed(let number, _)): Number(.statement, number)
        default: nil
        }
    }

    fileprivate var sha256: String? {
        if case .statement(_, .signed(_, let signature)) = self { signature.sha256 } else { nil }
    }
}
