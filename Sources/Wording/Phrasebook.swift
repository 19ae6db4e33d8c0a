import Domain
import Foundation

/// Finds the words for whatever is said, in the reader's languages and for the reader's road.
package struct Phrasebook: Sendable {
    /// Servers cut longer topics.
    private static let topicLength = 120

    private let unit: Unit
    private let clock: Clock
    private let lexis = Lexis()

    package init(_ unit: Unit) {
        self.unit = unit
        clock = Clock(unit.timeZone)
    }

    /// - Returns: For SMS, always at most 70 UTF-16 units; empty where nothing is to be sent.
    package func text(_ saying: Saying, for reader: Reader, now: Date) -> Text {
        let voices = languages(of: reader).map { voice($0, reader, now) }
        switch saying {
        case .admission: return Text(plain: "")
        case .accepted: return Text(plain: reader.route.isChat ? "✅" : "")
        case .topic(let facts): return Text(plain: topic(voices.map { $0.topic(facts) }, reader))
        case .reply(let reply): return text(voices, reader) { $0.words(reply) }
        case .bulletin(let bulletin):
            var text = text(voices, reader) { $0.words(bulletin) }
            text.template = voices.first?.template(bulletin)
            return text
        case .notice(let number, let subject, let context):
            var text = text(voices, reader) { $0.words(number, subject, context) }
            text.template = voices.first?.template(number, subject, context)
            return text
        }
    }

    /// The sentence for a `FailureReason.word`: the cause, and what to do.
    package func failure(_ word: String, in language: Language) -> String {
        voice(language, Reader(route: .chat, languages: [language]), .distantPast).failure(word)
    }

    /// One difference between two versions of the plan.
    package func line(_ change: PlanChange, in language: Language) -> String {
        voice(language, Reader(route: .chat, languages: [language]), .distantPast).line(change)
    }

    /// What an import would make of the roster, line by line; addresses are masked.
    package func lines(_ change: RosterChange, in language: Language) -> [String] {
        voice(language, Reader(route: .chat, languages: [language]), .distantPast).lines(change)
    }

    // MARK: Parts

    private func languages(of reader: Reader) -> [Language] {
        let wanted = reader.languages.isEmpty ? unit.languages : reader.languages
        return wanted.isEmpty ? [.zh] : wanted
    }

    private func voice(_ language: Language, _ reader: Reader, _ now: Date) -> Voice {
        Voice(
            unit: unit, clock: clock, lexis: lexis, language: language, route: reader.route,
            person: reader.person, drill: reader.drill, now: now)
    }

    private func text(_ voices: [Voice], _ reader: Reader, _ words: (Voice) -> Words) -> Text {
        switch reader.route {
        case .chat, .backup:
            let plain = Drill.mark(
                voices.map { words($0).lines.joined(separator: "\n") }, voices, reader.drill
            ).joined(separator: "\n")
            return Text(plain: plain, html: Markup.html(plain))
        case .sms:
            // One part has no room for two languages: the first is the reader's own.
            guard let voice = voices.first else { return Text(plain: "") }
            let drill = reader.drill ? Drill.sign : ""
            let word = reader.drill ? voice.say("", "DRILL ") : ""
            let front = "\(drill)【\(signature)】\(word)"
            return Text(plain: Fitting.sms(words(voice).forms, front: front))
        case .email:
            return Letter(unit: unit, voices: voices, drill: reader.drill).text(words)
        }
    }

    private var signature: String { Fitting.cut(unit.smsSignature, to: Fitting.signatureUnits) }

    /// Both languages on the one line, where they fit.
    private func topic(_ texts: [String], _ reader: Reader) -> String {
        let front = reader.drill ? Drill.sign : ""
        let both = front + texts.joined(separator: " / ")
        if both.count <= Self.topicLength { return both }
        return String((front + (texts.first ?? "")).prefix(Self.topicLength))
    }
}

/// Every text of a drill says so first, on every road (spec §7).
enum Drill {
    static let sign = "【演练】"

    static func mark(_ texts: [String], _ voices: [Voice], _ drill: Bool) -> [String] {
        guard drill else { return texts }
        return zip(texts, voices).map { text, voice in sign + voice.say("", "DRILL ") + text }
    }
}
