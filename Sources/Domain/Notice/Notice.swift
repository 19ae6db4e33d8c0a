import Foundation

package enum NoticeEvent: Codable, Equatable, Sendable {
    case issued(NoticeIssue)
    case acknowledged(by: PersonID, via: AcknowledgementMeans)
    case cannot(by: PersonID, reason: String?)
    /// A line's next person is told because those before have not answered.
    case escalated(line: PersonID, to: PersonID, because: EscalationCause)
    /// Nobody is left on this line: a named human was told.
    case exhausted(line: PersonID)
    /// A further road is taken to somebody already told.
    case routed(to: PersonID, RouteKind, because: RoutingCause)
    /// The ladder's next rung was left out for this person.
    case passedOver(PersonID, RouteKind, because: PassingCause)
    /// No road reached this person.
    case unreachable(PersonID, told: [PersonID])
    case withdrawn
    /// Somebody's word to a roll call.
    case answeredRoll(by: PersonID, RollStand, place: String?, via: AcknowledgementMeans)
    /// With their word of the month.
    case rollVerified(PersonID)
    /// A roll call's time is over, and these have not answered.
    case rollDue(silent: [PersonID])
    /// Everybody who was asked has answered.
    case rollComplete
    /// These of a site are silent still, and HQ is told.
    case rollUnfound(silent: [PersonID])
}

package enum EscalationCause: String, Codable, Equatable, Sendable { case silent, cannot }

package enum RoutingCause: String, Codable, Equatable, Sendable {
    /// The ladder's next rung.
    case ladder
    /// The channel is down.
    case outage
    /// The delivery on the road before failed.
    case failed
    /// Their first number was reported bad.
    case secondNumber
    /// No road reached them, and this one is back.
    case returned
}

/// Why a road was left out when its turn came.
package enum PassingCause: String, Codable, Equatable, Sendable {
    /// They want no SMS about lesser matters.
    case stopped
    /// Nobody is at the address.
    case dead
}

package enum AcknowledgementMeans: Codable, Equatable, Sendable {
    case own
    /// Entered by somebody else after a telephone call; marked 代签.
    case proxy(PersonID, via: String)
}

/// What a notice says; its words are chosen at the door.
package enum NoticeSubject: Codable, Equatable, Sendable {
    case warning(Int, WarningDraft, decideBy: Date)
    case activation(ActivationBrief)
    case countersign(incident: Int, commander: String, enteredBy: String, by: Date)
    case ended(incident: Int, cancelled: Bool, reason: String)
    case levelChanged(incident: Int, from: Level, to: Level)
    case planPublished(PlanNotice)
    case rollCall(RollCallBrief)
    case appointed(AppointmentBrief)
    case sitrep(Sitrep)
    case platform(PlatformDuty)

    /// One answer is the group's: whoever of it acknowledges does so for all.
    package var isForGroup: Bool { if case .sitrep = self { true } else { false } }

    /// Everyone answers for themselves: nobody is called in another's place.
    package var isPersonal: Bool {
        switch self {
        case .planPublished, .rollCall: true
        case .warning, .activation, .countersign, .ended, .levelChanged, .appointed, .sitrep,
            .platform:
            false
        }
    }
}

package struct ActivationBrief: Codable, Equatable, Sendable {
    package var incident: Int
    package var level: Level
    package var packs: [String]
    package var title: String
    package var commander: String
    /// For each person, their open tasks by due time.
    package var tasks: [PersonID: [TaskBrief]]
    package var taskCount: Int
    /// In whose name it was decided, where it was not in one's own.
    package var signedFor: SignedFor?
}

