import Domain

/// Why something about groups cannot be.
extension Voice {
    func words(_ refusal: GroupRefusal) -> Words {
        switch refusal {
        case .noSuch(let word, let known):
            no(
                say("没有\(quote(word))这个组", "There is no group \(quote(word))"),
                instead: say("可用：", "There are: ") + first(known.map { $0[language] }, 6))
        case .taken(let word, let name):
            no(
                say(
                    "\(quote(word))已是\(name.zh)的名称",
                    "\(quote(word)) is a name of \(name.en) already"),
                instead: say("查看：", "To see it: ") + typed(.group))
        case .badName(let word):
            no(
                say(
                    "小组名称\(quote(word))只能用字母、数字和汉字，至多24个",
                    "The group name \(quote(word)) may only have letters and digits, 24 at most"),
                instead: say("例如：", "For instance: ")
                    + typed(.group, zh: "增设 后勤组 组长=@li", en: "add logistics lead=@li"))
        case .mustStay(let name):
            no(
                say("\(name.zh)不能撤销", "\(name.en) cannot be closed"),
                instead: say("换人请用：", "To change its people: ")
                    + typed(.group, zh: "组长 \(name.zh) @姓名", en: "lead \(name.en) @name"))
        default: ofSeats(refusal)
        }
    }

    /// Refusals about who sits where.
    private func ofSeats(_ refusal: GroupRefusal) -> Words {
        switch refusal {
        case .noLead(let name):
            no(
                say("\(name.zh)还没有组长", "\(name.en) has no lead yet"),
                instead: say("请加：组长=@姓名", "Add: lead=@name"))
        case .notIn(let person, let name):
            no(
                say("\(person)不在\(name.zh)", "\(person) is not in \(name.en)"),
                instead: say("查看：", "To see it: ") + typed(.group))
        case .nothingNew(let name):
            no(
                say("\(name.zh)没有变化", "Nothing changes in \(name.en)"),
                instead: say("查看：", "To see it: ") + typed(.group))
        case .emptyAlready(let name):
            no(
                say("\(name.zh)本来就没有人", "\(name.en) has nobody anyway"),
                instead: say("查看：", "To see it: ") + typed(.group))
        case .noSeat:
            no(
                say("您在这里没有席位，没有职责卡", "You have no seat there, so there is no duty card"),
                instead: say("查看各组：", "To see the groups: ") + typed(.group))
        default: Words([])
        }
    }
}
