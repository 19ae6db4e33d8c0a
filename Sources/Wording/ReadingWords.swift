import Domain
import Foundation

/// Assessments that follow one another: too little known, two opinions, a level to change.
extension Voice {
    /// Too little is known, and until when to assess again.
    func confidence(_ score: Score, _ again: Date?) -> String {
        guard !score.sufficient else { return "" }
        guard let again else {
            return say("信息不足：请补充后重新研判", "Too little is known: find out more and assess again")
        }
        return say(
            "信息不足：请补充，\(time(again))前重新研判",
            "Too little is known: find out more and assess again by \(time(again))")
    }

    /// What the others made of it, and whether the two must meet.
    func beside(_ notes: AssessmentNotes?) -> String {
        guard let notes, !notes.others.isEmpty else { return "" }
        let others = list(notes.others.prefix(3).map(opinion))
        guard let gap = notes.gap else { return say("另有研判：\(others)", "Others: \(others)") }
        return say(
            "相差\(gap)分，须会商：\(others)", "\(gap) points apart, please confer: \(others)")
    }

    /// What holds from an earlier reading, and how to say that it does not.
    func kept(_ notes: AssessmentNotes?) -> String {
        guard let floors = notes?.kept, let first = floors.first else { return "" }
        let names = list(floors.map { $0[language] })
        return say(
            "｜沿用底线：\(names)（不再成立：底线=-\(first.zh)）",
            " | kept floors: \(names) (no longer so: floors=-\(first.en))")
    }

    private func opinion(_ opinion: NamedOpinion) -> String {
        say(
            "\(opinion.name)\(opinion.points)分(\(level(opinion.level)))",
            "\(opinion.name) \(opinion.points) (\(level(opinion.level)))")
    }

    // MARK: Replies

    func reassessed(_ facts: ReassessedFacts) -> Words {
        let id = facts.incident
        let suggested = level(facts.score.suggested)
        let head = say(
            "\(i: id) 研判\(facts.score.points)分，建议\(suggested)，现为\(level(facts.level))",
            "\(i: id) scored \(facts.score.points), suggested: \(suggested), "
                + "now \(level(facts.level))")
        let next = facts.next.map { say("下次研判：\(time($0))前", "Next assessment by \(time($0))") }
        return Words(
            [
                head, factors(facts.score) + kept(facts.also),
                confidence(facts.score, facts.next),
                verdict(facts), beside(facts.also),
                facts.score.sufficient ? next ?? "" : "",
            ],
            forms: [
                head,
                say("\(i: id)研判\(facts.score.points)分", "\(i: id) scored \(facts.score.points)"),
            ])
    }

    /// What follows from it for the level.
    private func verdict(_ facts: ReassessedFacts) -> String {
        switch facts.trend {
        case .steady: ""
        case .raise(let level):
            say("建议立即升级，已告指挥部：", "To be raised at once, HQ is told: ")
                + typedLevel(facts.incident, level)
        case .lower(let level):
            say("可以降级，已告指挥部：", "May be lowered, HQ is told: ")
                + typedLevel(facts.incident, level)
        case .falling(_, let count, let since): falling(count, since, facts.rule)
        }
    }

    private func falling(_ count: Int, _ since: Date, _ rule: Rubric.DowngradeRule?) -> String {
        guard let rule else { return "" }
        return say(
            "暂不降级：较轻读数\(count)次(自\(time(since)))，需\(rule.readings)次、相隔\(span(rule.apart))",
            "Not to be lowered yet: \(self.count(count, "lighter reading")) since \(time(since)), "
                + "\(rule.readings) are needed, \(span(rule.apart)) apart")
    }

    /// `!级别 I-1 Ⅱ`, with what is typed for the level.
    private func typedLevel(_ id: Int, _ level: Level) -> String {
        typed(.level, "\(i: id) \(key(level))")
    }

    /// `2小时`, `90分钟`; `2 h`, `90 min`.
    func span(_ span: Duration) -> String {
        let minutes = Int(span.inSeconds / 60)
        // Nobody counts in minutes what takes hours.
        if minutes > 120, minutes % 60 != 0 {
            let (hours, rest) = (minutes / 60, minutes % 60)
            return say("\(hours)小时\(rest)分钟", "\(hours) h \(rest) min")
        }
        guard minutes % 60 == 0, minutes > 0 else { return say("\(minutes)分钟", "\(minutes) min") }
        guard minutes % 1440 == 0 else { return say("\(minutes / 60)小时", "\(minutes / 60) h") }
        return say("\(minutes / 1440)天", "\(count(minutes / 1440, "day"))")
    }

