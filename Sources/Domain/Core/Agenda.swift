import Foundation

/// When each open thing next has something to say, the earliest first. Looking at the front costs
/// nothing, however many things are open.
struct Agenda: Codable, Equatable, Sendable {
    private struct Line: Codable, Equatable, Sendable {
        var at: Date
        var thing: Number

        func isBefore(_ other: Line) -> Bool {
            (at, thing.rank, thing.value) < (other.at, other.thing.rank, other.thing.value)
        }
    }

    private var dates: [Number: Date] = [:]
    private var lines: [Line] = []

    var first: Date? { lines.first?.at }

    /// Nil takes the thing off.
    mutating func set(_ thing: Number, _ date: Date?) {
        if let old = dates[thing] {
            guard old != date else { return }
            let place = place(of: Line(at: old, thing: thing))
            if lines.indices.contains(place), lines[place].thing == thing {
                lines.remove(at: place)
            }
        }
        dates[thing] = date
        guard let date else { return }
        let line = Line(at: date, thing: thing)
        lines.insert(line, at: place(of: line))
    }

    /// What is due by now: warnings, notices, tasks, then incidents, each by number.
    func due(by now: Date) -> [Number] {
        lines.prefix { $0.at <= now }.map(\.thing)
            .sorted { ($0.rank, $0.value) < ($1.rank, $1.value) }
    }

    /// The earliest of those that are of another kind.
    func first(besides kind: NumberKind) -> Date? {
        lines.first { $0.thing.kind != kind }?.at
    }

    /// The first place whose line does not come before this one.
    private func place(of line: Line) -> Int {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].isBefore(line) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Number {
    /// The order in which a tick takes things up.
    fileprivate var rank: Int {
        switch kind {
        case .warning: 0
        case .notice: 1
        case .task: 2
        case .incident: 3
        case .statement, .rumour, .fact, .evidence, .post, .question, .drill: 4
        }
    }
}
