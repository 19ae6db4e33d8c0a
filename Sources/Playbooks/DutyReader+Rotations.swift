import Domain
import Foundation

extension DutyReader {
    private static let keys = [
        "id", "name", "seat", "people", "daysOff", "shift", "handover", "first", "overlap",
        "confirm",
    ]

    mutating func rotation(_ node: LocatedNode) -> DutyRotation? {
        guard let node = node.asMapping(called: "rotations", &faults) else { return nil }
        node.unknownKeys(allowed: Self.keys, &faults)
        let id = node.string("id", &faults)
        let name = node.bilingual("name", required: false, &faults)
        let seat = seat(node, required: true)
        let people = people("people", node, required: true)
        let off = node["daysOff"] == nil ? nil : self.people("daysOff", node, required: true)
        let length = length(node)
        let begins = minute("handover", node)
        let first = first(node)
        let overlap = overlap(node)
        let confirms = node.bool("confirm", required: false, &faults)
        if let length, node["daysOff"] != nil, length > DutyRotation.day {
            note("daysOff", node, DutyFault.daysOffNeedDays)
        }
        guard let id, let seat, let people, let length, let begins, let first else { return nil }
        return DutyRotation(
            id: id, name: name ?? seat.name, seat: seat, people: people, peopleOff: off,
            length: length, begins: begins, first: first, overlap: overlap ?? 30,
            confirms: confirms ?? (seat == .officer))
    }

    mutating func seat(_ node: LocatedNode, required: Bool) -> DutySeat? {
        guard let word = node.string("seat", required: required, &faults) else { return nil }
        if let seat = DutySeat.named(word.lowercased()) { return seat }
        let known = DutySeat.allCases.map(\.rawValue)
        note(
            "seat", node,
            NodeFault.unknown(
                zh: "岗位", en: "seat", word, nearest: Nearest.word(to: word, among: known)))
        return nil
    }

    /// `8h`, `12h`, `24h`, `1d`, `7d`, `1w`: in minutes by the clock on the wall.
    private mutating func length(_ node: LocatedNode) -> Int? {
        guard let word = node.string("shift", &faults) else { return nil }
        let count = Int(word.dropLast()) ?? 0
        let minutes: Int? =
            switch word.last {
            case "m": count
            case "h": count * 60
            case "d": count * DutyRotation.day
            case "w": count * DutyRotation.day * 7
            default: nil
            }
        if let minutes, (1...3650).contains(count), DutyRotation.fits(minutes) { return minutes }
        note("shift", node, DutyFault.badLength(word))
        return nil
    }

    private mutating func minute(_ key: String, _ node: LocatedNode) -> Int? {
        guard let word = node.string(key, &faults) else { return nil }
        if let minute = QuietHours.minute(word[...]) { return minute }
        note(key, node, DutyFault.badTime(key, word))
        return nil
    }

    private mutating func first(_ node: LocatedNode) -> CalendarDay? {
        guard let word = node.string("first", &faults) else { return nil }
        if let day = CalendarDay(word) { return day }
        note("first", node, DutyFault.badDay("first", word))
        return nil
    }

    private mutating func overlap(_ node: LocatedNode) -> Int? {
        guard let span = node.duration("overlap", required: false, &faults) else { return nil }
        let minutes = Int(span.inSeconds / 60)
        if minutes <= 120 { return minutes }
        note("overlap", node, DutyFault.longOverlap)
        return nil
    }

    // MARK: Single stints

    mutating func stints(
        _ key: String, _ root: LocatedNode, _ rota: DutyRota, _ known: [String]
    ) -> [DutyStint] {
        let nodes = root.list(key, required: false, &faults) ?? []
        return nodes.compactMap { stint(key, $0, rota, known) }
    }

