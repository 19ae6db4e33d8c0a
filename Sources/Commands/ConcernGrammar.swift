import Domain

/// What the public is concerned about, behind `qa concern`.
enum ConcernGrammar {
    private enum Deed { case list, add, count, cover, uncover, none }

    private static let parts = [
        Part(Deed.list, zh: "列表", en: "list", "top"),
        Part(.add, zh: "登记", en: "add", "新增"), Part(.count, zh: "计数", en: "count"),
        Part(.cover, zh: "回应", en: "cover", "覆盖"),
        Part(.uncover, zh: "撤回应", en: "uncover", "取消"),
        Part(.none, zh: "无", en: "none", "暂无"),
    ]

    /// `qa concerns`, `qa concern add n=120 -- text`, `qa concern count 2 n=300`,
    /// `qa concern cover 2 Q-1`, `qa concern none -- why`; an incident's number may stand behind each first word.
    static func read(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        if let incident = try arguments.incidentIfAny() {
            return try arguments.finish(Reading(.questions(.concerns(incident)), .question))
        }
        let deed = try arguments.part(parts) ?? .list
        let incident = try arguments.incidentIfAny()
        switch deed {
        case .list:
            return try arguments.finish(Reading(.questions(.concerns(incident)), .question))
        case .add:
            let count = try arguments.count() ?? 1
            let text = try arguments.required(.text, .text)
            return try edit(.add(incident, text: text, count: count), &arguments)
        case .none:
            let reason = try arguments.required(.reason, .reason)
            return try edit(.noneFound(incident, reason: reason), &arguments)
        case .count:
            let concern = try concern(&arguments)
            guard let count = try arguments.count() else { throw arguments.missing(.count) }
            return try edit(.count(incident, concern, count), &arguments)
        case .cover, .uncover:
            let concern = try concern(&arguments)
            let number = try arguments.number(oneOf: [.question, .statement], .question)
            return try edit(
                deed == .cover
                    ? .cover(incident, concern, by: number)
                    : .uncover(incident, concern, by: number), &arguments)
        }
    }

    private static func edit(
        _ command: ConcernCommand, _ arguments: inout Arguments
    ) throws(Complaint) -> Reading {
        try arguments.finish(Reading(.concern(command), .concernEdit))
    }

    /// A bare number: which of the list.
    private static func concern(_ arguments: inout Arguments) throws(Complaint) -> Int {
        guard let piece = arguments.pop() else { throw arguments.missing(.concern) }
        guard let number = NumberText(arguments.key(piece)), number.kind == nil else {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        return number.value
    }
}

extension Arguments {
    /// How many, from `n=`.
    fileprivate mutating func count() throws(Complaint) -> Int? {
        guard let piece = values[.count], let text = try text(.count) else { return nil }
        guard let count = Int(Fold.key(text)), (0...Limits.most).contains(count) else {
            throw complaint(.notANumber(text), at: piece)
        }
        return count
    }
}

extension Limits {
    /// More people than this are no count.
    fileprivate static let most = 1_000_000_000
}
