import Channels
import Domain
import Foundation
import Ports
import Synchronization

/// What a terminal shows: who is told what, by which road. One line at a time, whoever writes.
final class Screen: Sendable {
    private let lock = Mutex(())
    private let language: Language
    /// Colours only where a person looks.
    private let isTerminal = isatty(STDOUT_FILENO) == 1

    private let output: FileHandle

    init(languages: [Language], to output: FileHandle = .standardOutput) {
        language = languages.first ?? .zh
        self.output = output
    }

    func say(zh: String, en: String) { write(language == .zh ? zh : en) }

    func show(_ line: SandboxLine) {
        switch line.kind {
        case .said: block(head(line), line.text)
        case .topic: block(title(zh: "群话题", en: "topic"), line.text)
        case .reacted: block(title(zh: "应急群", en: "room"), "✅")
        }
    }

    /// A message that a spool took.
    func show(_ route: RouteKind, to address: String, _ text: String) {
        let road = route == .sms ? title(zh: "短信", en: "SMS") : title(zh: "邮件", en: "mail")
        let note = title(zh: "未发送，只存文件", en: "not sent, a file only")
        block("\(road) → \(address) (\(note))", text)
    }

    private func head(_ line: SandboxLine) -> String {
        switch line.destination {
        case .room, .place(.room):
            let named = line.mentions.map { "@\($0.name)" }.joined(separator: " ")
            return title(zh: "应急群", en: "room") + (named.isEmpty ? "" : " \(named)")
        case .closed(let matter, let mentions):
            let named = mentions.map { "@\($0.name)" }.joined(separator: " ")
            return title(zh: "限知会话 \(matter)", en: "closed room \(matter)")
                + (named.isEmpty ? "" : " \(named)")
        case .person(let address), .place(.direct(let address)):
            return title(zh: "私信", en: "direct") + " → \(address)"
        }
    }

    private func title(zh: String, en: String) -> String { language == .zh ? zh : en }

    /// The head in bold, the text indented below it.
    private func block(_ head: String, _ text: String) {
        let body = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "  \($0)" }.joined(separator: "\n")
        write((isTerminal ? "\u{1B}[1m\(head)\u{1B}[0m" : head) + "\n" + body)
    }

    func write(_ text: String) {
        lock.withLock { _ in
            // Whoever reads may have gone: that is no fault of the bot.
            try? output.write(contentsOf: Data((text + "\n").utf8))
        }
    }

    /// Shown before a person types; nothing where no person does.
    func prompt(_ name: String) {
        guard isTerminal else { return }
        lock.withLock { _ in FileHandle.standardOutput.write(Data("\(name)> ".utf8)) }
    }

    /// In a transcript the typed line is part of the story.
    func echo(_ name: String, _ line: String) {
        if !isTerminal { write("\(name)> \(line)") }
    }
}
