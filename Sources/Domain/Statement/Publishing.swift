import Foundation

// What publishers do, and what waits for the unit's own site (plan clause 五.2, domain §5 rule 5).

extension Limits {
    /// For so long a publisher tries; then somebody puts the text there by hand: the window is over,
    /// and every minute counts.
    package static let publisherPatience = Duration.minutes(10)
    /// All others wait for the own site: whoever must help is told sooner.
    package static let sourcePatience = Duration.minutes(3)
}

extension Statement {
    /// For so long a publisher tries to put it there.
    package func publisherPatience(for place: Release.Place) -> Duration {
        release?.source == place.channel ? Limits.sourcePatience : Limits.publisherPatience
    }
}

extension Decider {
    /// The own site among its places, by the publishers of this installation.
    func source(of order: Release) -> String? {
        order.places.map(\.channel).first { channel in
            world.officials.found(channel)?.via.map {
                context.unit?.sites.contains($0) == true
            } ?? false
        }
    }

    /// Nothing is put elsewhere before the page that it links to is there, unless somebody said why.
    func checkSource(_ statement: Statement, _ place: Release.Place) throws(Refusal) {
        guard let order = statement.release, statement.isOrdered, order.holds(place),
            let site = order.awaited
        else { return }
        throw .statement(
            .sourceFirst(
                statement.id, site: world.officials.name(of: site.channel), siteID: site.channel,
                channel: place.channel))
    }

    /// A person's word that it goes out although the own site has nothing yet.
    mutating func goAhead(
        _ number: Number, _ words: [String], _ reason: String
    ) throws(Refusal) -> Reply {
        let (statement, incident) = try openStatement(number)
        var places: [Release.Place] = []
        for word in words { places.append(try ordered(number, word).2) }
        guard statement.isOrdered, let order = statement.release, order.awaited != nil else {
            throw .statement(.nothingHeld(number))
        }
        let held = (words.isEmpty ? order.places : places).filter(order.holds).map(\.channel)
        guard !held.isEmpty else { throw .statement(.nothingHeld(number)) }
        record(
            .statement(
                incident.number,
                .wentAhead(statement.number, channels: held.uniqued(), reason: reason)))
        return .statement(.wentAhead(try facts(of: statement.number), channels: held.uniqued()))
    }

    /// What became of an order that a publisher carries out.
    ///
    /// - Parameter sha256: Of the text that was put out; nil: of the one that is ordered.
    mutating func published(
        _ number: Int, _ channel: String, _ sha256: String?, _ outcome: PublishOutcome
    ) {
        guard let (statement, incident) = world.statement(number),
            let place = statement.places.first(where: { $0.channel == channel }),
            place.standing == .ordered
        else { return }
        let isOld = sha256.map { $0 != place.sha256 } ?? false
        switch outcome {
        // It was stopped or changed on the way, and an older text stands there now.
        case .published where isOld:
            record(
                .statement(
                    incident.number,
                    .placeFailed(number, channel: channel, reason: "text-older-there")))
        case .failed where isOld || !statement.isOpen || !statement.isOrdered: break
        case .published(let url):
            record(
                .statement(
                    incident.number,
                    .placed(number, Placement(channel: channel, url: url))))
            settleRelease(of: number)
        case .failed(let reason):
            record(
                .statement(
                    incident.number, .placeFailed(number, channel: channel, reason: reason)))
        }
    }
}

package enum PublishOutcome: Codable, Equatable, Sendable {
    case published(url: String?)
    /// For good: somebody has to put it there by hand.
    case failed(String)
}

extension World {
    /// What a publisher has yet to put out, oldest order first.
    package var toPublish: [(statement: Statement, place: Release.Place)] {
        speaking.flatMap { incident in
            incident.statements.values.filter { statement in
                statement.isOpen && statement.isOrdered
                    && (incident.isRunning || incident.isConcluding || statement.kind.amends)
            }
        }.compactMap { statement in statement.release.map { (statement, $0) } }
            .sorted { ($0.1.orderedAt, $0.0.number) < ($1.1.orderedAt, $1.0.number) }
            .flatMap { statement, order in
                order.places.filter { place in
                    place.byMachine && place.standing == .ordered && !order.holds(place)
                }.map { (statement, $0) }
            }
    }
}
