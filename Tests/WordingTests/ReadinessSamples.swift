import Foundation

@testable import Domain

/// What is said of how ready the unit is, of numbers, and of tries of a person's roads.
enum ReadinessSamples {
    typealias F = Fixture
    typealias Matter = ReadinessFinding.Matter

    static let office = Bilingual(zh: "应急办公室", en: "Emergency office")
    static let officer = Bilingual(zh: "值班员", en: "Duty officer")
    static let signature = Bilingual(zh: "短信签名", en: "SMS signature")
    static let few = ReadinessFinding.Some(["李雷", "王芳"])
    static let many = ReadinessFinding.Some((1...30).map { "人\($0)" })

    static let channels = ReadinessFinding.Some(["官网", "官方微博"])
    static let manyChannels = ReadinessFinding.Some((1...6).map { "官方微博\($0)" })

    static let matters: [Matter] = [
        .nobodyIn(office, foldsTo: nil), .nobodyIn(signature, foldsTo: office), .noLead(office),
        .noDeputy(office), .short(office, have: 1, need: 2), .headless(office),
        .pairAway("李雷", "王芳"), .manySeats("李雷", 3), .noRoad(few), .noSMS(office),
        .noMobile(few), .unverified(many), .silentNumbers(few),
        .numbersPutOff(until: F.at(22 * 60)), .liaisonsUnverified(few), .trainingOver(few),
        .trainingDue(few), .expired(signature, on: day("2025-12-31")),
        .expiring(signature, on: day("2026-01-31")), .nobodyOnDuty(officer, at: F.at(30)),
        .dutyAway(officer, name: "李雷", at: F.at(30)), .dutyUnknown(few),
        .road(.sms, reason: "refused"), .road(.email, reason: nil),
        .roadForced(.chat, by: "李雷"), .gateway(.sms, name: "east", reason: "credit"),
        .disk(120), .clockOff(-75.4), .officialNone, .officialUnverified(channels),
        .officialExpired(channels), .officialExpired(manyChannels), .officialOwnerless(channels),
        .officialNoPublisher(channels), .unconfirmed(few),
    ]

    static func day(_ text: String) -> Day { Day(text) ?? F.day }

    static func report(_ findings: [ReadinessFinding]) -> ReadinessReport {
        ReadinessReport(at: F.now, findings: findings, unmeasured: [.balance, .feeds])
    }

    static let findings =
        [ReadinessFinding(.red, .headless(office)), ReadinessFinding(.red, .noRoad(few))]
        + [.unverified(many), .manySeats("李雷", 3), .clockOff(12)].map {
            ReadinessFinding(.yellow, $0)
        }

    static let trial = TrialFacts(
        name: "李雷",
        roads: [
            .init(.chat, answeredAt: F.at(2)), .init(.sms, failure: "no-report"), .init(.email),
        ])

    static let tried = RoadsOfPerson(
        name: "李雷",
        roads: [
            .init(
                route: .chat, address: "@li:localhost", isDown: false,
                verified: day("2025-12-01")),
            .init(route: .sms, address: "+86138****0003", isDown: false),
        ], trial: .init(until: F.at(30), isOfAsker: false))

    static let replies: [(String, Reply)] = [
        ("readiness", .readiness(report(findings), all: false)),
        ("readiness, all", .readiness(report(findings), all: true)),
        ("readiness, nothing missing", .readiness(report([]), all: false)),
        (
            "readiness, nothing measured",
            .readiness(
                ReadinessReport(
                    at: F.now, findings: [], unmeasured: ReadinessReport.Measure.allCases),
                all: true)
        ),
        ("roadsTested, of another", .roadsTested(tried)), ("roadsOf, verified", .roadsOf(tried)),
        ("roster, verified", .roster(.verified("李雷", .sms, on: day("2026-01-05")))),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        ("roster, noAddress", .roster(.noAddress("李雷", .email)), nil),
        ("roster, no address at all", .roster(.noAddress("李雷", nil)), nil),
    ]

    static let bulletins: [(String, ReadinessBulletin)] =
        [
            ("alarm", .alarm(Array(findings.prefix(2)))),
            ("card", .card(report(findings))), ("card, nothing missing", .card(report([]))),
            ("numberCheck, sms", .numberCheck(.sms)), ("numberCheck, email", .numberCheck(.email)),
            ("numbersEnded", .numbersEnded(silent: ["李雷", "王芳"], asked: 40)),
            ("numbersEnded, all answered", .numbersEnded(silent: [], asked: 40)),
            ("trialEnded", .trialEnded(trial)),
        ]
        + matters.enumerated().map {
            ("finding \($0.offset + 1)", .alarm([ReadinessFinding(.yellow, $0.element)]))
        }

    static let all: [Sample] =
        replies.map { Sample("reply.\($0)", .reply($1)) }
        + replies.prefix(4).map { Sample("reply.\($0), in the room", .reply($1), room: true) }
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + bulletins.map { Sample("readiness.\($0)", .bulletin(.readiness($1))) }

    static let events: [(String, Event)] = [
        ("checked", .readiness(.checked(report(findings), fresh: []))),
        ("carded", .readiness(.carded(report(findings)))),
        ("numbersAsked", .readiness(.numbersAsked([NumberAsked("li", .sms)], until: F.at(60)))),
        ("numbersPutOff", .readiness(.numbersPutOff(incident: 1))),
        ("numbersPutOff, at night", .readiness(.numbersPutOff(incident: nil))),
        ("numbersEnded", .readiness(.numbersEnded(silent: ["li"], asked: 4))),
        ("trialBegun", .readiness(.trialBegun(attempt))),
        ("trialFailed", .readiness(.trialFailed("li", .sms, reason: "refused"))),
        ("trialEnded", .readiness(.trialEnded(attempt))),
    ]

    private static let attempt = RoadTrial(
        person: "li", by: "wang", roads: trial.roads, until: F.at(30))
}
