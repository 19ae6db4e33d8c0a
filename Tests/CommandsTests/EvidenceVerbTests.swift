import Commands
import Domain
import Testing

struct EvidenceVerbTests {
    private let one = Number(.evidence, 1)
    private let page = Evidence.Origin.link("https://Example.org/P?a=1,2")

    private func added(
        _ origin: Evidence.Origin?, _ note: String?, incident: Int? = nil
    ) -> Parsed {
        .request(
            .command(
                .evidence(
                    .add(incident.map { Number(.incident, $0) }, origin, note: note))),
            .evidence)
    }

    @Test(
        arguments: [
            "evidence https://Example.org/P?a=1,2 I-3 the first post",
            "evidence I-3 https://Example.org/P?a=1,2 the first post",
            "存证 I-3 the first post 链接=https://Example.org/P?a=1,2",
            "！存證 https://Example.org/P?a=1,2 I-3 the first post",
            "evidence add I-3 https://Example.org/P?a=1,2 the first post",
        ])
    func `a link is given with its incident and a note, as it stands`(text: String) {
        #expect(parse(text) == added(page, "the first post", incident: 3))
    }

    @Test func `what is left out is left to who decides`() {
        #expect(parse("存证 https://Example.org/P?a=1,2") == added(page, nil))
        #expect(
            parse("evidence www.example.org/p") == added(.link("https://www.example.org/p"), nil))
        #expect(parse("存证 首发帖截图") == added(nil, "首发帖截图"))
    }

    @Test func `it is listed, shown, handed on, taken, verified and fetched again`() {
        #expect(parse("evidence") == .query(.evidence(nil), .evidence))
        #expect(parse("存证 I-2") == .query(.evidence(Number(.incident, 2)), .evidence))
        #expect(parse("存证 列表 I-2") == .query(.evidence(Number(.incident, 2)), .evidence))
        #expect(parse("evidence E-1") == .query(.evidence(one), .evidence))
        #expect(parse("存证 查看 e1") == .query(.evidence(one), .evidence))
        #expect(
            parse("存证 交接 E-1 @chen 送公证")
                == .request(
                    .command(.evidence(.hand(one, to: "@chen", reason: "送公证"))), .evidenceHand))
        #expect(
            parse("evidence take E-1")
                == .request(.command(.evidence(.take(one))), .evidenceHand))
        #expect(
            parse("存證 校驗 E-1") == .request(.command(.evidence(.verify(one))), .evidenceVerify))
        #expect(
            parse("evidence again 1") == .request(.command(.evidence(.again(one))), .evidence))
    }

    @Test func `it is held, released and destroyed, never without a reason`() {
        #expect(
            parse("存证 保留 E-1 理由=案件未结")
                == .request(.command(.evidence(.hold(one, reason: "案件未结"))), .evidenceHold))
        #expect(
            parse("evidence hold E-1 reason=the case is pending")
                == .request(
                    .command(.evidence(.hold(one, reason: "the case is pending"))),
                    .evidenceHold))
        #expect(
            parse("存證 解除 e1 已结案")
                == .request(.command(.evidence(.release(one, reason: "已结案"))), .evidenceHold))
        for text in ["存证 销毁 E-1 理由=期满", "evidence destroy 1 期满", "evidence remove E-1 reason=期满"] {
            #expect(
                parse(text)
                    == .request(
                        .command(.evidence(.remove(one, reason: "期满"))), .evidenceRemove),
                "\(text)")
        }
        for text in ["存证 保留 E-1", "evidence release E-1", "存证 销毁 E-1", "evidence destroy"] {
            guard case .complaint(let complaint) = parse(text), case .missing = complaint.fault
            else {
                Issue.record("\(text): \(parse(text))")
                continue
            }
        }
    }

    @Test(arguments: ["evidence show", "存证 交接", "存证 交接 E-1", "evidence verify"])
    func `what is missing is asked for`(text: String) {
        guard case .complaint(let complaint) = parse(text), case .missing = complaint.fault else {
            Issue.record("\(text): \(parse(text))")
            return
        }
    }

    @Test func `said of a file it means that file`() {
        let file = ChatFile(route: .chat, place: .media("mxc://x/1"), name: "a.png")
        let message = ChatFile(route: .chat, place: .message("$1", room: "!r"))
        let incident = Number(.incident, 2)
        func about(_ request: Request, _ file: ChatFile?) -> Request { request.about(file) }
        #expect(
            about(.query(.evidence(nil)), file)
                == .command(.evidence(.add(nil, .file(file), note: nil))))
        #expect(
            about(.query(.evidence(incident)), message)
                == .command(.evidence(.add(incident, .file(message), note: nil))))
        #expect(
            about(.command(.evidence(.add(nil, nil, note: "首发帖"))), file)
                == .command(.evidence(.add(nil, .file(file), note: "首发帖"))))
        let linked = Request.command(.evidence(.add(nil, page, note: "原帖")))
        #expect(
            about(linked, file)
                == .command(
                    .evidence(
                        .add(nil, .file(file), note: "https://Example.org/P?a=1,2 原帖"))))
        #expect(about(linked, message) == linked)
        #expect(about(.query(.evidence(one)), file) == .query(.evidence(one)))
        let done = Request.command(.task(.done(Number(.task, 3), evidence: "x")))
        #expect(
            about(done, file)
                == .command(.task(.doneWith(file, Number(.task, 3), evidence: "x"))))
        #expect(about(done, message) == done)
        #expect(about(.query(.status(nil)), file) == .query(.status(nil)))
        #expect(about(.query(.evidence(nil)), nil) == .query(.evidence(nil)))
    }

    @Test(arguments: ["done T-3 e-12 and E-2", "完成 T-3 Ｅ－12 and E-2", "done T-3 E-12 and E-2"])
    func `a task is proved by its number`(text: String) {
        #expect(
            parse(text)
                == .request(
                    .command(.task(.done(Number(.task, 3), evidence: "E-12 and E-2"))), .done))
    }
}