    func tooSoonToLower(
        _ number: Number, _ count: Int, _ since: Date?, _ rule: Rubric.DowngradeRule
    ) -> Words {
        let have =
            since.map {
                say("，现有\(count)次(自\(time($0)))", "; so far \(count), since \(time($0))")
            } ?? say("，现在没有", "; so far none")
        return no(
            say(
                "\(number) 暂不能降级：需较轻读数\(rule.readings)次、相隔\(span(rule.apart))",
                "\(number) cannot be lowered yet: \(self.count(rule.readings, "lighter reading")) "
                    + "\(span(rule.apart)) apart are needed") + have,
            who: say("重新研判：", "To assess again: ") + typed(.assess, "\(number)"),
            instead: say("另有判断请加：理由=…", "If you judge otherwise add: reason=…"))
    }

    // MARK: Bulletins

    func conference(_ number: Number, _ opinions: [NamedOpinion]) -> Words {
        let points = opinions.map(\.points)
        let gap = (points.max() ?? 0) - (points.min() ?? 0)
        let head = say(
            "\(number) 请会商：两人研判相差\(gap)分",
            "\(number): please confer, two assessments are \(gap) points apart")
        return Words(
            [
                head, list(opinions.map(opinion)),
                say("商定后重新研判：", "When agreed, assess again: ")
                    + typed(.assess, "\(number)"),
            ],
            forms: [
                head + say("。", ". ") + logIn, head,
                say("\(number)请会商", "\(number): please confer"),
            ])
    }

    func reassessLate(_ id: Int, _ due: Date, _ reminders: Int) -> Words {
        let head = say("\(i: id) 重新研判已超时", "\(i: id): assessment overdue")
        let again = reminders > 1 ? say("，第\(reminders)次提醒", ", reminder \(reminders)") : ""
        let late = head + say("(应于\(time(due)))", " (due \(time(due)))") + again
        return Words(
            [
                late,
                say("请\(group(.office))重新研判：", "\(group(.office)), assess again: ")
                    + typed(.assess, "\(i: id)"),
            ],
            forms: [late + say("。", ". ") + logIn, late, head])
    }

    func levelSuggested(
        _ id: Int, _ score: Score, _ levels: (old: Level, new: Level), _ by: String
    ) -> Words {
        let up = levels.new < levels.old
        let new = level(levels.new)
        let head = say(
            "\(i: id) 研判\(score.points)分，\(up ? "建议立即升为" : "可降为")\(new)",
            "\(i: id) scored \(score.points): "
                + (up ? "raise it at once to \(new)" : "it may be lowered to \(new)"))
        return Words(
            [
                head + say("(\(by))", " (\(by))"), factors(score),
                say("请指挥部决定：", "The command group decides: ") + typedLevel(id, levels.new),
            ],
            forms: [
                head + say("。", ". ") + logIn, head,
                say("\(i: id)请决定级别", "\(i: id): decide the level"),
            ],
            subject: say("\(i: id) 请决定级别", "\(i: id): decide the level"))
    }

    // MARK: The timeline

    func sentence(_ meeting: Conference, _ number: String, _ line: TimelineLine) -> String {
        let new = "\(name(meeting.new.person, line)) \(meeting.new.points)"
        let other = "\(name(meeting.other.person, line)) \(meeting.other.points)"
        return say(
            "\(number) 两人研判相差\(meeting.gap)分(\(new)、\(other))，提请会商",
            "\(number): two assessments \(meeting.gap) points apart (\(new), \(other)), conference "
                + "called")
    }

    func reading(_ event: IncidentEvent, _ id: Int, _ line: TimelineLine) -> String {
        switch event {
        case .assessed(let score):
            say(
                "研判 \(i: id)，\(score.points)分，建议\(level(score.suggested))",
                "assessed \(i: id): \(score.points) points, \(level(score.suggested))")
        case .reassessBy(let by):
            say("\(i: id) 下次研判：\(time(by))前", "next assessment of \(i: id) by \(time(by))")
        case .reassessLate(let due, _):
            say(
                "提醒：\(i: id) 重新研判超时(应于\(time(due)))",
                "reminder: assessment of \(i: id) overdue (due \(time(due)))")
        case .conference(let meeting): sentence(meeting, "\(i: id)", line)
        case .levelSuggested(let to, let from, _):
            say("研判建议：", "suggested: ") + change(id, from, to)
        default: ""
        }
    }
}
