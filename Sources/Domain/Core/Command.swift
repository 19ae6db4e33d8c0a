import Foundation

/// Something that may change the world, from a person, a timer or a channel.
package indirect enum Command: Codable, Equatable, Sendable {
    case warning(WarningCommand)
    case incident(IncidentCommand)
    case task(TaskCommand)
    case notice(NoticeCommand)
    case rollCall(RollCallCommand)
    case desk(DeskCommand)
    case plan(PlanCommand)
    case roster(RosterCommand)
    case group(GroupCommand)
    case liaison(LiaisonCommand)
    case fact(FactCommand)
    case statement(StatementCommand)
    case official(OfficialCommand)
    case evidence(EvidenceCommand)
    case question(QuestionCommand)
    case concern(ConcernCommand)
    case rumour(RumourCommand)
    case sitrep(SitrepCommand)
    case filing(FilingCommand)
    case post(PostCommand)
    case platform(PlatformCommand)
    case duty(DutyCommand)
    case circle(CircleCommand)
    case absence(AbsenceCommand)
    case seal(SealCommand)
    /// By SMS or mail, with a one-time code.
    case approval(ApprovalAnswer)
    /// By SMS or mail, with the person's word of the month.
    case identified(Command)
    /// With a word that is not theirs; what it was is not kept.
    case wrongWord
    case system(SystemCommand)
}

package enum WarningCommand: Codable, Equatable, Sendable {
    case register(WarningDraft)
    case assess(Number, AssessmentInput)
    case watch(Number, reason: String)
    case refer(Number, to: String, reason: String?)
    case merge(Number, into: Number)
    /// A reasoned "not activated".
    case decline(Number, reason: String)
}

package struct WarningDraft: Codable, Equatable, Sendable {
    package var type: String
    package var scope: String
    package var harm: String
    package var url: String?
    package var source: String?

    package init(
        type: String, scope: String, harm: String, url: String? = nil, source: String? = nil
    ) {
        self.type = type
        self.scope = scope
        self.harm = harm
        self.url = url
        self.source = source
    }
}

package struct AssessmentInput: Codable, Equatable, Sendable {
    /// One for each indicator that was given, by its number counted from 1; nil is unknown.
    package var values: [Int: Int?]
    /// Words for floors, such as `injury` or 受伤.
    package var floors: [String]

    package init(values: [Int: Int?], floors: [String] = []) {
        self.values = values
        self.floors = floors
    }
}

package enum IncidentCommand: Codable, Equatable, Sendable {
    case activate(ActivationRequest)
    case countersign(Number?)
    case level(Number?, Level, reason: String?)
    case cancel(Number?, reason: String)
    case proposeClose(Number?, reason: String)
    case confirmClose(Number?, reason: String?)
    case assess(Number?, AssessmentInput)
    /// `at`: the time of day when it happened, in minutes since midnight (补录).
    case note(Number?, text: String, at: Int? = nil)
    /// 📌 on a message: its text joins the timeline.
    case pin(Number?, text: String, saidBy: String)
}

package struct ActivationRequest: Codable, Equatable, Sendable {
    package var warning: Number
    package var level: Level
    /// Letters of packs beside the base, such as `R`.
    package var packs: [String]
    package var reason: String?
    /// The decider, when the office lead enters a decision made by telephone.
    package var onBehalfOf: String?
    package var via: String?

    package init(
        warning: Number, level: Level, packs: [String], reason: String? = nil,
        onBehalfOf: String? = nil, via: String? = nil
    ) {
        self.warning = warning
        self.level = level
        self.packs = packs
        self.reason = reason
        self.onBehalfOf = onBehalfOf
        self.via = via
    }
}

package enum TaskCommand: Codable, Equatable, Sendable {
    case assign(Number, to: String)
    case approve(Number)
    case done(Number, evidence: String?)
    /// The same with a file, which is kept as evidence and proves it.
    case doneWith(ChatFile, Number, evidence: String?)
    case block(Number, reason: String)
}

package enum NoticeCommand: Codable, Equatable, Sendable {
    /// Without a number: the only one open for this person.
    case acknowledge(Number?, onBehalfOf: String?, via: String?)
    case cannot(Number?, reason: String?)
}

package enum DeskCommand: Codable, Equatable, Sendable {
    case language([Language])
    /// From when to when no SMS is wanted.
    case quiet(QuietHours)
    /// A four-digit code given back.
    case answer(code: String)
    /// Ask for a command question by question.
    case openForm(Form.Subject)
    case formAnswer(FormAnswer)
    /// Away from the roads before this one; the chat means back to normal.
    case switchRoads(to: RouteKind)
    /// Without a name one's own.
    case testRoads(String? = nil)
    /// Whether SMS of level III and below are wanted: `START`, `STOP`.
    case lesserSMS(Bool)
}

package enum PlanCommand: Codable, Equatable, Sendable {
    /// Puts the pack on the disk in force; the hash is that of the pack the code was given for.
    case publish(hash: String?)
    /// A running incident goes on by the plan in force.
    case adopt(Number?)
    case interpret(question: String, answer: String)
}

