/// What is told of how somebody can be reached.
package enum ReachBulletin: Codable, Equatable, Sendable {
    /// To the duty officer: the loop guard is up.
    case answersStopped(person: String, RouteKind)
    /// To the duty officer, and to the person by another road.
    case mailboxDead(person: String)
}
