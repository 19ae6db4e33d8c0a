import Domain
import Foundation

/// Rumours: what whoever typed something reads.
extension Voice {
    func words(_ reply: RumourReply) -> Words {
        switch reply {
        case .added(let rumour, let alike): rumourAdded(rumour, alike)
        case .assigned(let rumour): rumourAssigned(rumour)
        case .voiced(let rumour): rumourVoiced(rumour, opened: false)
        case .opened(let rumour): rumourVoiced(rumour, opened: true)
        case .judged(let rumour): rumourJudged(rumour)
        case .decided(let rumour): rumourDecided(rumour)
        case .answered(let rumour): rumourAnswered(rumour)
        case .corrected(let rumour): rumourCorrected(rumour)
        case .tracked(let rumour, let counts): rumourTracked(rumour, counts: counts)
        case .closed(let rumour): rumourClosed(rumour)
        case .foundWrong(let rumour): rumourFoundWrong(rumour)
        case .merged(let rumour, let other): rumourMerged(rumour, into: other)
        case .legal(let rumour): rumourLegal(rumour)
        case .reported(let rumour, let report, let kit): rumourReported(rumour, report, kit)
        case .criticism(let rumour): rumourCriticism(rumour)
        case .ticketed(let rumour, let platform): rumourTicketed(rumour, platform)
        case .platformAnswered(let rumour, let platform): platformAnswered(rumour, platform)
        case .shown(let rumour): rumourShown(rumour)
        case .list(let incident, let rumours): rumourList(incident, rumours)
        }
    }

    /// In the chat alone.
    func claim(_ rumour: RumourBrief) -> String { say("：", ": ") + tidy(rumour.text, max: 100) }

    /// "14:35前" or nothing at a level that has no such clock.
    func by(_ date: Date?) -> String {
        date.map { say("，截止\(time($0))", " by \(time($0))") } ?? ""
    }

    private func rumourAdded(_ rumour: RumourBrief, _ alike: RumourLike?) -> Words {
        let head = say("\(rumour.id) 已登记", "\(rumour.id) registered")
        return Words(
            [head + firstLook(rumour) + claim(rumour), askAssign(rumour), like(rumour, alike)],
            forms: [head])
    }

    func firstLook(_ rumour: RumourBrief) -> String {
        let reach = rumour.reading?.reach.map {
            say("，传播量\(spread($0))", ", reach \(spread($0))")
        }
        let link = rumour.links.isEmpty ? say("，无链接", ", no link") : ""
        return say(
            "(首见\(time(rumour.firstSeen))\(reach ?? "")\(link))",
            " (first seen \(time(rumour.firstSeen))\(reach ?? "")\(link))")
    }

    func askAssign(_ rumour: RumourBrief) -> String {
        say(
            "下一步：\(group(.office))指派两名核实人\(by(rumour.due(.assign)))：",
            "Next: \(group(.office)) names two verifiers\(by(rumour.due(.assign))): ")
            + typedAssign(rumour.id)
    }

    func like(_ rumour: RumourBrief, _ alike: RumourLike?) -> String {
        guard let alike else { return "" }
        return say(
            "与 \(alike.id) 相近(\(alike.percent)%)，如为同一说法：",
            "\(alike.percent)% like \(alike.id); if they are one: ")
            + typed(
                .rumour, zh: "合并 \(rumour.id) \(alike.id)",
                en: "merge \(rumour.id) \(alike.id)")
    }

    private func rumourAssigned(_ rumour: RumourBrief) -> Words {
        let head = say(
            "\(rumour.id) 核实人：\(people(rumour.verifiers))",
            "\(rumour.id) verifiers: \(people(rumour.verifiers))")
        return Words(
            [
                head
                    + (rumour.due(.verify).map {
                        say("，定性截止\(time($0))", "; verdict by \(time($0))")
                    } ?? ""), twoAgree(rumour.id),
            ], forms: [say("\(rumour.id) 核实人已定", "\(rumour.id): verifiers named")])
    }

    func twoAgree(_ id: Number) -> String {
        say("两人一致、各有信源才算：", "Two must agree, each with a source: ") + typedVerdict(id)
    }

    private func rumourVoiced(_ rumour: RumourBrief, opened: Bool) -> Words {
        let mine = rumour.voices.last?.verdict ?? .unverifiable
        let still = say(
            "\(rumour.id) 已记：您认为\(verdict(mine))，还差\(rumour.missing)人",
            "\(rumour.id): your verdict is \"\(verdict(mine))\", "
                + "\(count(rumour.missing, "more person", "more people")) must agree")
        let short = say("\(rumour.id) 已记", "\(rumour.id) noted")
        let next =
            opened
            ? say(
                "原定性和据此的决定作废，重新核实", "The former verdict and what was decided on it are void")
            : rumour.isSplit
                ? say("核实结论不一致，须再有一人核实", "Those who looked differ: one more must look") : ""
        return Words([still, next], forms: [short])
    }

