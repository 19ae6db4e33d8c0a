import Foundation

package enum ReadinessBulletin: Codable, Equatable, Sendable {
    /// What has become red since the last look.
    case alarm([ReadinessFinding])
    /// The card of the day.
    case card(ReadinessReport)
    /// T7: is this number yours?
    case numberCheck(RouteKind)
    case numbersEnded(silent: [String], asked: Int)
    case trialEnded(TrialFacts)
}

/// What came of a try of somebody's roads.
package struct TrialFacts: Codable, Equatable, Sendable {
    package var name: String
    package var roads: [RoadTrial.Road]

    package init(name: String, roads: [RoadTrial.Road]) {
        self.name = name
        self.roads = roads
    }
}
