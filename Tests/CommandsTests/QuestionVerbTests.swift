import Commands
import Domain
import Testing

struct QuestionVerbTests {
    private let one = Number(.question, 1)

    private func logged(
        _ deadline: QuestionDraft.Deadline?, _ incident: Number? = nil, contact: String? = nil
    ) -> Parsed {
        .request(
            .command(
                .question(
                    .log(
                        incident,
                        QuestionDraft(
                            text: "when is it back?", asker: "Ann Wong", outlet: "Morning Post",
                            contact: contact, deadline: deadline)))), .question)
    }

    @Test(
        arguments: [
            "qa log asker=Ann Wong outlet=Morning Post by=18:30 -- when is it back?",
            "!qa log by=18:30 outlet=Morning Post asker=Ann Wong -- when is it back?",
            "问答 登记 提问=Ann Wong 媒体=Morning Post 截止=18:30 -- when is it back?",
            "！問答 登記 提問=Ann Wong 媒體=Morning Post 截止=18:30 -- when is it back?",
            "媒体 登记 提问人=Ann Wong，媒体=Morning Post，时限=18：30 —— when is it back?",
        ])
    func `a question is logged with who asks and by when`(text: String) {
        #expect(parse(text) == logged(.by(1110)))
    }

    @Test func `a span, an incident and a contact are read, and none of them is needed`() {
        let front = "qa log "
        let back = "asker=Ann Wong outlet=Morning Post -- when is it back?"
        #expect(parse(front + back) == logged(nil))
        #expect(parse(front + "due=2h " + back) == logged(.within(.hours(2))))
        #expect(parse(front + "by=30m " + back) == logged(.within(.minutes(30))))
        #expect(
            parse(front + "due=3d I-2 " + back) == logged(.within(.days(3)), .init(.incident, 2)))
        #expect(
            parse(front + "contact=+85291234567 " + back) == logged(nil, contact: "+85291234567"))
    }

    @Test func `an answer is written, approved, told, joined and left out`() {
        func expect(_ text: String, _ command: QuestionCommand, _ verb: Verb) {
            #expect(parse(text) == .request(.command(.question(command)), verb), "\(text)")
        }
        expect(
            "qa answer Q-1 -- by 18:00", .draft(one, text: "by 18:00", facts: nil), .questionEdit)
        expect(
            "问答 口径 Q-1 事实=F-1,F-2 -- 18点前恢复", .draft(one, text: "18点前恢复", facts: [1, 2]),
            .questionEdit)
        expect("问答 口径 q1 预计18点前恢复", .draft(one, text: "预计18点前恢复", facts: nil), .questionEdit)
        expect("qa approve Q-1 v2", .approve(one, version: 2), .questionApprove)
        expect("問答 批准 Q-1", .approve(one, version: nil), .questionApprove)
        expect("qa given Q-1 via=phone", .give(one, by: nil, via: "phone"), .questionGive)
        expect(
            "问答 已答 Q-1 发言人=@sun 链接=https://example.org/a",
            .give(one, by: "@sun", via: "https://example.org/a"), .questionGive)
        expect("qa given Q-1 by=@sun", .give(one, by: "@sun", via: nil), .questionGive)
        expect("qa same Q-4 Q-1", .join(Number(.question, 4), to: one), .questionEdit)
        expect("问答 同题 4 1", .join(Number(.question, 4), to: one), .questionEdit)
        expect("qa drop Q-1 asked in error", .drop(one, reason: "asked in error"), .questionEdit)
        expect("问答 免答 Q-1 理由=已撤回", .drop(one, reason: "已撤回"), .questionEdit)
        expect("qa spokesperson add @sun", .spokesperson("@sun", named: true), .spokesperson)
        expect("问答 发言人 取消 @sun", .spokesperson("@sun", named: false), .spokesperson)
    }

    @Test func `questions are listed and shown`() {
        func expect(_ text: String, _ query: QuestionQuery) {
            #expect(parse(text) == .query(.questions(query), .question), "\(text)")
        }
        let incident = Number(.incident, 1)
        for text in ["qa", "问答", "qa list", "qa open", "qa list open", "问答 列表 待办"] {
            expect(text, .list(nil, all: false))
        }
        expect("qa list all I-1", .list(incident, all: true))
        expect("问答 全部 I-1", .list(incident, all: true))
        expect("qa I-1 all", .list(incident, all: true))
        expect("qa Q-1", .show(one))
        expect("问答 查看 Q-1", .show(one))
        expect("qa spokesperson", .spokespersons)
        expect("qa concerns", .concerns(nil))
        expect("问答 关切 I-1", .concerns(incident))
    }

    @Test func `a concern is noted, counted, covered and uncovered`() {
        func expect(_ text: String, _ command: ConcernCommand) {
            #expect(parse(text) == .request(.command(.concern(command)), .concernEdit), "\(text)")
        }
        expect("qa concern add n=120 -- the fee", .add(nil, text: "the fee", count: 120))
        expect("qa concern add the fee", .add(nil, text: "the fee", count: 1))
        expect(
            "问答 关切 登记 I-2 人数=120 -- 报名费退不退",
            .add(Number(.incident, 2), text: "报名费退不退", count: 120))
        expect("qa concern count 2 n=0", .count(nil, 2, 0))
        expect("問答 關切 計數 2 n=300", .count(nil, 2, 300))
        expect("qa concern cover 2 Q-1", .cover(nil, 2, by: one))
        expect("问答 关切 回应 2 S-1", .cover(nil, 2, by: Number(.statement, 1)))
        expect("qa concern uncover 2 q1", .uncover(nil, 2, by: one))
        expect(
            "qa concern none -- nobody has asked yet",
            .noneFound(nil, reason: "nobody has asked yet"))
        expect("问答 关切 无 I-2 理由=评论未开放", .noneFound(Number(.incident, 2), reason: "评论未开放"))
    }

    @Test func `what is missing is asked for`() {
        for text in [
            "qa log", "qa log asker=Ann", "qa log -- why?", "qa answer", "qa answer Q-1",
            "qa given",
            "qa same Q-1", "qa drop Q-1", "qa approve", "qa spokesperson add", "qa concern add",
            "qa concern count 2", "qa concern cover", "qa concern cover 2",
        ] {
            guard case .complaint(let complaint) = parse(text), case .missing = complaint.fault
            else {
                Issue.record("\(text): \(parse(text))")
                continue
            }
        }
    }

    @Test func `what is no count, no version and no time is said so`() {
        for (text, fault): (String, Complaint.Fault) in [
            ("qa concern count 2 n=many", .notANumber("many")),
            ("qa concern cover F-2 Q-1", .notANumber("F-2")),
            ("qa approve Q-1 first", .notANumber("first")),
            ("qa log by=soon asker=Ann -- why?", .notASpan("soon")),
        ] {
            guard case .complaint(let complaint) = parse(text) else {
                Issue.record("\(text): \(parse(text))")
                continue
            }
            #expect(complaint.fault == fault)
        }
    }
}
