import Domain

/// Complaints to platforms, behind the word for rumours.
extension RumourGrammar {
    /// `legal R-1 ok -- opinion`, `complain R-1 platform=…`, `ticket R-1 no=…`, `answer R-1 accepted`.
    static func reportCommand(
        _ deed: Deed, _ number: Number, _ arguments: inout Arguments
    ) throws(Complaint) -> RumourCommand {
        switch deed {
        case .legal:
            guard let isOK = try arguments.part(opinions) else { throw arguments.missing(.answer) }
            let opinion = try arguments.required(.text, .text)
            return .legal(number, isOK: isOK, opinion: opinion)
        case .report: return .report(number, try draft(&arguments))
        case .ticket:
            let platform = try arguments.text(.platform)
            guard let ticket = try arguments.text(.number) ?? arguments.popText() else {
                throw arguments.missing(.ticket)
            }
            return .ticket(number, ticket, platform: platform)
        default:
            guard let accepted = try arguments.part(answers) else {
                throw arguments.missing(.answer)
            }
            let platform = try arguments.text(.platform)
            let words = try arguments.textOrRest(.text)
            return .platformAnswer(number, accepted: accepted, words: words, platform: platform)
        }
    }

    private static func draft(_ arguments: inout Arguments) throws(Complaint) -> ReportDraft {
        guard let platform = try arguments.text(.platform) else {
            throw arguments.missing(.platform)
        }
        let category = try category(&arguments)
        let proof = try arguments.textAndLink(.evidence)
        return ReportDraft(
            platform: platform, category: category,
            reason: try arguments.textOrRest(.reason), proof: proof,
            licence: try arguments.text(.licence), authorisation: try arguments.text(.authority),
            warranty: try arguments.text(.warranty))
    }

    /// False information where nothing is said. Whatever is spelt with a word for criticism is
    /// criticism, and what is none of these is asked about.
    private static func category(
        _ arguments: inout Arguments
    ) throws(Complaint) -> ReportDraft.Category {
        guard let piece = arguments.values[.category] else { return .lawful(.falsehood) }
        let text = try arguments.text(.category) ?? ""
        let word = Fold.key(text).filter { $0 != " " }
        if criticism.contains(where: word.contains) { return .criticism }
        if let part = grounds.first(where: { $0.words.map(Fold.key).contains(word) }) {
            return .lawful(part.value)
        }
        throw arguments.complaint(
            .unknownPart(text, nearest: grounds.map(\.name)), at: piece)
    }

    private static let criticism = [
        "批评", "意见", "评论", "吐槽", "差评", "建议", "投诉", "critic", "opinion", "review", "feedback",
        "comment",
    ]

    private static let grounds = [
        Part(
            PlatformReport.Ground.falsehood, zh: "不实信息", en: "false", "谣言", "虚假信息", "不实",
            "falsehood", "falseinformation", "misinformation", "rumour", "rumor"),
        Part(.infringement, zh: "侵权", en: "infringement", "名誉侵权", "defamation"),
        Part(.impersonation, zh: "冒用", en: "impersonation", "冒充", "假冒"),
        Part(.privacy, zh: "隐私", en: "privacy", "泄露隐私"),
    ]

    private static let opinions = [
        Part(true, zh: "通过", en: "ok", "同意", "可以", "yes"),
        Part(false, zh: "不通过", en: "no", "不同意", "不可以"),
    ]

    private static let answers = [
        Part(true, zh: "受理", en: "accepted", "采纳", "接受"),
        Part(false, zh: "驳回", en: "rejected", "不受理", "拒绝"),
    ]
}

extension Arguments {
    /// A key's text and the link that was written with it; the link alone where the key holds one.
    mutating func textAndLink(_ key: Key) throws(Complaint) -> String? {
        let link = values[.url] == nil ? nil : try text(.url)
        if let piece = values[key], link != nil, raw(piece).isEmpty { values[key] = nil }
        let words = [try text(key), link].compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// The next word as typed.
    mutating func popText() -> String? { pop().map(raw) }

    /// `1200`, `8万`, `1.2w`, `80k`.
    mutating func countIfAny(_ key: Key) throws(Complaint) -> Int? {
        guard let piece = values[key], let text = try text(key) else { return nil }
        guard let count = CountText.count(Fold.key(text)) else {
            throw complaint(.notACount(text), at: piece)
        }
        return count
    }

    /// `3%`, `-20%`, `+5`: in percent.
    mutating func shareIfAny(_ key: Key) throws(Complaint) -> Int? {
        guard let piece = values[key], let text = try text(key) else { return nil }
        guard let share = CountText.share(Fold.key(text)) else {
            throw complaint(.notACount(text), at: piece)
        }
        return share
    }
}

/// How many people have seen something, as people write it.
enum CountText {
    private static let units: [(String, Double)] = [
        ("亿", 1e8), ("万", 1e4), ("w", 1e4), ("k", 1e3), ("m", 1e6),
    ]

    /// - Parameter key: Folded and in lower case.
    static func count(_ key: String) -> Int? {
        let unit = units.first { key.hasSuffix($0.0) }
        let digits = unit == nil ? key : String(key.dropLast())
        guard !digits.isEmpty, digits.count <= 12,
            digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            let number = Double(digits)
        else { return nil }
        let count = number * (unit?.1 ?? 1)
        return count < 1e12 ? Int(count.rounded()) : nil
    }

    static func share(_ key: String) -> Int? {
        let text = key.hasSuffix("%") ? String(key.dropLast()) : key
        // Not by its absolute value: the smallest number of all has none.
        guard let share = Int(text), (-1_000_000...1_000_000).contains(share) else { return nil }
        return share
    }
}
