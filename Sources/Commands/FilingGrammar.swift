import Domain

/// Duties to report outside: whether they apply, and what was filed.
enum FilingGrammar {
    private enum Deed { case list, apply, dismiss, file }

    private static let deeds = [
        Part(Deed.list, zh: "列表", en: "list", "all", "全部", "查看", "show"),
        Part(.apply, zh: "适用", en: "apply", "applies"),
        Part(.dismiss, zh: "不适用", en: "dismiss"),
        Part(.file, zh: "已报", en: "filed", "file", "报出"),
    ]
    private static let keys: [Key] = [.reason, .number, .with, .via, .at]
    /// The longest time that a duty leaves is counted in days.
    private static let longest = 31 * 1440

    static let row = CommandRow(
        .filing, ["filing", "filings", "外报"], zh: "外报 I-1", en: "filing I-1", keys: keys,
        read: filing)

    static let parts = [
        CommandRow(
            .filingRule, ["filing apply", "外报 适用"], zh: "外报 适用 I-1 cn.cyber.2025 4h",
            en: "filing apply I-1 cn.cyber.2025 4h", keys: keys, read: filing),
        CommandRow(
            .filingFile, ["filing filed", "外报 已报"],
            zh: "外报 已报 I-1 cn.cyber.2025 编号=2026-118",
            en: "filing filed I-1 cn.cyber.2025 no=2026-118", keys: keys, read: filing),
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch deeds.first(where: { $0.words.contains(word) })?.value {
        case .apply, .dismiss: .filingRule
        case .file: .filingFile
        case .list, nil: nil
        }
    }

    /// `filing I-1`, `filing apply I-1 cn.cyber.2025 4h`, `filing dismiss I-1 cn.secret.leak reason=…`,
    /// `filing filed I-1 cn.cyber.2025 no=2026-118`, `… with=Wang via=phone at=02:15`.
    static func filing(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let isNumber = arguments.next.map { NumberText(arguments.key($0))?.kind == .incident }
        let deed = isNumber ?? true ? .list : try arguments.part(deeds) ?? .list
        let incident = try incident(&arguments)
        switch deed {
        case .list: return try arguments.finish(Reading(.filings(incident), .filing))
        case .apply:
            let duty = duty(&arguments)
            let span = span(&arguments)
            return try arguments.finish(
                Reading(.filing(.apply(incident, duty, within: span)), .filingRule))
        case .dismiss:
            let duty = duty(&arguments)
            let reason = try arguments.required(.reason, .reason)
            return try arguments.finish(
                Reading(.filing(.dismiss(incident, duty, reason: reason)), .filingRule))
        case .file: return try file(incident, &arguments)
        }
    }

    private static func file(
        _ incident: Number?, _ arguments: inout Arguments
    ) throws(Complaint) -> Reading {
        let duty = duty(&arguments)
        let span = span(&arguments)
        let proof = FilingProof(
            receipt: try arguments.text(.number), spokeWith: try arguments.text(.with),
            via: try IncidentGrammar.via(&arguments), at: try arguments.minuteIfAny(.at))
        return try arguments.finish(
            Reading(.filing(.file(incident, duty, within: span, proof)), .filingFile))
    }

    private static func incident(_ arguments: inout Arguments) throws(Complaint) -> Number? {
        guard let next = arguments.next,
            NumberText(arguments.key(next))?.kind == .incident
        else { return nil }
        return try arguments.numberIfAny(.incident)
    }

    /// A duty's id, or a part of it; what is a time is none.
    private static func duty(_ arguments: inout Arguments) -> String? {
        guard let next = arguments.next, minutes(arguments.key(next)) == nil else { return nil }
        arguments.drop()
        return arguments.raw(next)
    }

    private static func span(_ arguments: inout Arguments) -> Duration? {
        guard let next = arguments.next, let minutes = minutes(arguments.key(next)) else {
            return nil
        }
        arguments.drop()
        return .minutes(minutes)
    }

    /// With its unit: a bare number is none.
    private static func minutes(_ key: String) -> Int? {
        guard !key.allSatisfy(\.isNumber) else { return nil }
        return SpanText.minutes(key, most: longest)
    }
}