/// A task as a message shows it.
package struct TaskBrief: Codable, Equatable, Sendable {
    package var number: Int
    package var step: String
    package var action: Bilingual
    package var due: Date?
    package var assignee: String?
    package var state: Task.State
    package var blocked: Bool
    /// A legal duty whose time the legal advisers have yet to say.
    package var unconfirmed: Bool?
    /// Of a drill.
    package var drill: Bool?
    /// A situation report of this kind is what does it.
    package var report: Sitrep.Kind?
    /// A field card is what does it.
    package var card: Bool?
    /// What carries it out, where that is a command of its own.
    package var deed: Fulfilment?

    package init(
        number: Int, step: String, action: Bilingual, due: Date?, assignee: String?,
        state: Task.State, blocked: Bool, unconfirmed: Bool? = nil, drill: Bool? = nil
    ) {
        self.number = number
        self.step = step
        self.action = action
        self.due = due
        self.assignee = assignee
        self.state = state
        self.blocked = blocked
        self.unconfirmed = unconfirmed
        self.drill = drill
    }
}

package struct NoticeIssue: Codable, Equatable, Sendable {
    package var subject: NoticeSubject
    package var incident: Int?
    package var level: Level?
    package var recipients: [PersonID]
    package var ladder: [Rung]
    /// T1, T2, T3.
    package var acknowledgement: [Duration]
    package var smsInOutage: Bool
    package var classification: Classification
}

/// One notice and everyone it concerns. It is open until every line has an answer.
package struct Notice: Codable, Equatable, Sendable {
    /// From one addressee up the ladder; an answer by anyone on it ends it.
    package struct Line: Codable, Equatable, Sendable {
        package var addressee: PersonID
        /// In the order told, the addressee first.
        package var told: [PersonID]
        /// People still to be called, nearest first.
        package var ahead: [PersonID]
        /// How often it has climbed.
        package var rung = 0
        package var nextAt: Date?
        package var answeredBy: PersonID?
        /// When it was opened again by a "cannot" after an answer; its times count from then.
        package var reopenedAt: Date?
        package var isOpen: Bool { answeredBy == nil }
    }

    package struct Told: Codable, Equatable, Sendable {
        package var at: Date
        package var routes: [RouteKind]
        package var failed: [RouteKind] = []
        /// Rungs that were left out; nil for none.
        package var passed: [RouteKind]?
    }

    package var number: Int
    package var issue: NoticeIssue
    package var issuedAt: Date
    package var lines: [Line]
    package var told: [PersonID: Told]
    package var acknowledged: [PersonID: Date] = [:]
    /// Those who said that they cannot come.
    package var unable: Set<PersonID> = []
    /// Those whom no road has reached so far.
    package var unreached: Set<PersonID> = []
    package var withdrawn = false
    /// What has been answered so far, where it is a roll call.
    package var roll: RollCall?

    package var id: Number { Number(.notice, number) }
    package var isOpen: Bool { !withdrawn && lines.contains(where: \.isOpen) }
    package var waitingFor: [PersonID] {
        roll == nil ? lines.filter(\.isOpen).map(\.addressee) : rollSilent
    }

    /// Whether this person was told and the notice still wants their word.
    package func concerns(_ person: PersonID) -> Bool {
        told[person] != nil && acknowledged[person] == nil && !withdrawn
    }

    /// Whether this person's lines are all still unanswered enough to be told more. Who said that
    /// they cannot come has answered: the notice goes on to others.
    package func wants(_ person: PersonID) -> Bool {
        concerns(person) && !unable.contains(person)
            && lines.contains { $0.isOpen && $0.told.contains(person) }
    }

    /// Whoever was called after this person on a line and can come, as far as is known.
    func next(after person: PersonID, on line: Line) -> PersonID? {
        line.told.drop { $0 != person }.dropFirst().first { !unable.contains($0) }
    }

    /// When the person next up is called: T1, T2, T3, then each T1 later (spec §7).
    package static func climb(_ rung: Int, from start: Date, _ times: [Duration]) -> Date? {
        guard let first = times.first, let last = times.last else { return nil }
        if times.indices.contains(rung) { return start + times[rung] }
        return start + last + first * (rung - times.count + 1)
    }
}
