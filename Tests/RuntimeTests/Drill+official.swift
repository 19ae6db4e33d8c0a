import Domain
import Foundation

extension Drill {
    /// An official channel with a publisher, registered and verified by two people.
    mutating func openChannel() {
        room("zhou", "!通道 登记 site 名称=官网 平台=官网 账号=https://example.org 负责人=@zhou 方式=feed")
        code("zhou")
        for person in ["li", "wang"] as [PersonID] { room(person, "!通道 核验 site") }
    }
}
