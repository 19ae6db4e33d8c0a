@testable import Domain

/// As `Kinds`, for what is said about the plan itself.
enum PlanKinds {
    enum ReplyKind: CaseIterable {
        case shown, clause, clauses, step, pack, diff, annexes, published, adopted, interpreted,
            interpretations
    }

    static func kind(_ value: PlanReply) -> ReplyKind {
        switch value {
        case .shown: .shown
        case .clause: .clause
        case .clauses: .clauses
        case .step: .step
        case .pack: .pack
        case .diff: .diff
        case .annexes: .annexes
        case .published: .published
        case .adopted: .adopted
        case .interpreted: .interpreted
        case .interpretations: .interpretations
        }
    }

    enum RefusalKind: CaseIterable {
        case faulty, noFolder, notNew, versionTaken, changedSince, upToDate, noClause
        case versionUnknown
    }

    static func kind(of value: PlanRefusal) -> RefusalKind {
        switch value {
        case .faulty: .faulty
        case .noFolder: .noFolder
        case .notNew: .notNew
        case .versionTaken: .versionTaken
        case .changedSince: .changedSince
        case .upToDate: .upToDate
        case .noClause: .noClause
        case .versionUnknown: .versionUnknown
        }
    }

    enum QuestionKind: CaseIterable { case publish, adopt }

    static func kind(question value: PlanConfirmation) -> QuestionKind {
        switch value {
        case .publish: .publish
        case .adopt: .adopt
        }
    }

    enum BulletinKind: CaseIterable { case unread, annexOverdue, interpreted, adopted }

    static func kind(told value: PlanBulletin) -> BulletinKind {
        switch value {
        case .unread: .unread
        case .annexOverdue: .annexOverdue
        case .interpreted: .interpreted
        case .adopted: .adopted
        }
    }

    enum EventKind: CaseIterable { case published, interpreted, acknowledgementDue, annexOverdue }

    static func kind(event value: PlanEvent) -> EventKind {
        switch value {
        case .published: .published
        case .interpreted: .interpreted
        case .acknowledgementDue: .acknowledgementDue
        case .annexOverdue: .annexOverdue
        }
    }

    enum ChangeKind: CaseIterable {
        case step, stepPart, pack, level, levelPart, clock, group, indicator, floor, clause
        case guardWord, spill, approveBySMS, codeWord, effective, rubric, warning, rest
    }

    static func kind(change value: PlanChange.Item) -> ChangeKind {
        switch value {
        case .step: .step
        case .stepPart: .stepPart
        case .pack: .pack
        case .level: .level
        case .levelPart: .levelPart
        case .clock: .clock
        case .group: .group
        case .indicator: .indicator
        case .floor: .floor
        case .clause: .clause
        case .guardWord: .guardWord
        case .spill: .spill
        case .approveBySMS: .approveBySMS
        case .codeWord: .codeWord
        case .effective: .effective
        case .rubric: .rubric
        case .warning: .warning
        case .rest: .rest
        }
    }
}
