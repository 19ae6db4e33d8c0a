import Foundation

/// A duty to report that comes from outside, such as the four hours of a cyber incident (domain
/// §2). Off until the legal advisers have read the official text and switch it on.
package struct Duty: Sendable, Equatable, Codable {
    /// One addressee and how long there is.
    package struct Clock: Sendable, Equatable, Codable {
        package var within: Duration
        package var addressee: Bilingual
        package var when: Condition?
        /// The step of the plan that carries it out, where that step is in the list.
        package var step: String?

        package init(
            within: Duration, addressee: Bilingual, when: Condition? = nil, step: String? = nil
        ) {
            self.within = within
            self.addressee = addressee
            self.when = when
            self.step = step
        }
    }

    package var id: String
    package var title: Bilingual
    package var enabled: Bool
    package var group: GroupID
    /// What sets it off, in the rule's own words.
    package var trigger: Bilingual
    package var when: Condition?
    package var from: Due.Base
    package var clocks: [Clock]
    package var channel: Bilingual
    package var basis: Bilingual
    package var checkedOn: String
    /// One of its clocks is the unit's, and somebody says which; nil: all of them bind.
    package var oneOf: Bool?

    package init(
        id: String, title: Bilingual, enabled: Bool, group: GroupID, trigger: Bilingual,
        when: Condition?, from: Due.Base, clocks: [Clock], channel: Bilingual, basis: Bilingual,
        checkedOn: String, oneOf: Bool? = nil
    ) {
        self.oneOf = oneOf
        self.id = id
        self.title = title
        self.enabled = enabled
        self.group = group
        self.trigger = trigger
        self.when = when
        self.from = from
        self.clocks = clocks
        self.channel = channel
        self.basis = basis
        self.checkedOn = checkedOn
    }

    /// The letter of the steps that duties bring; no file has it.
    package static let letter = "L"
}

extension Plan {
    /// Duties that may apply here and that nobody has decided on yet: shown, never passed over.
    package func unconfirmedDuties(in circumstances: Circumstances) -> [Duty] {
        duties.filter { duty in
            !duty.enabled && circumstances.duties[duty.id] == nil
                && (duty.when?.holds(in: circumstances) ?? true)
        }
    }

    /// The list with the duties that are switched on: bound to their steps, or as steps of their
    /// own. What a duty sets no level may stretch.
    func withDuties(_ steps: [Step], in circumstances: Circumstances) -> [Step] {
        var steps = steps
        var own: [Step] = []
        for (number, duty, index) in numberedDuties {
            guard binds(duty, index, in: circumstances) else { continue }
            let clock = duty.clocks[index]
            let due = Due(base: duty.from, offset: clock.within)
            let place = clock.step.flatMap { id in steps.firstIndex { $0.stands(for: id) } }
            if let place {
                steps[place].limits = (steps[place].limits ?? []) + [due]
            } else {
                own.append(Self.step(number, duty, clock, due))
            }
        }
        return steps.map { $0.bound() } + own
    }

    /// Where somebody has decided on it, as they did; else as the plan says.
    private func binds(_ duty: Duty, _ clock: Int, in circumstances: Circumstances) -> Bool {
        if let clocks = circumstances.duties[duty.id] { return clocks.contains(clock) }
        return duty.enabled
            && [duty.when, duty.clocks[clock].when].allSatisfy {
                $0?.holds(in: circumstances) ?? true
            }
    }

    /// Every clock of every duty, under a number that switching does not change.
    private var numberedDuties: [(number: Int, duty: Duty, clock: Int)] {
        duties.flatMap { duty in duty.clocks.indices.map { (duty, $0) } }.enumerated()
            .map { ($0.offset + 1, $0.element.0, $0.element.1) }
    }

    /// The step that a clock of a duty gets where no step of the plan carries it out.
    func stepID(of duty: Duty, _ clock: Int) -> String {
        let place = numberedDuties.first { $0.duty.id == duty.id && $0.clock == clock }
        return Self.stepID(place?.number ?? 0)
    }

    private static func stepID(_ number: Int) -> String {
        "\(Duty.letter)\(number < 10 ? "0" : "")\(number)"
    }

    private static func step(
        _ number: Int, _ duty: Duty, _ clock: Duty.Clock, _ due: Due
    ) -> Step {
        Step(
            id: stepID(number), group: duty.group,
            action: Bilingual(
                zh: "\(duty.title.zh)：报\(clock.addressee.zh)（\(duty.channel.zh)）",
                en: "\(duty.title.en): \(clock.addressee.en) (\(duty.channel.en))"),
            due: [due], approval: Approval(rule: .any, approvers: [.init(group: .hq)]),
            evidence: ["receipt"], notify: [.hq], legal: true)
    }
}

extension Step {
    /// A step without a time of its own, or one that is the law's already, takes the duties' times;
    /// another keeps its own, and is never due later than theirs.
    func bound() -> Step {
        guard let limits, due.isEmpty || legal else { return self }
        var step = self
        step.due = limits.sorted { $0.offset < $1.offset }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        step.legal = true
        step.clock = nil
        return step
    }
}
