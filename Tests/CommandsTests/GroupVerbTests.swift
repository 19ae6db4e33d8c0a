import Commands
import Domain
import Testing

struct GroupVerbTests {
    private func request(_ text: String) -> (Request, Verb)? {
        if case .request(let request, let verb) = Kit.parser.parse(text, in: Kit.room) {
            (request, verb)
        } else {
            nil
        }
    }

    private func command(_ text: String) -> GroupCommand? {
        guard case (.command(.group(let command)), .groupEdit)? = request(text) else { return nil }
        return command
    }

    private func query(_ text: String) -> GroupQuery? {
        guard case (.query(.groups(let query)), .group)? = request(text) else { return nil }
        return query
    }

    @Test(arguments: ["!group", "!小组", "!组", "!groups show", "!小组 查看"])
    func `the groups are asked for`(text: String) {
        #expect(query(text) == .show(nil))
    }

    @Test func `one group, and the card of one's seat`() {
        #expect(query("!group show legal") == .show("legal"))
        #expect(query("!小组 查看 法律组") == .show("法律组"))
        #expect(query("!group card") == .card(nil))
        #expect(query("!小组 职责卡 法律组") == .card("法律组"))
    }

    @Test(arguments: [
        "!group add rear zh=后勤组 en=Logistics team lead=@li deputy=@wang members=@a,@b min=3 duties=cars",
        "!小组 增设 rear 中文名=后勤组 英文名=Logistics team 组长=@li 副组长=@wang 组员=@a、@b 最少=3 职责=cars",
    ]) func `a group is added`(text: String) {
        let draft = GroupDraft(
            name: "rear", zh: "后勤组", en: "Logistics team", duty: "cars", minimum: 3,
            people: GroupPeople(lead: "@li", deputy: "@wang", members: ["@a", "@b"]))
        #expect(command(text) == .add(draft))
    }

    @Test(arguments: [
        "!group form 跨平台 lead=@li members=@a,@b I-2", "!小组 成立 跨平台 组长=@li 组员=@a,@b I-2",
    ]) func `a group of the plan is formed`(text: String) {
        let people = GroupPeople(lead: "@li", members: ["@a", "@b"])
        #expect(command(text) == .form("跨平台", people, incident: incident(2)))
    }

    @Test func `seats are given and taken, and a group is closed`() {
        #expect(command("!group lead legal @li") == .seat("legal", person: "@li", .lead))
        #expect(command("!小组 组长 法律组 @li") == .seat("法律组", person: "@li", .lead))
        #expect(command("!小组 副组长 法律组 李雷") == .seat("法律组", person: "李雷", .deputy))
        #expect(command("!group join legal @li") == .seat("legal", person: "@li", .member))
        #expect(command("!小组 退出 法律组 @li") == .leave("法律组", person: "@li"))
        #expect(command("!小组 撤销 后勤组") == .close("后勤组"))
    }

    @Test func `what is missing or wrong is pointed at`() {
        #expect(parse("!group lead legal", Kit.room) == .fault(.missing(.person), 18, .group))
        #expect(parse("!小组 撤销", Kit.room) == .fault(.missing(.group), 7, .group))
        #expect(
            parse("!group add rear min=many", Kit.room) == .fault(.notANumber("many"), 21, .group))
        #expect(
            parse("!group join legal @li now", Kit.room) == .fault(.unexpected("now"), 23, .group))
    }
}
