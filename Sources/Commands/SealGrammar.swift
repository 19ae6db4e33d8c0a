import Domain

/// Sealed texts, refused messages that are kept, and where to go with secrets. A complaint here
/// never repeats what was written: it may be what was to be sealed.
enum SealGrammar {
    private enum Deed { case list, show, destroy }

    private static let parts = [
        Part(Deed.list, zh: "列表", en: "list", "all", "全部"), Part(.show, zh: "查看", en: "show"),
        Part(.destroy, zh: "销毁", en: "destroy"),
    ]

    static let rows = [
        CommandRow(
            .seal, ["seal", "封存"], zh: "封存 I-1 -- 举报人联系方式在保险柜",
            en: "seal I-1 -- the whistle-blower's number is in the safe", style: .prose, read: seal),
        CommandRow(
            .quarantine, ["quarantine", "隔离"], zh: "隔离 列表", en: "quarantine list",
            read: quarantine),
        CommandRow(
            .secrecy, ["secrecy", "保密", "定密"], zh: "保密", en: "secrecy", read: secrecy),
    ]

    static let partRows = [
        CommandRow(
            .sealDestroy, ["seal destroy", "封存 销毁"], zh: "封存 销毁 3", en: "seal destroy 3",
            style: .prose, read: seal),
        CommandRow(
            .quarantineShow, ["quarantine show", "隔离 查看"], zh: "隔离 查看 7",
            en: "quarantine show 7", read: quarantine),
        CommandRow(
            .quarantineDestroy, ["quarantine destroy", "隔离 销毁"], zh: "隔离 销毁 7",
            en: "quarantine destroy 7", read: quarantine),
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String, of verb: Verb) -> Verb? {
        switch (deed(word), verb) {
        case (.destroy, .seal): .sealDestroy
        case (.destroy, _): .quarantineDestroy
        case (.show, .quarantine): .quarantineShow
        case (.show, _), (.list, _), (nil, _): nil
        }
    }

    private static func deed(_ word: String) -> Deed? {
        parts.first { $0.words.contains(word) }?.value
    }

    /// `seal I-1 -- text`, `seal list I-1`, `seal show 3`, `seal destroy 3`.
    static func seal(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        guard let first = arguments.pop() else { return Reading(.seals(.list(nil)), .seal) }
        if let number = NumberText(arguments.key(first)) {
            guard number.kind ?? .incident == .incident else {
                throw arguments.missing(.incident)
            }
            guard let text = arguments.rest() else { throw arguments.missing(.text) }
            return Reading(
                .seal(.keep(Number(.incident, number.value), text: text)), .seal)
        }
        let words = arguments.key(first).split(separator: " ").map(String.init)
        guard let word = words.first, let deed = deed(word), words.count <= 2 else {
            throw arguments.missing(.incident)
        }
        let number = words.count == 2 ? NumberText(words[1]) : nil
        switch deed {
        case .list:
            guard words.count == 1 || number?.kind == .incident else {
                throw arguments.missing(.incident)
            }
            let incident = number.map { Number(.incident, $0.value) }
            return Reading(.seals(.list(incident)), .seal)
        case .show, .destroy:
            guard let number, number.kind == nil else { throw arguments.missing(.sealed) }
            return deed == .show
                ? Reading(.seal(.show(number.value)), .seal)
                : Reading(.seal(.destroy(number.value)), .sealDestroy)
        }
    }

    /// `quarantine list`, `quarantine show 7`, `quarantine destroy 7`.
    static func quarantine(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let deed = try arguments.part(parts) ?? .list
        guard deed != .list else {
            return try arguments.finish(Reading(.seals(.spills), .quarantine))
        }
        guard let piece = arguments.pop() else { throw arguments.missing(.spill) }
        guard let number = NumberText(arguments.key(piece)), number.kind == nil else {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        return try arguments.finish(
            deed == .show
                ? Reading(.seal(.showSpill(number.value)), .quarantineShow)
                : Reading(.seal(.destroySpill(number.value)), .quarantineDestroy))
    }

    /// What somebody wrote behind it is not looked at.
    static func secrecy(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        Reading(.seals(.secrecy), .secrecy)
    }
}
