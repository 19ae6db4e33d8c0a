import Domain

/// What kinds of public texts, gates and channels are called.
extension Voice {
    func kind(_ kind: Statement.Kind) -> String {
        switch kind {
        case .holding: say("首发声明", "holding statement")
        case .notice: say("情况通报", "notice")
        case .refutation: say("辟谣", "refutation")
        case .correction: say("更正", "correction")
        case .withdrawal: say("撤回说明", "withdrawal")
        case .apology: say("致歉", "apology")
        case .answer: say("问答口径", "answer")
        case .final: say("终版通报", "final statement")
        }
    }

    func gate(_ gate: Statement.Gate) -> String {
        switch gate {
        case .facts: say("核实", "fact check")
        case .legal: say("法审", "legal opinion")
        case .signature: say("审签", "signature")
        }
    }

    func passed(_ gate: Statement.Gate) -> String {
        switch gate {
        case .facts: say("核实通过", "facts checked")
        case .legal: say("法审通过", "legal opinion given")
        case .signature: say("已审签", "signed")
        }
    }

    func head(_ facts: StatementFacts) -> String {
        say(
            "\(facts.id) \(kind(facts.kind)) v\(facts.version)",
            "\(facts.id) \(kind(facts.kind)) v\(facts.version)")
    }

    /// By SMS and mail its number alone.
    func short(_ facts: StatementFacts) -> String { "\(facts.id) v\(facts.version)" }

    /// The text's fingerprint, as far as a person compares it.
    func digest(_ facts: StatementFacts) -> String { "SHA-256 \(facts.sha256.prefix(12))" }

    func name(_ channel: String, _ facts: StatementFacts) -> String {
        facts.places.first { $0.channel == channel }?.name ?? channel
    }
}
