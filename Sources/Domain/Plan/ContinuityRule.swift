import Foundation

/// What may be done without any chat beyond acknowledging and reporting (plan clause 特1; domain
/// §10, "Approve by SMS"). All of it is off where the plan says nothing.
package struct ContinuityRule: Sendable, Equatable, Codable {
    /// What may be approved by SMS or mail, with a one-time code that came by the other road.
    package enum Scope: String, Sendable, Codable, CaseIterable {
        case off
        /// Steps that somebody has done.
        case tasks
        /// Public texts too.
        case all

        var name: Bilingual {
            switch self {
            case .off: Bilingual(zh: "不允许", en: "off")
            case .tasks: Bilingual(zh: "仅任务", en: "tasks")
            case .all: Bilingual(zh: "任务和通稿", en: "all")
            }
        }
    }

    /// Whether people have a word that shows who they are by SMS and mail (domain §10.2).
    package enum Words: String, Sendable, Codable, CaseIterable {
        case off
        /// A new one every month.
        case monthly

        var name: Bilingual {
            switch self {
            case .off: Bilingual(zh: "不用", en: "off")
            case .monthly: Bilingual(zh: "每月更换", en: "monthly")
            }
        }
    }

    package var approveBySMS: Scope
    /// How long a one-time code is good.
    package var codeValid: Duration
    package var codeWord: Words

    package static let usualValidity = Duration.minutes(30)
    package static let off = ContinuityRule(approveBySMS: .off)

    package init(
        approveBySMS: Scope, codeValid: Duration = ContinuityRule.usualValidity,
        codeWord: Words = .off
    ) {
        self.approveBySMS = approveBySMS
        self.codeValid = codeValid
        self.codeWord = codeWord
    }

    /// Codes and words are drawn by chance.
    package var drawsChance: Bool { approveBySMS != .off || codeWord != .off }

    /// Whether things of this kind may be approved outside the chat.
    package func allows(_ kind: NumberKind) -> Bool {
        switch approveBySMS {
        case .off: false
        case .tasks: kind == .task
        case .all: kind == .task || kind == .statement
        }
    }
}

extension Plan {
    package var continuityRule: ContinuityRule { continuity ?? .off }
}
