import Foundation

/// How a road does, for whoever asks (plan clause 特1.问题).
package struct RoadReport: Codable, Equatable, Sendable {
    package enum Condition: Codable, Equatable, Sendable {
        case up
        /// It failed a moment ago; the next failure takes it down.
        case doubtful
        case down(since: Date)
        /// Somebody switched away from it.
        case forced(by: String, since: Date)
        /// Nothing was heard of it yet.
        case unheard
    }

    package var route: RouteKind
    package var condition: Condition
    /// The last failure in a closed word, while it has not been followed by a success.
    package var reason: String?
    /// When it last carried something.
    package var lastGood: Date?
    /// Its gateways in the order in which they are named, where it has several.
    package var gateways: [GatewayReport]?

    package struct GatewayReport: Codable, Equatable, Sendable {
        package var name: String
        /// What is wrong with it, in a closed word.
        package var reason: String?

        package init(name: String, reason: String? = nil) {
            self.name = name
            self.reason = reason
        }
    }

    package init(
        route: RouteKind, condition: Condition, reason: String? = nil, lastGood: Date? = nil,
        gateways: [GatewayReport]? = nil
    ) {
        self.gateways = gateways
        self.route = route
        self.condition = condition
        self.reason = reason
        self.lastGood = lastGood
    }
}

/// One person's roads, in the order in which they are tried.
package struct RoadsOfPerson: Codable, Equatable, Sendable {
    package struct Road: Codable, Equatable, Sendable {
        package var route: RouteKind
        /// Masked; nil where the roster has no address.
        package var address: String?
        package var isDown: Bool
        /// When it was last seen to be theirs.
        package var verified: Day?

        package init(route: RouteKind, address: String?, isDown: Bool, verified: Day? = nil) {
            self.verified = verified
            self.route = route
            self.address = address
            self.isDown = isDown
        }
    }

    /// A try of them that has just begun.
    package struct Trial: Codable, Equatable, Sendable {
        package var until: Date
        package var isOfAsker: Bool

        package init(until: Date, isOfAsker: Bool) {
            self.until = until
            self.isOfAsker = isOfAsker
        }
    }

    package var name: String
    package var roads: [Road]
    package var trial: Trial?
    /// Whether and how they approve while the chat is out.
    package var approving: ApprovingReport?
    /// What they asked for, and what their roads did.
    package var reach: ReachFacts?

    package init(name: String, roads: [Road], trial: Trial? = nil) {
        self.trial = trial
        self.name = name
        self.roads = roads
    }
}

extension World {
    /// How many SMS one person is sent in an hour: as many as the highest of what runs allows.
    package var smsPerHour: Int {
        let allowed = running.map { incident in
            plan(of: incident)?.rule(of: incident.level)?.smsPerHour ?? Limits.smsPerHour
        }
        return allowed.max() ?? Limits.smsPerHour
    }

    package func roads(of person: Person) -> RoadsOfPerson {
        RoadsOfPerson(
            name: person.name,
            roads: person.roads.filter { $0 != .backup || desk.hasBackup }.map { route in
                RoadsOfPerson.Road(
                    route: route,
                    address: person.address(on: route).map { Mask.address($0, route) },
                    isDown: desk.isDown(route), verified: person.verifiedOn(route))
            })
    }
}

/// Numbers and addresses as anybody may see them.
package enum Mask {
    /// A number that no road leads to.
    package static func number(_ number: String) -> String { address(number, .sms) }

    /// `+86138****0001`, `z***@example.org`; a chat id is no secret.
    package static func address(_ address: String, _ route: RouteKind) -> String {
        switch route {
        case .chat, .backup: return address
        case .sms:
            guard address.count > 7 else { return String(address.prefix(2)) + "****" }
            return "\(address.prefix(address.hasPrefix("+86") ? 6 : 3))****\(address.suffix(4))"
        case .email:
            let parts = address.split(separator: "@", maxSplits: 1)
            guard parts.count == 2 else { return String(address.prefix(1)) + "***" }
            return "\(parts[0].prefix(1))***@\(parts[1])"
        }
    }
}

extension RouteKind {
    /// What is left aside when somebody switches to this road.
    package var passed: [RouteKind] {
        self == .backup ? [.chat] : Array(Self.usual.prefix { $0 != self })
    }
}

extension Decider {
    /// Personal notices go by `route` and what comes after it from now on, whatever the roads
    /// before it say of themselves; switching to the chat gives all of them free again.
    mutating func switchRoads(to route: RouteKind) throws(Refusal) -> Reply? {
        if route == .backup, !world.desk.hasBackup { throw .noBackup }
        let passed = route.passed
        let changes = RouteKind.allCases.contains {
            world.desk.isForced($0) != passed.contains($0)
        }
        guard changes else { throw .alreadySwitched(route) }
        try checkLiving(besides: passed, for: route)
        return try askBack(.desk(.switchRoads(to: route)), .roads(to: route))
    }

    /// A switch to roads that are all down would silence one that lives (spec §1.1).
    private func checkLiving(
        besides passed: [RouteKind], for route: RouteKind
    ) throws(Refusal) {
        let chosen = RouteKind.allCases.filter { !passed.contains($0) }
        guard !passed.isEmpty, chosen.allSatisfy(world.desk.isDown) else { return }
        throw .noRoadLeft(route)
    }

    mutating func carryOutSwitch(to route: RouteKind) throws(Refusal) -> Reply? {
        let passed = route.passed
        try checkLiving(besides: passed, for: route)
        for road in RouteKind.allCases {
            let wanted = passed.contains(road)
            guard world.desk.isForced(road) != wanted else { continue }
            record(.desk(.roadForced(road, wanted)))
            if wanted { wentDown(road, "forced") }
        }
        return .roadsSwitched(to: route)
    }
}
