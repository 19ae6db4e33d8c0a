import Foundation

@testable import Domain

enum NoticeSamples {
    typealias F = Fixture

    static func context(
        level: Level? = Level(2), for name: String? = nil, _ cause: EscalationCause? = nil,
        outage: Bool = false, classification: Classification = .internal
    ) -> NoticeContext {
        NoticeContext(
            level: level, answerBy: F.at(10), inPlaceOf: name, cause: cause, outage: outage,
            classification: classification)
    }

    private static var week: NoticeContext {
        var context = context(level: nil)
        context.answerBy = F.at(7 * 24 * 60)
        return context
    }

    static let brief = ActivationBrief(
        incident: 1, level: Level(2), packs: ["R"], title: "谎称报名取消", commander: "赵敏",
        tasks: ["li": (5...10).map { F.task($0, due: $0 * 10) }, "wang": [F.task(11)]],
        taskCount: 35)

    static let warning = NoticeSubject.warning(7, F.draft, decideBy: F.at(45))
    static let activation = NoticeSubject.activation(brief)
    static let countersign = NoticeSubject.countersign(
        incident: 1, commander: "赵敏", enteredBy: "李雷", by: F.at(24 * 60))
    static let ended = NoticeSubject.ended(incident: 1, cancelled: false, reason: "热度回落")
    static let cancelled = NoticeSubject.ended(incident: 1, cancelled: true, reason: "")
    static let level = NoticeSubject.levelChanged(incident: 1, from: Level(3), to: Level(2))

    static let plan = NoticeSubject.planPublished(
        PlanNotice(
            version: "1.1.0", hash: "ab", effective: "2026-12-01", changes: 3, by: "赵敏"))

    static let subjects = [warning, activation, countersign, ended, cancelled, level, plan]

    static let all: [Sample] =
        [
            sample("warning", warning, context(level: nil)),
            sample(
                "warning, in place of a silent one", warning,
                context(level: nil, for: "赵敏", .silent)),
            sample("activation", activation, context()),
            sample("activation, in the room", activation, context(), room: true),
            sample("activation, in place of a silent one", activation, context(for: "李雷", .silent)),
            sample(
                "activation, in place of one who cannot", activation, context(for: "李雷", .cannot)),
            sample("activation, in place of somebody", activation, context(for: "李雷")),
            sample("activation, chat down", activation, context(outage: true)),
            sample(
                "activation, chat down, in place", activation,
                context(for: "李雷", .silent, outage: true)),
            sample("activation, sensitive", activation, context(classification: .sensitive)),
            sample("activation, public", activation, context(classification: .public)),
            sample("countersign", countersign, context(level: nil)),
            sample("ended", ended, context()), sample("cancelled", cancelled, context()),
            sample("levelChanged", level, context()),
            sample("planPublished", plan, week),
        ]

    private static func sample(
        _ name: String, _ subject: NoticeSubject, _ context: NoticeContext, room: Bool = false
    ) -> Sample {
        Sample("notice.\(name)", .notice(4, subject, context), "N-4", room: room)
    }

    static let topics: [Sample] = [
        Sample("topic", .topic(topic), "I-1", room: true),
        Sample("topic, others", .topic(busy), "I-1", room: true),
        Sample("topic, nothing", .topic(nil), room: true),
        Sample("accepted", .accepted(messageID: "$1")),
    ]

    static let topic = TopicFacts(
        incident: 1, level: Level(2), phase: .active, nextClock: F.at(45), nextTask: 5,
        commander: "赵敏", others: 0)

    private static var busy: TopicFacts {
        var facts = topic
        facts.phase = .closing(proposedBy: "li", reason: "热度回落")
        facts.nextClock = nil
        facts.others = 2
        return facts
    }
}