/// What clocks and channels ask for; no person can type these.
package enum SystemCommand: Codable, Equatable, Sendable {
    /// Everything that has fallen due by now is decided in one go.
    case tick
    case channelWentDown(RouteKind, reason: String)
    /// It has been good for `upAfter`: it counts again, and the room gets its digest.
    case channelSettled(RouteKind)
    /// One of a road's channels fails; whether the road has others.
    case gatewayFailing(Gateway, reason: String, others: Bool)
    case gatewayWell(Gateway)
    /// The roads of the settings, at each start.
    case roadsFound([RouteKind])
    /// A delivery will not arrive on its road.
    case deliveryFailed(Delivered, reason: String)
    case guardTripped(Guard, place: Place?)
    case strangerSpoke(RouteKind, masked: String)
    /// Somebody of the roster wrote by SMS or mail, and was understood or not.
    case heard(Heard)
    case roomEncrypted(String)
    /// What came of going for a copy of evidence, or of looking at it.
    case evidence(Int, EvidenceOutcome)
    /// The store can be written again.
    case storeBack(StoreFault, since: Date)
    /// Look whether the machine's clock went back.
    case clockRead(seen: Date)
    case rosterImported(Roster)
    case liaisonsImported([Liaison])
    case dutyImported(DutyRota)
    /// The plan that the bot was started with, which an empty log does not hold yet.
    case planFound(Plan)
    /// What became of a public text that a publisher was to put out.
    case published(Int, channel: String, sha256: String? = nil, PublishOutcome)
    /// What is above a channel went as a number alone; `late`: see `SealEvent.withheldLate`.
    case withheld([Withheld], late: DeliveryID?)
}

/// The part of a failed delivery that `decide` needs.
package struct Delivered: Codable, Equatable, Sendable {
    package var id: DeliveryID
    package var route: RouteKind
    /// The one person, or everyone a room post mentioned.
    package var people: [PersonID]
    package var saying: Saying
    /// The far end took it and reported later that it did not arrive: when it was made. Nil where
    /// the try itself failed.
    package var reportedOn: Date?

    package init(id: DeliveryID, route: RouteKind, people: [PersonID], saying: Saying) {
        self.id = id
        self.route = route
        self.people = people
        self.saying = saying
    }
}

/// Why a text was refused before anything else was looked at (spec §6).
package enum Guard: String, Codable, Equatable, Sendable { case secret, forbidden }

/// A question: it changes nothing.
package enum Query: Codable, Equatable, Sendable {
    case help(Verb?)
    case status(Number?)
    case tasks(mine: Bool)
    /// Without a page its end.
    case timeline(Number?, page: Int? = nil)
    case me
    case plan(PlanQuery)
    case liaisons(LiaisonQuery)
    /// One fact, or those of an incident; without a number of the only one that runs.
    case facts(Number?)
    case statements(StatementQuery)
    /// The register of official channels, or one of them.
    case officials(String?)
    /// One item, or those of an incident; without a number of the only one that runs.
    case evidence(Number?)
    case questions(QuestionQuery)
    /// One rumour, or those of an incident; without a number of the only one that runs.
    case rumours(Number?)
    case sitreps(SitrepQuery)
    /// The duties to report outside; without a number of the only incident that runs.
    case filings(Number?)
    case posts(PostQuery)
    case platforms(PlatformQuery)
    /// Who is on duty.
    case duty(DutyQuery)
    /// How every road does.
    case roads
    /// A person's roads; without a name one's own.
    case roadsOf(String?)
    /// Everybody by groups, or one group, or one person.
    case roster(String?)
    case seals(SealQuery)
    /// Who is away, who stands in, who decides for whom.
    case absences
    /// Who knows of it; without a number the only one that runs.
    case circle(Number?)
    /// How ready the unit is; all of it, or the gravest.
    case readiness(all: Bool)
    case groups(GroupQuery)
    /// The table of a roll call; without a number the newest.
    case rollCall(Number?)
}

package enum StatementQuery: Codable, Equatable, Sendable {
    /// Those of an incident; without a number of the only one that runs.
    case list(Number?)
    case show(Number)
    /// What changed between two versions; nil: the last two.
    case changes(Number, from: Int?, to: Int?)
}

package enum PlanQuery: Codable, Equatable, Sendable {
    /// The version in force, or one clause of it.
    case show(String?)
    /// Against the disk, or what an incident runs by against what is in force.
    case diff(Number?)
    case annexes
    case interpretations
}

package enum QuestionQuery: Codable, Equatable, Sendable {
    /// Those that want something of somebody, or all; of one incident, or whatever the asker knows.
    case list(Number?, all: Bool)
    case show(Number)
    /// The top concerns; without a number of the only incident that runs.
    case concerns(Number?)
    case spokespersons
}

package enum SealQuery: Codable, Equatable, Sendable {
    /// Of an incident; without a number of all that the asker knows.
    case list(Number?)
    /// Refused messages that are kept.
    case spills
    /// Who keeps secrets, and why none is classified here.
    case secrecy
}

/// What a line of text turned out to be.
package enum Request: Codable, Equatable, Sendable {
    case command(Command)
    case query(Query)
}