    private mutating func stint(
        _ key: String, _ node: LocatedNode, _ rota: DutyRota, _ known: [String]
    ) -> DutyStint? {
        guard let node = node.asMapping(called: key, &faults) else { return nil }
        node.unknownKeys(allowed: ["rotation", "person", "from", "to"], &faults)
        let rotation = node.string("rotation", &faults)
        if let rotation, !known.contains(rotation) {
            note(
                "rotation", node,
                NodeFault.unknown(
                    zh: "班组", en: "rotation", rotation,
                    nearest: Nearest.word(to: rotation, among: known)))
        }
        let person = node.value("person", &faults).flatMap { self.person("person", $0) }
        let from = moment("from", node, rota)
        let to = moment("to", node, rota)
        guard let rotation, let person, let from, let to else { return nil }
        guard from < to else {
            note("to", node, DutyFault.endsFirst)
            return nil
        }
        return DutyStint(rotation: rotation, person: person, from: from, to: to)
    }

    /// `2026-12-01 20:00`.
    private mutating func moment(_ key: String, _ node: LocatedNode, _ rota: DutyRota) -> Date? {
        guard let word = node.string(key, &faults) else { return nil }
        let parts = word.split { $0 == " " || $0 == "T" }
        if parts.count == 2, let day = CalendarDay(String(parts[0])),
            let minute = parts[1] == "24:00" ? DutyRotation.day : QuietHours.minute(parts[1])
        {
            return rota.clock.instant(day, minute: minute)
        }
        note(key, node, DutyFault.badMoment(key, word))
        return nil
    }
}

extension DutySeat {
    /// What a rotation without a name of its own is called.
    var name: Bilingual {
        switch self {
        case .officer: Bilingual(zh: "值班员", en: "Duty officer")
        case .leader: Bilingual(zh: "带班领导", en: "Duty leader")
        }
    }
}

/// What can be wrong with a duty roster, in words.
enum DutyFault {
    static let noRotations = Bilingual(
        zh: "缺少班组 rotations，至少一个", en: "at least one rotation is needed, under rotations")
    static let endsFirst = Bilingual(zh: "结束不晚于开始", en: "it ends before it begins")
    static let longOverlap = Bilingual(
        zh: "overlap 最多 2h", en: "overlap must not be longer than 2h")
    static let daysOffNeedDays = Bilingual(
        zh: "一班超过一天时不能另列休息日人员 daysOff",
        en: "daysOff cannot be used where a shift is longer than a day")

    static func twice(_ id: String) -> Bilingual {
        Bilingual(zh: "班组 \(id) 重复", en: "the rotation \(id) is given twice")
    }

    static func nobody(_ key: String) -> Bilingual {
        Bilingual(zh: "\(key) 没有人", en: "\(key) names nobody")
    }

    static func badZone(_ word: String, nearest: String?) -> Bilingual {
        NodeFault.unknown(zh: "时区", en: "time zone", word, nearest: nearest)
    }

    static func badDay(_ key: String, _ word: String) -> Bilingual {
        Bilingual(
            zh: "\(key)：\(word) 不是日期，应写作 2026-12-01",
            en: "\(key): \(word) is no day; write 2026-12-01")
    }

    static func badTime(_ key: String, _ word: String) -> Bilingual {
        Bilingual(
            zh: "\(key)：\(word) 不是时刻，应写作 \"08:00\"",
            en: "\(key): \(word) is no time of day; write \"08:00\"")
    }

    static func badMoment(_ key: String, _ word: String) -> Bilingual {
        Bilingual(
            zh: "\(key)：\(word) 不是时间，应写作 2026-12-01 20:00",
            en: "\(key): \(word) is no time; write 2026-12-01 20:00")
    }

    static func badLength(_ word: String) -> Bilingual {
        Bilingual(
            zh: "shift：\(word) 不能排满一天，应写作 2h、3h、4h、6h、8h、12h、24h，或整天 1d、7d、1w",
            en: "shift: \(word) does not fit into a day; write 2h, 3h, 4h, 6h, 8h, 12h, 24h, or "
                + "whole days, 1d, 7d, 1w")
    }
}