    func rumourJudged(_ rumour: RumourBrief) -> Words {
        let found = rumour.verdict ?? .unverifiable
        let names = people(rumour.voices.filter { $0.verdict == found }.map(\.name))
        let head = say(
            "\(rumour.id) 定性：\(verdict(found))", "\(rumour.id) verdict: \(verdict(found))")
        let sources = rumour.voices.filter { $0.verdict == found }.map(\.source).uniqued()
        let limit = rumour.due(.decide)
        return Words(
            [
                head + say("(\(names))", " (\(names))") + claim(rumour),
                say("信源：", "Source: ")
                    + sources.map { tidy($0, max: 60) }.joined(separator: say("；", "; ")),
                found.isTrue
                    ? say(
                        "不能辟谣，只能承认并整改", "It cannot be refuted: it is to be admitted and put right")
                    : "",
                say("请\(group(.hq))决定\(by(limit))：", "\(capital(group(.hq))) decides\(by(limit)): ")
                    + typedDecide(rumour.id, found),
            ],
            forms: [
                say(
                    "\(rumour.id) 已定性，待决定\(by(limit))。", "\(rumour.id) judged, decide\(by(limit)). "
                )
                    + logIn, say("\(rumour.id) 已定性，待决定", "\(rumour.id) judged, decision wanted"),
            ], subject: say("\(rumour.id) 已定性，待决定", "\(rumour.id) judged, decision wanted"))
    }

    func rumourDecided(_ rumour: RumourBrief) -> Words {
        let chosen = rumour.decision ?? .watch
        let who = rumour.decidedBy.map { say("(\($0))", " (\($0))") } ?? ""
        let head = say(
            "\(rumour.id) 决定：\(response(chosen))", "\(rumour.id) decision: \(response(chosen))")
        let short = say("\(rumour.id) 已决定", "\(rumour.id) decided")
        return Words(
            [head + who + reason(rumour.reason), afterDecision(rumour, chosen)],
            forms: [short + by(rumour.due(.answer)) + say("。", ". ") + logIn, short],
            subject: short)
    }

    private func afterDecision(_ rumour: RumourBrief, _ chosen: Rumour.Response) -> String {
        let limit = by(rumour.due(.answer))
        switch chosen {
        case .watch:
            return say(
                "\(group(.guidance))继续监测；平息后：",
                "\(capital(group(.guidance))) watches it; when it fades: ")
                + typedClose(rumour.id)
        case .reply:
            return say(
                "\(group(.guidance))以官方账号个别答复；之后：",
                "\(capital(group(.guidance))) answers under the official account; then: ")
                + typedClose(rumour.id)
        case .refute:
            return say(
                "\(group(.release))起草辟谣稿并送审签\(limit)；发布后：",
                "\(capital(group(.release))) drafts the refutation and gets it signed\(limit); "
                    + "when released: ") + typedRefute(rumour.id)
        case .admit:
            return say(
                "\(group(.release))起草说明、道歉和整改时间表\(limit)；发布后：",
                "\(capital(group(.release))) drafts what happened, an apology and dated fixes\(limit); "
                    + "when released: ") + typedRefute(rumour.id)
        }
    }

    func rumourAnswered(_ rumour: RumourBrief) -> Words {
        let statement = rumour.statement.map { "\($0)" } ?? ""
        let admits = rumour.decision == .admit
        let head =
            admits
            ? say("\(rumour.id) 已由 \(statement) 公开承认", "\(rumour.id) is admitted by \(statement)")
            : say("\(rumour.id) 已由 \(statement) 公开辟谣", "\(rumour.id) is refuted by \(statement)")
        let end = rumour.outcomes.last { $0.stage == .answer }.map {
            say(
                "(时限\(time($0.due))，\(outcome($0)))",
                " (due \(time($0.due)), \(outcome($0)))")
        }
        let next =
            rumour.due(.track).map {
                say(
                    "\(group(.guidance))跟踪，首次\(time($0))：",
                    "\(capital(group(.guidance))) tracks it, first at \(time($0)): ")
                    + typedTrack(rumour.id)
            } ?? (say("整改后：", "When it is put right: ") + typedClose(rumour.id))
        return Words([head + (end ?? ""), next], forms: [head], subject: head)
    }

    func rumourCorrected(_ rumour: RumourBrief) -> Words {
        let statement = rumour.correction?.statement.map { "\($0)" } ?? ""
        let head = say(
            "\(rumour.id) 已由 \(statement) 更正", "\(rumour.id) is corrected by \(statement)")
        let end = rumour.outcomes.last { $0.stage == .correct }.map {
            say(
                "(时限\(time($0.due))，\(outcome($0)))",
                " (due \(time($0.due)), \(outcome($0)))")
        }
        let next =
            rumour.verdict == nil
            ? say("请重新核实定性：", "It is to be judged anew: ") + typedVerdict(rumour.id)
            : say("当前：\(stage(rumour))", "It now stands: \(stage(rumour))")
        return Words([head + (end ?? ""), next], forms: [head], subject: head)
    }

    func rumourTracked(_ rumour: RumourBrief, counts: Bool) -> Words {
        let round =
            counts && rumour.rounds > 0
            ? say("第\(rumour.rounds)次跟踪", "reading \(rumour.rounds)") : say("跟踪", "reading")
        let head = say("\(rumour.id) \(round)：", "\(rumour.id), \(round): ")
        let next = rumour.due(.track).map {
            say("下次：\(time($0))", "Next: \(time($0))")
        }
        let done = say("跟踪已满，可结案：", "No more readings are asked for; to close: ")
        let end =
            rumour.stage == .answered && rumour.decision == .refute
            ? next ?? (done + typedClose(rumour.id)) : ""
        let short = say("\(rumour.id) 跟踪已记", "\(rumour.id): reading noted")
        return Words([head + reading(rumour.reading), end], forms: [short], subject: short)
    }
}
