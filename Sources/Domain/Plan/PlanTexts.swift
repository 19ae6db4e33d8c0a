/// An SMS text that a gateway knows by its id: what is sent may only fill its blanks.
package struct SMSTemplate: Sendable, Equatable, Codable {
    /// What the bot says with it.
    package enum Use: String, Sendable, Equatable, Codable, CaseIterable {
        case activation, rollcall, taskDue, outage, restored, drill, verify

        /// The blanks it may have: what the bot knows when it says this.
        package var variables: [String] {
            switch self {
            case .activation: ["no", "lv", "t", "tel"]
            case .rollcall, .taskDue, .outage, .drill: ["no", "t", "tel"]
            case .restored, .verify: ["tel"]
            }
        }
    }

    package var id: String
    package var use: Use
    package var variables: [String]
    package var text: Bilingual

    package init(id: String, use: Use, variables: [String], text: Bilingual) {
        self.id = id
        self.use = use
        self.variables = variables
        self.text = text
    }
}

/// A public text that was read beforehand; only its blanks are filled (domain §5).
package struct HoldingStatement: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Equatable, Codable, CaseIterable {
        case holding, safety, refutation, admission, correction, followUp
    }

    package var id: String
    package var pack: String
    package var kind: Kind
    package var text: Bilingual

    package init(id: String, pack: String, kind: Kind, text: Bilingual) {
        self.id = id
        self.pack = pack
        self.kind = kind
        self.text = text
    }
}

/// A blank of a statement, and what belongs into it.
package struct StatementSlot: Sendable, Equatable, Codable {
    package var id: String
    package var name: Bilingual

    package init(id: String, name: Bilingual) {
        self.id = id
        self.name = name
    }
}

/// Whether HQ may sign a public text before somebody has listed what people are concerned about.
package enum ConcernRule: String, Sendable, Codable, CaseIterable { case demanded, shown }

/// Texts and what roads may carry them, as the plan has them.
package struct PlanTexts: Sendable, Equatable, Codable {
    /// The highest class each road carries; above it only a number goes.
    package var ceilings: [String: Classification]
    package var templates: [SMSTemplate]
    package var slots: [StatementSlot]
    package var statements: [HoldingStatement]
    /// Nil is `shown`: a plan of before knows no such rule.
    package var concerns: ConcernRule?

    package init(
        ceilings: [String: Classification] = [:], templates: [SMSTemplate] = [],
        slots: [StatementSlot] = [], statements: [HoldingStatement] = []
    ) {
        self.ceilings = ceilings
        self.templates = templates
        self.slots = slots
        self.statements = statements
    }

    /// Without a word in the plan: chat internal, the roads outside public only (spec §7).
    package func ceiling(of route: RouteKind) -> Classification {
        ceilings[route.rawValue] ?? (route.isChat ? .internal : .public)
    }

    package func template(_ use: SMSTemplate.Use) -> SMSTemplate? {
        templates.first { $0.use == use }
    }

    /// The blanks of a text, each once, in order: `${t}` is `t`.
    package static func blanks(of text: String) -> [String] {
        text.matches(of: /\$\{([^}]*)\}/).map { String($0.1) }.uniqued()
    }
}

/// A clause of the plan's text, and what carries it out.
package struct Clause: Sendable, Equatable, Codable {
    package var id: String
    package var title: Bilingual
    package var steps: [String]
    /// Why no step does.
    package var reason: Bilingual?

    package init(id: String, title: Bilingual, steps: [String], reason: Bilingual? = nil) {
        self.id = id
        self.title = title
        self.steps = steps
        self.reason = reason
    }
}
