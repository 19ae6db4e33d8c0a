import Domain

/// How warnings are registered, assessed and let go.
enum WarningGrammar {
    /// `warn type=… scope=… harm=…`, or the three in this order; words beyond belong to the harm.
    static func warn(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        if arguments.isEmpty { return Reading(.desk(.openForm(.warning)), .warn) }
        var type = try arguments.text(.type)
        var scope = try arguments.text(.scope)
        var harm = try arguments.text(.harm)
        if type == nil, let piece = arguments.pop() { type = arguments.raw(piece) }
        if scope == nil, let piece = arguments.pop() { scope = arguments.raw(piece) }
        if let rest = arguments.rest() { harm = harm.map { $0 + " " + rest } ?? rest }
        guard let type else { throw arguments.missing(.type) }
        guard let scope else { throw arguments.missing(.scope) }
        guard let harm else { throw arguments.missing(.harm) }
        let url = arguments.values[.url].map { arguments.line.plain($0.range) }
        let draft = WarningDraft(
            type: type, scope: scope, harm: harm, url: url?.isEmpty == true ? nil : url,
            source: try arguments.text(.source))
        return Reading(.warning(.register(draft)), .warn)
    }

    static func watch(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let warning = try arguments.number(.warning, .warning)
        let reason = try arguments.required(.reason, .reason)
        return try arguments.finish(Reading(.warning(.watch(warning, reason: reason)), .watch))
    }

    static func decline(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let warning = try arguments.number(.warning, .warning)
        let reason = try arguments.required(.reason, .reason)
        return try arguments.finish(Reading(.warning(.decline(warning, reason: reason)), .decline))
    }

    static func refer(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let warning = try arguments.number(.warning, .warning)
        let to = try arguments.addressee()
        let reason = try arguments.textOrRest(.reason)
        return try arguments.finish(
            Reading(.warning(.refer(warning, to: to, reason: reason)), .refer))
    }

    static func merge(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let warning = try arguments.number(.warning, .warning)
        let incident = try arguments.number(.incident, .incident)
        return try arguments.finish(Reading(.warning(.merge(warning, into: incident)), .merge))
    }
}
