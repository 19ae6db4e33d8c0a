import Commands
import Domain
import Foundation
import Outbox
import Ports
import Wording

/// What the shell needs to know of this installation.
package struct RuntimeSettings: Sendable {
    /// What the bot was started with; the plan in force is the last that was published.
    package var plan: Plan
    /// The plan pack on the disk, as it is when asked.
    package var folder: @Sendable () -> PlanFound
    package var unit: Wording.Unit
    package var health: HealthPolicy
    package var botNames: [String]
    /// Who speaks in public texts.
    var signer: UnitFacts { UnitFacts(name: unit.name, contact: unit.dutyPhone, sites: sites) }
    /// Which publishers write the unit's own site, by name.
    package var sites: [String] = []
    /// Chat ids of those who run the machine: they see how the roads do and no content.
    package var admins: Set<String> = []
    /// Messages that a road may carry in a minute; none: as many as there are.
    package var perMinute: [RouteKind: Int] = [:]
    /// What the machine measures of itself; the roads are asked elsewhere.
    package var measures: @Sendable () -> MachineFacts = { MachineFacts() }
    /// The publishers of `bot.json`, by name; nil: not known, and no name of one is looked at.
    package var publishers: [String]?
    /// Whether there is a key under which texts are sealed.
    package var seals = true
    /// Nil where there is neither a network nor a place to keep copies.
    package var evidence: EvidenceMeans?
    /// The program's version; a snapshot of another one is not used.
    package var release = ""
    /// After so many entries, and at a stop, the world is kept anew; nil: never.
    package var snapshotEvery: Int? = 10_000
    /// Where long work runs, if the rest runs on one thread; nil: where everything does.
    package var aside: (any TaskExecutor)?
    /// Whether our own network lives, as far as this installation can tell.
    package var ownNetwork: @Sendable () async -> Bool

    package init(
        plan: Plan, unit: Wording.Unit, health: HealthPolicy = HealthPolicy(),
        botNames: [String] = [], folder: (@Sendable () -> PlanFound)? = nil,
        ownNetwork: @escaping @Sendable () async -> Bool = { true }
    ) {
        self.ownNetwork = ownNetwork
        self.plan = plan
        self.folder = folder ?? { PlanFound(plan: plan) }
        self.unit = unit
        self.health = health
        self.botNames = botNames
    }
}

/// Four digits for a dangerous command. Chance comes in, so that a seed replays everything.
package struct CodeMint: Sendable {
    package var next: @Sendable () -> String
    /// For the digest of what is sealed: nobody can guess it.
    package var salt: @Sendable () -> String

    /// - Parameter salt: Nil: made of codes, for a rehearsal.
    package init(
        next: @escaping @Sendable () -> String, salt: (@Sendable () -> String)? = nil
    ) {
        self.next = next
        self.salt = salt ?? { (0..<8).map { _ in next() }.joined() }
    }

    package static var random: CodeMint {
        CodeMint(
            next: { String(Int.random(in: 1000...9999)) },
            salt: {
                (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }
                    .joined(separator: "-")
            })
    }
}
