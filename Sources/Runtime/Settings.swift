import Commands
import Domain
import Foundation
import Outbox
import Ports
import Wording

/// What the shell needs to know of this installation.
package struct RuntimeSettings: Sendable {
    package var plan: Plan
    package var unit: Wording.Unit
    package var health: HealthPolicy
    package var botNames: [String]

    package init(
        plan: Plan, unit: Wording.Unit, health: HealthPolicy = HealthPolicy(),
        botNames: [String] = []
    ) {
        self.plan = plan
        self.unit = unit
        self.health = health
        self.botNames = botNames
    }
}

/// Four digits for a dangerous command. Chance comes in, so that a seed replays everything.
package struct CodeMint: Sendable {
    package var next: @Sendable () -> String

    package init(next: @escaping @Sendable () -> String) { self.next = next }

    package static var random: CodeMint {
        CodeMint { String(Int.random(in: 1000...9999)) }
    }
}
