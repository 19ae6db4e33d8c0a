import Domain

/// The scene: posts, field cards, the count at the end (domain §1, special 3; §10).
enum PostGrammar {
    enum Deed { case numbers, show, open, report, move, close }

    private static let parts = [
        Part(Deed.numbers, zh: "数字", en: "num", "numbers", "list", "列表", "最新", "全部"),
        Part(.show, zh: "查看", en: "show"),
        Part(.open, zh: "设立", en: "open", "开设", "成立"),
        Part(.report, zh: "报告", en: "report", "上报", "现场报"),
        Part(.move, zh: "转移", en: "move", "移动"),
        Part(.close, zh: "撤收", en: "close", "撤离", "关闭"),
    ]

    private static let keys: [Key] = [
        .place, .count, .injured, .demands, .needs, .chief, .liaison, .members, .material,
        .reason,
    ]

    static let row = CommandRow(
        .post, ["post", "site", "现场"], zh: "现场 P-1", en: "post P-1", keys: keys, read: post)

    /// Parts that have rights of their own.
    static let partRows = [
        part(
            .postOpen, "open", "设立", "南门广场 指挥=@luo 联络员=@wei",
            "South Gate chief=@luo liaison=@wei"),
        part(
            .postReport, "report", "报告", "人数80 伤0 诉求退费 需要围挡",
            "people 80 injured 0 demands refund needs barriers"),
        part(.postMove, "move", "转移", "P-1 东门停车场", "P-1 East Gate car park"),
        part(
            .postClose, "close", "撤收", "P-1 人数=6 物资=齐", "P-1 people=6 material=complete"),
    ]

    private static func part(
        _ verb: Verb, _ en: String, _ zh: String, _ chinese: String, _ english: String
    ) -> CommandRow {
        CommandRow(
            verb, ["post " + en, "现场 " + zh], zh: "现场 \(zh) \(chinese)",
            en: "post \(en) \(english)", keys: keys, read: post)
    }

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        parts.first { $0.words.contains(word) }.flatMap { verb(of: $0.value) }
    }

    private static func verb(of deed: Deed) -> Verb? {
        switch deed {
        case .numbers, .show: nil
        case .open: .postOpen
        case .report: .postReport
        case .move: .postMove
        case .close: .postClose
        }
    }

    static func post(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        if arguments.isEmpty { return Reading(.posts(.numbers(nil)), .post) }
        let part = arguments.next.flatMap { piece in
            parts.first { $0.words.contains(arguments.key(piece).trimming { $0 == ":" }) }
        }
        guard let part else { return try unnamed(&arguments) }
        arguments.drop()
        switch part.value {
        case .numbers:
            let incident = try arguments.lastNumber(.incident, .incident)
            return try arguments.finish(Reading(.posts(.numbers(incident)), .post))
        case .show:
            let number = try arguments.number(.post, .post)
            return try arguments.finish(Reading(.posts(.show(number)), .post))
        case .report:
            let number = try place(&arguments)
            return try report(number, &arguments)
        case .open, .move, .close:
            let command = try command(part.value, &arguments)
            return try arguments.finish(
                Reading(.post(command), verb(of: part.value) ?? .post))
        }
    }

    /// `post P-1` shows it, `post I-1` all of an incident; what says something is a field card.
    private static func unnamed(
        _ arguments: inout Arguments
    ) throws(Complaint) -> Reading {
        let number = try place(&arguments)
        guard let number, arguments.isEmpty else { return try report(number, &arguments) }
        let query: PostQuery = number.kind == .post ? .show(number) : .numbers(number)
        return Reading(.posts(query), .post)
    }

    /// A post's number, or an incident's.
    private static func place(_ arguments: inout Arguments) throws(Complaint) -> Number? {
        guard let next = arguments.next, NumberText(arguments.key(next)) != nil else { return nil }
        return try arguments.number(oneOf: [.post, .incident], .post)
    }

    private static func report(
        _ number: Number?, _ arguments: inout Arguments
    ) throws(Complaint) -> Reading {
        var pieces: [(text: String, at: Int)] = []
        while let piece = arguments.pop() {
            pieces.append((arguments.raw(piece), piece.outer.lowerBound))
        }
        if let tail = arguments.rest() { pieces.append((tail, arguments.line.end)) }
        var (report, strange) = FieldText.read(pieces.map(\.text))
        if let strange, strange > 0 || !report.isEmpty {
            throw complaint(.unexpected(pieces[strange].text), pieces[strange].at, arguments)
        }
        report.people = try count(.count, &arguments) ?? report.people
        report.injured = try count(.injured, &arguments) ?? report.injured
        report.demands = try arguments.text(.demands) ?? report.demands
        report.needs = try arguments.text(.needs) ?? report.needs
        report.place = try arguments.text(.place) ?? report.place
        guard !report.isEmpty, strange == nil else {
            throw complaint(.missing(.fieldCard), arguments.line.end, arguments)
        }
        return Reading(.post(.report(number, report)), .postReport)
    }

    private static func count(
        _ key: Key, _ arguments: inout Arguments
    ) throws(Complaint) -> Int? {
        guard let piece = arguments.values[key], let text = try arguments.text(key) else {
            return nil
        }
        guard let count = FieldText.count(text) else {
            throw complaint(.notACount(text), piece.outer.lowerBound, arguments)
        }
        return count
    }

    /// Whoever writes a card wrongly is shown how a card is written.
    private static func complaint(
        _ fault: Complaint.Fault, _ at: Int, _ arguments: Arguments
    ) -> Complaint {
        Complaint(fault, column: arguments.line.column(at: at), verb: .postReport)
    }

    private static func command(
        _ deed: Deed, _ arguments: inout Arguments
    ) throws(Complaint) -> PostCommand {
        if deed == .open {
            let incident = try leading(.incident, &arguments)
            let chief = try arguments.text(.chief)
            let liaison = try arguments.text(.liaison)
            let members = try arguments.text(.members)?.split(separator: ",").map(String.init)
            var place = try arguments.textOrRest(.place)
            var last = incident
            // The incident may stand behind the place too.
            if last == nil, let words = place?.split(separator: " "), words.count > 1,
                let number = words.last.flatMap({ NumberText(Fold.key(String($0))) }),
                number.kind == .incident
            {
                last = Number(.incident, number.value)
                place = words.dropLast().joined(separator: " ")
            }
            guard let place else { throw arguments.missing(.place) }
            return .open(
                last,
                PostDraft(place: place, chief: chief, liaison: liaison, members: members ?? []))
        }
        let number = try leading(.post, &arguments)
        if deed == .move {
            return .move(number, to: try arguments.required(.place, .place))
        }
        return .close(
            number,
            StandDownDraft(
                counted: try count(.count, &arguments), material: try arguments.text(.material),
                note: try arguments.textOrRest(.reason)))
    }

    private static func leading(
        _ kind: NumberKind, _ arguments: inout Arguments
    ) throws(Complaint) -> Number? {
        guard let next = arguments.next, NumberText(arguments.key(next))?.kind == kind else {
            return nil
        }
        return try arguments.numberIfAny(kind)
    }
}
