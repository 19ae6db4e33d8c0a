import Domain
import Foundation

extension Drill {
    /// An official channel with a publisher, registered and verified by two people.
    mutating func openChannel() {}
}
