import Domain

/// When the unit looks at how ready it is (`readiness` of plan.yaml).
extension PlanReader {
    private static let readinessKeys = [
        "check", "card", "verifyWithin", "ahead", "numbersOn", "numbersAt", "numbersWithin",
        "expires",
    ]

    mutating func readiness(_ node: LocatedNode) -> ReadinessRule {
        node.unknownKeys(allowed: Self.readinessKeys, &faults)
        var rule = ReadinessRule.usual
        rule.check = minutes("check", in: node) ?? rule.check
        rule.card = minutes("card", in: node) ?? rule.card
        rule.verifyWithin = rhythm("verifyWithin", in: node) ?? rule.verifyWithin
        rule.ahead = rhythm("ahead", in: node) ?? rule.ahead
        // Every month has a 28th.
        rule.numbersOn = whole("numbersOn", 1...28, in: node, required: false) ?? rule.numbersOn
        rule.numbersAt = minutes("numbersAt", in: node) ?? rule.numbersAt
        rule.numbersWithin = rhythm("numbersWithin", in: node) ?? rule.numbersWithin
        rule.expiries = (node.list("expires", required: false, &faults) ?? []).compactMap {
            expiry($0)
        }
        return rule
    }

    private mutating func minutes(_ key: String, in node: LocatedNode) -> Int? {
        guard let text = node.string(key, required: false, &faults) else { return nil }
        let minutes = DayText.minutes(text)
        if minutes == nil { note(key, of: node, PlanFault.badTimeOfDay(text)) }
        return minutes
    }

    /// `{what: {zh: …, en: …}, on: "2026-12-31"}`.
    private mutating func expiry(_ node: LocatedNode) -> ReadinessRule.Expiry? {
        guard let node = node.asMapping(called: "expires", &faults) else { return nil }
        node.unknownKeys(allowed: ["what", "on"], &faults)
        let what = node.bilingual("what", &faults)
        let text = node.string("on", &faults)
        let day = text.flatMap { DayText.isDay($0) ? Day($0) : nil }
        if let text, day == nil { note("on", of: node, PlanFault.badDate("on", text)) }
        guard let what, let day else { return nil }
        return ReadinessRule.Expiry(what: what, on: day)
    }
}
