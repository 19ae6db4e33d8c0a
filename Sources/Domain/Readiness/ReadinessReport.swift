import Foundation

/// Something that would be missing if it began now.
package struct ReadinessFinding: Codable, Equatable, Sendable {
    package enum Severity: String, Codable, Sendable {
        /// The response itself would fail somewhere.
        case red
        case yellow
    }

    /// Some of many, by name.
    package struct Some: Codable, Equatable, Sendable {
        package var count: Int
        /// The first of them.
        package var names: [String]

        /// So many names are kept in the log of each night.
        static let named = 20

        package init(_ names: [String]) {
            count = names.count
            self.names = Array(names.prefix(Self.named))
        }
    }

    package enum Matter: Codable, Equatable, Sendable {
        /// `foldsTo`: who does its work meanwhile.
        case nobodyIn(Bilingual, foldsTo: Bilingual?)
        case noLead(Bilingual)
        case noDeputy(Bilingual)
        case short(Bilingual, have: Int, need: Int)
        /// Lead and deputies are all away.
        case headless(Bilingual)
        case pairAway(String, String)
        /// One person in more than two seats.
        case manySeats(String, Int)
        /// One person changed their seat or address, and nobody else has looked at it.
        case unconfirmed(Some)
        case noRoad(Some)
        /// Nobody of a group is reached by SMS.
        case noSMS(Bilingual)
        case noMobile(Some)
        case unverified(Some)
        /// Who did not answer the last look at numbers.
        case silentNumbers(Some)
        case numbersPutOff(until: Date)
        case trainingOver(Some)
        case trainingDue(Some)
        case expired(Bilingual, on: Day)
        case expiring(Bilingual, on: Day)
        case nobodyOnDuty(Bilingual, at: Date)
        case dutyAway(Bilingual, name: String, at: Date)
        /// The duty roster names people who are not in the roster.
        case dutyUnknown(Some)
        case liaisonsUnverified(Some)
        /// The register has no official channel: nothing can be released.
        case officialNone
        case officialUnverified(Some)
        case officialExpired(Some)
        /// Whoever answers for it is in the roster no more.
        case officialOwnerless(Some)
        /// The publisher that it names is in `bot.json` no more.
        case officialNoPublisher(Some)
        /// `reason` in a closed word.
        case road(RouteKind, reason: String?)
        case roadForced(RouteKind, by: String)
        case gateway(RouteKind, name: String, reason: String)
        /// Free on the store's disk, in MiB.
        case disk(Int)
        /// The clock is off by so many seconds.
        case clockOff(Double)

        /// What it is about, without what moves from look to look.
        var identity: String {
            switch self {
            case .nobodyOnDuty(let post, _): "nobodyOnDuty \(post.zh)"
            case .dutyAway(let post, let name, _): "dutyAway \(post.zh) \(name)"
            case .road(let route, _): "road \(route.rawValue)"
            case .disk: "disk"
            case .clockOff: "clockOff"
            default: "\(self)"
            }
        }
    }

    package var severity: Severity
    package var matter: Matter

    package init(_ severity: Severity, _ matter: Matter) {
        self.severity = severity
        self.matter = matter
    }
}

/// How ready the unit is; what was not measured is never called well.
package struct ReadinessReport: Codable, Equatable, Sendable {
    package enum Measure: String, Codable, Sendable, CaseIterable {
        case roads, disk, clock
        /// A gateway's balance: none of the gateways that the bot speaks to tells it.
        case balance
        /// How old what is fed from outside is: nothing is fed yet.
        case feeds
    }

    package var at: Date
    /// The red ones first.
    package var findings: [ReadinessFinding]
    package var unmeasured: [Measure]

    package init(at: Date, findings: [ReadinessFinding], unmeasured: [Measure]) {
        self.at = at
        self.findings = findings
        self.unmeasured = unmeasured
    }

    package var red: [ReadinessFinding] { findings.filter { $0.severity == .red } }
    package var yellow: [ReadinessFinding] { findings.filter { $0.severity == .yellow } }

    /// Red ones that another report does not have.
    package func fresh(since other: ReadinessReport?) -> [ReadinessFinding] {
        let known = Set(other?.red.map(\.matter.identity) ?? [])
        return red.filter { !known.contains($0.matter.identity) }
    }
}
