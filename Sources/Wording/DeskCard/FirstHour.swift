import Domain
import Foundation

/// What a group does in the first hour, by the plan.
struct FirstHour {
    struct Early {
        var at: Duration
        var step: Step
    }

    private static let hour = Duration.hours(1)

    let plan: Plan

    /// The level that step times are written for.
    var level: Level? {
        plan.levels.firstIndex { $0.factor == 1 && $0.activates }.map { Level($0 + 1) }
    }

    func steps(of pack: Pack, for group: GroupID) -> [Early] {
        let own = pack.steps.filter { $0.group == group }
        let steps = own.compactMap { step in early(step).map { Early(at: $0, step: step) } }
        // What counts from detection comes before what counts from activation.
        func rank(_ early: Early) -> Int { early.step.due.first?.base == .detection ? 0 : 1 }
        return steps.sorted {
            (rank($0), $0.at, $0.step.id) < (rank($1), $1.at, $1.step.id)
        }
    }

    /// When a step is due, from its base, if that is within the first hour.
    private func early(_ step: Step) -> Duration? {
        guard let level, let base = step.due.first?.base else { return nil }
        switch base {
        case .step: return nil
        case .detection, .activation, .closing, .drillStart: break
        }
        let zero = Date(timeIntervalSinceReferenceDate: 0)
        let clock = StepClock(plan: plan, level: level, detectedAt: zero, activatedAt: zero)
        guard let due = clock.due(of: step, round: 0) else { return nil }
        let span = due.since(zero)
        return span <= Self.hour ? span : nil
    }

    /// `启动后15分`, `15 min from activation`.
    static func when(_ early: Early, _ language: Language) -> String {
        let minutes = Int(early.at.inSeconds / 60)
        let from: Bilingual =
            switch early.step.due.first?.base {
            case .detection: Bilingual(zh: "发现后", en: "from detection")
            case .closing: Bilingual(zh: "结束后", en: "from the end")
            case .drillStart: Bilingual(zh: "演练开始后", en: "from the drill's start")
            case .activation, .step, nil: Bilingual(zh: "启动后", en: "from activation")
            }
        return language == .zh ? "\(from.zh)\(minutes)分" : "\(minutes) min \(from.en)"
    }
}
