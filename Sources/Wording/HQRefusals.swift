import Domain

extension Voice {
    /// Only for refusals about what HQ alone can give.
    func ofHQ(_ refusal: AbsenceRefusal) -> Words {
        switch refusal {
        case .coverOfHQ(let name):
            no(
                say(
                    "\(name)是\(group(.hq))成员，不能由外组人员顶岗",
                    "\(name) sits in \(group(.hq)): nobody outside it stands in there"),
                instead: say("指挥部可授权：", "HQ can give powers away: ") + sample(.delegate))
        case .coverByHQ(let name, let group, let people):
            no(
                say(
                    "\(name)是\(self.group(group))成员，外组人员顶岗只能由指挥部安排",
                    "\(name) sits in \(self.group(group)): only HQ says who stands in from outside"),
                who: say("可办：\(list(people))", "May do it: \(list(people))"),
                instead: say("请其输入：", "They type: ")
                    + typed(.cover, zh: "@\(name) @姓名", en: "@\(name) @name"))
        case .hasMandate(let name, let by):
            no(
                say("\(name)已受\(by)授权", "\(name) has powers from \(by) already"),
                instead: say("先收回：", "First end them: ")
                    + typed(.delegate, zh: "收回 @\(name)", en: "end @\(name)"))
        default: Words([])
        }
    }
}
