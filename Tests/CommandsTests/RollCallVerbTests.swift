import Commands
import Domain
import Testing

struct RollCallVerbTests {
    private func call(
        _ scope: String? = nil, incident: Number? = nil, due: Int? = nil, place: String? = nil,
        again: Bool = false
    ) -> Parsed {
        let request = RollCallRequest(
            incident: incident, scope: scope, due: due.map { .minutes($0) }, place: place,
            again: again)
        return .request(.command(.rollCall(.call(request))), .rollcall)
    }

    private func here(
        _ word: RollAnswer.Word = .present, _ number: Int? = nil, place: String? = nil,
        for who: String? = nil, via: String? = nil
    ) -> Parsed {
        let answer = RollAnswer(
            notice: number.map { Number(.notice, $0) }, word, place: place, onBehalfOf: who,
            via: via)
        return .request(.command(.rollCall(.answer(answer))), .here)
    }

    @Test func `a roll call is asked for with whom, until when and where`() {
        #expect(parse("!点名") == call())
        #expect(parse("/rollcall #onscene due=10m") == call("#onscene", due: 10))
        #expect(
            parse("!点名 信息发布组 截止=15分 地点=二楼会议室") == call("信息发布组", due: 15, place: "二楼会议室"))
        #expect(parse("rollcall I-2 due=1h") == call(incident: incident(2), due: 60))
        #expect(parse("点名 再次") == call(again: true))
        #expect(parse("点名 查看 N-7") == .query(.rollCall(notice(7)), .rollcall))
        #expect(parse("rollcall show") == .query(.rollCall(nil), .rollcall))
        #expect(parse("rollcall due=soon") == .fault(.notASpan("soon"), 14, .rollcall))
        #expect(parse("rollcall due=3000m") == .fault(.notASpan("3000m"), 14, .rollcall))
    }

    @Test func `it is answered with a word, a place, a time or for somebody`() {
        #expect(parse("!到", Kit.room) == here())
        #expect(parse("!here gate 2", Kit.room) == here(place: "gate 2"))
        #expect(parse("报到 N-7 南门") == here(.present, 7, place: "南门"))
        #expect(parse("here eta=20") == here(.onTheWay(minutes: 20)))
        #expect(parse("到 预计=1小时") == here(.onTheWay(minutes: 60)))
        #expect(parse("here for @wu via=phone") == here(for: "@wu", via: "phone"))
        #expect(parse("到 代=吴悠 方式=电话") == here(for: "吴悠", via: "phone"))
        #expect(parse("到 请假") == here(.away(reason: nil)))
        #expect(parse("!途中 20", Kit.room) == here(.onTheWay(minutes: 20)))
    }

    @Test(arguments: [Kit.sms, Kit.email, Kit.direct])
    func `by telephone one character is enough`(setting: ParseSetting) {
        for word in ["到", "在", "HERE", "到了", "在岗", "here."] {
            #expect(parse(word, setting) == here(), "\(word)")
        }
        for word in ["途中 20", "途中20分钟", "途中 20 分钟", "ETA 20", "eta=20", "途中：20分"] {
            #expect(parse(word, setting) == here(.onTheWay(minutes: 20)), "\(word)")
        }
        #expect(parse("途中", setting) == here(.onTheWay(minutes: nil)))
        #expect(parse("途中 2小时", setting) == here(.onTheWay(minutes: 120)))
    }

    @Test(arguments: ["我们到了", "在不在", "到时候再说", "途中 很堵", "点名表扬", "here we go"])
    func `plain talk in a room stays plain`(text: String) {
        #expect(parse(text, Kit.room) == .plainTalk)
    }
}
