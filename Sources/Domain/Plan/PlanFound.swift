/// The plan pack as it lies in its folder just now. Whoever owns the disk reads it; the domain
/// is handed what was found.
package struct PlanFound: Codable, Equatable, Sendable {
    package struct Fault: Codable, Equatable, Sendable {
        /// Such as `playbooks/base.yaml:12`.
        package var place: String
        package var message: Bilingual

        package init(place: String, message: Bilingual) {
            self.place = place
            self.message = message
        }
    }

    /// Nil when a fault is an error.
    package var plan: Plan?
    package var faults: [Fault]

    package init(plan: Plan?, faults: [Fault] = []) {
        self.plan = plan
        self.faults = faults
    }

    /// How the folder stands to the plan in force.
    package func state(beside plan: Plan) -> PlanState {
        guard let found = self.plan else { return .faulty(faults.count) }
        return found.hash == plan.hash ? .same : .other(version: found.version)
    }
}

package enum PlanState: Codable, Equatable, Sendable {
    case same
    /// Another version lies there, not published.
    case other(version: String)
    /// What lies there cannot be used; the plan in force goes on.
    case faulty(Int)
}
