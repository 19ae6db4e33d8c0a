import Domain
import Foundation
import Playbooks

extension Scenario {
    /// Reads a scenario file.
    ///
    /// - Returns: The scenario only when there is no fault, and every fault with its line.
    package static func parse(
        _ text: String, file: String
    ) -> (scenario: Scenario?, faults: [Diagnostic]) {
        var parser = ScenarioParser(file: file)
        for (index, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        )
        .enumerated() {
            parser.read(line, number: index + 1)
        }
        return (parser.faults.isEmpty ? parser.scenario : nil, parser.faults)
    }
}

/// One thing a line. A `#` begins a comment at a line's start, or between a blank and a blank or
/// the line's end, so that `#话题#` and `https://example.org/#top` stay what they are.
private struct ScenarioParser {
    var scenario: Scenario
    private(set) var faults: [Diagnostic] = []
    private var clock: Duration = .zero
    private var hasBegun = false
    private var hasEnded = false

    init(file: String) { scenario = Scenario(file: file) }

    mutating func read(_ line: Substring, number: Int) {
        var rest = Self.uncommented(line)
        guard !rest.isEmpty else { return }
        do throws(ScenarioFault) {
            switch Self.pop(&rest) {
            case "roster": try readRoster(rest)
            case "duty": try readDuty(rest)
            case "start": try readStart(rest)
            case "at": try readAct(&rest, number: number)
            default: throw .unknownLine
            }
        } catch {
            let fault = Diagnostic(file: scenario.file, line: number, message: error.message)
            faults.append(fault)
        }
    }

    private mutating func readRoster(_ path: Substring) throws(ScenarioFault) {
        guard !hasBegun else { throw .rosterLate }
        guard scenario.roster == nil else { throw .rosterTwice }
        guard !path.isEmpty else { throw .rosterWithoutFile }
        scenario.roster = String(path)
    }

    private mutating func readDuty(_ path: Substring) throws(ScenarioFault) {
        guard !hasBegun else { throw .dutyLate }
        guard scenario.duty == nil else { throw .dutyTwice }
        guard !path.isEmpty else { throw .dutyWithoutFile }
        scenario.duty = String(path)
    }

    /// `start 2026-02-17 02:00`.
    private mutating func readStart(_ text: Substring) throws(ScenarioFault) {
        guard !hasBegun else { throw .startLate }
        guard scenario.start == nil else { throw .startTwice }
        let words = text.split(separator: " ")
        guard words.count == 2, let day = CalendarDay(String(words[0])),
            let minute = QuietHours.minute(words[1])
        else { throw .badStart(String(text)) }
        scenario.start = Scenario.Start(day: day, minute: minute)
    }

    private mutating func readAct(_ rest: inout Substring, number: Int) throws(ScenarioFault) {
        hasBegun = true
        let word = Self.pop(&rest)
        guard let time = Duration(written: String(word)) else { throw .badTime(String(word)) }
        guard time >= clock else { throw .earlier(String(word)) }
        clock = time
        guard !hasEnded else { throw .afterEnd }
        let act = try Self.act(rest)
        hasEnded = act == .end
        scenario.lines.append(.init(at: time, number: number, act: act))
    }

    // MARK: Words

    static func uncommented(_ line: Substring) -> Substring {
        let comment = line.firstMatch(of: /(^|\s)#(\s|$)|^\s*#/)
        return trimmed(comment.map { line[..<$0.range.lowerBound] } ?? line)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
    }

    /// Takes the first word off; what is left has no blank at its start.
    static func pop(_ rest: inout Substring) -> Substring {
        let word = rest.prefix { !$0.isWhitespace }
        rest = rest[word.endIndex...].drop(while: \.isWhitespace)
        return word
    }
}

/// What happens at a time.
extension ScenarioParser {
    private static func act(_ text: Substring) throws(ScenarioFault) -> Scenario.Act {
        var rest = text
        let first = pop(&rest)
        switch first {
        case "": throw .nothingHappens
        case "kill", "end":
            guard rest.isEmpty else { throw .extraWords(String(first)) }
            return first == "kill" ? .kill : .end
        case "hook": throw .hookNotBuilt
        default:
            if let route = RouteKind(rawValue: String(first)) {
                return .channel(route, try channelFault(rest))
            }
            return try deed(text)
        }
    }

    private static func channelFault(
        _ text: Substring
    ) throws(ScenarioFault) -> Scenario.ChannelFault {
        let words = text.split(whereSeparator: \.isWhitespace)
        switch (words.first, words.dropFirst().first, words.count) {
        case ("up", _, 1): return .up
        case ("down", _, 1), ("down", "refuse", 2): return .refuse
        case ("down", "blackhole", 2): return .blackhole
        case ("down", "reset", 2): return .reset
        case ("down", "deaf", 2): return .deaf
        case ("down", "http", 3):
            guard let status = Int(words[2]), (100...599).contains(status) else {
                throw .badStatus(String(words[2]))
            }
            return .http(status)
        default: throw .badChannelFault(String(text))
        }
    }

    /// `li: …`, `li dm: …`, `li sms: …`, `li mail: …`, `li backup: …` or `li react ✅ N-4`.
    private static func deed(_ text: Substring) throws(ScenarioFault) -> Scenario.Act {
        if let match = text.wholeMatch(of: /([^\s:：]+)\s+react\s+(\S+)\s+(\S+)/) {
            guard let notice = notice(match.3) else { throw .badReaction }
            return .react(PersonID(String(match.1)), String(match.2), notice: notice)
        }
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            throw text.contains(/\sreact(\s|$)/) ? .badReaction : .noColon
        }
        let words = text[..<colon].split(whereSeparator: \.isWhitespace)
        let said = String(trimmed(text[text.index(after: colon)...]))
        guard let id = words.first, words.count <= 2 else { throw .noColon }
        guard !said.isEmpty else { throw .noText }
        let person = PersonID(String(id))
        switch words.dropFirst().first {
        case nil: return said == "{code}" ? .code(person, direct: false) : .chat(person, said)
        case "dm": return said == "{code}" ? .code(person, direct: true) : .dm(person, said)
        case "sms": return .sms(person, said)
        case "mail": return .mail(person, said)
        case "backup": return .backup(person, said)
        case .some(let other): throw .badRoute(String(other))
        }
    }

    private static func notice(_ text: Substring) -> Number? {
        guard let match = text.wholeMatch(of: /[Nn]-([0-9]{1,9})/), let value = Int(match.1) else {
            return nil
        }
        return Number(.notice, value)
    }
}
