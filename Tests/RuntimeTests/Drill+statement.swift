import Domain
import Foundation
import Rehearsal

extension Drill {
    /// A public text through all its gates and out, on a channel that `openChannel` registered.
    mutating func publish(_ statement: String, kind: String = "通报", _ text: String) {
        if stage.world().running.first?.facts?.isEmpty ?? true {
            for (number, fact) in ["报名系统已恢复", "备用报名点已开放"].enumerated() {
                room("sun", "!事实 登记 \(fact) 来源=技术组")
                for person in ["li", "wang"] as [PersonID] {
                    room(person, "!事实 核实 F-\(number + 1)")
                }
            }
        }
        if stage.world().running.first?.knowsConcerns == false {
            room("sun", "!问答 关切 登记 n=30 -- 何时恢复")
        }
        room("zhou", "!通稿 起草 \(kind) 事实=F-1,F-2 -- \(text)")
        room("zhou", "!通稿 送审 \(statement)")
        room("li", "!核实 \(statement) 通过")
        room("wang", "!法审 \(statement) 通过 不涉隐私")
        room("zhao", "!批准 \(statement)")
        code("zhao")
        room("zhou", "!发布 \(statement)")
        code("zhou")
        wait(.minutes(1))
    }
}
