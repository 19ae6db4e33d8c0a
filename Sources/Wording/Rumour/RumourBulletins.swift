import Domain
import Foundation

/// Rumours: what the room and those who must act read.
extension Voice {
    func words(_ bulletin: RumourBulletin) -> Words {
        switch bulletin {
        case .added(let rumour, let alike): rumourTold(rumour, alike)
        case .assigned(let rumour): rumourToVerify(rumour)
        case .split(let rumour): rumourSplit(rumour)
        case .judged(let rumour): rumourJudged(rumour)
        case .opened(let rumour, let by): rumourOpened(rumour, by)
        case .decided(let rumour): rumourDecided(rumour)
        case .answered(let rumour): rumourAnswered(rumour)
        case .corrected(let rumour): rumourCorrected(rumour)
        case .tracked(let rumour, let counts): rumourTracked(rumour, counts: counts ?? true)
        case .trackMissed(let rumour): rumourUntracked(rumour)
        case .closed(let rumour): rumourClosed(rumour)
        case .foundWrong(let rumour, let what, let by, let isPublic):
            rumourWrong(rumour, what, by, isPublic)
        case .merged(let rumour, let other): rumourMerged(rumour, into: other)
        case .legal(let rumour): rumourLegal(rumour)
        case .ticketed(let rumour, let platform): rumourTicketed(rumour, platform)
        case .platformAnswered(let rumour, let platform): platformAnswered(rumour, platform)
        case .late(let rumour, let stage, let told): rumourLate(rumour, stage, told)
        }
    }

    /// By SMS a number and where to look.
    private func told(_ lines: [String], short: String) -> Words {
        Words(lines, forms: [short + say("。", ". ") + logIn, short], subject: short)
    }

    private func rumourTold(_ rumour: RumourBrief, _ alike: RumourLike?) -> Words {
        let by = rumour.by.map { say("\($0)登记谣言 \(rumour.id)", "\($0) registered \(rumour.id)") }
        return told(
            [
                (by ?? "\(rumour.id)") + firstLook(rumour) + claim(rumour), askAssign(rumour),
                like(rumour, alike),
            ],
            short: say("谣言 \(rumour.id) 待指派核实人", "\(rumour.id) awaits verifiers"))
    }

    private func rumourToVerify(_ rumour: RumourBrief) -> Words {
        let head = say("请核实 \(rumour.id)", "Please verify \(rumour.id)")
        let limit = by(rumour.due(.verify))
        let link = rumour.links.first.map { say("链接：", "Link: ") + tidy($0, max: 120) } ?? ""
        return told(
            [head + limit + claim(rumour), link, twoAgree(rumour.id)], short: head + limit)
    }

    private func rumourSplit(_ rumour: RumourBrief) -> Words {
        let head = say("\(rumour.id) 核实结论不一致", "\(rumour.id): those who looked differ")
        let found = rumour.voices.map {
            say("\($0.name) \(verdict($0.verdict))", "\($0.name): \(verdict($0.verdict))")
        }
        return told(
            [
                head + say("：", ". ") + list(found),
                say("须再有一人核实，\(group(.office))的人即可：", "One more must look, such as one of ")
                    + say("", "\(group(.office)): ") + typedVerdict(rumour.id),
            ], short: head)
    }

    private func rumourOpened(_ rumour: RumourBrief, _ by: String) -> Words {
        let found = rumour.voices.last
        let word = verdict(found?.verdict ?? .unverifiable)
        let source = found.map { tidy($0.source, max: 60) } ?? ""
        let short = say("\(rumour.id) 重新核实", "\(rumour.id) is verified anew")
        return told(
            [
                short
                    + say(
                        "：\(by)认为\(word)(来源：\(source))",
                        ": \(by) says it is \(word) (source: \(source))"),
                say("原定性和据此的决定作废", "The former verdict and what was decided on it are void"),
                twoAgree(rumour.id),
            ], short: short)
    }

    private func rumourUntracked(_ rumour: RumourBrief) -> Words {
        let head = say(
            "\(rumour.id) 第\(rumour.rounds)次跟踪无人填报",
            "\(rumour.id): reading \(rumour.rounds) was never filed")
        let next = rumour.due(.track).map { say("下次：\(time($0))", "Next: \(time($0))") } ?? ""
        return told([head, next], short: head)
    }

    private func rumourWrong(
        _ rumour: RumourBrief, _ what: String, _ by: String, _ isPublic: Bool
    ) -> Words {
        let head = say("\(rumour.id) 判断有误", "\(rumour.id): the verdict was wrong")
        let due = rumour.due(.correct).map {
            say("，\(time($0))前公开更正", "; it is corrected in public by \(time($0))")
        }
        let limit = isPublic ? due ?? "" : say("，重新核实", "; it is verified anew")
        return told(
            [
                head + limit,
                say("\(by)：\(tidy(what))", "\(by): \(tidy(what))"),
                say("请即停用原说法", "Stop using what was said of it, at once"),
                isPublic ? askCorrection(rumour.id) : "",
            ], short: head + limit)
    }

    // MARK: Late

    private func rumourLate(
        _ rumour: RumourBrief, _ stage: RumourClock.Stage, _ told: Int
    ) -> Words {
        guard stage != .track else { return trackWanted(rumour, again: told > 1) }
        let due = rumour.due(stage)
        let when = due.map { say("(应于\(time($0)))", " (due \(time($0)))") } ?? ""
        let name = clockStage(stage)
        let head = say("\(rumour.id) \(name)超时", "\(rumour.id): \(name) overdue") + when
        return self.told([head + claim(rumour), late(rumour, stage)], short: head)
    }

    /// What ends it, and who may.
    private func late(_ rumour: RumourBrief, _ stage: RumourClock.Stage) -> String {
        switch stage {
        case .assign: askAssignNow(rumour)
        case .verify: twoAgree(rumour.id)
        case .decide:
            say("请\(group(.hq))决定：", "\(capital(group(.hq))) is to decide: ")
                + typedDecide(rumour.id, rumour.verdict ?? .unverifiable)
        case .answer:
            say(
                "请\(group(.release))发布，发布后：",
                "\(capital(group(.release))) is to release it; then: ") + typedRefute(rumour.id)
        case .correct: askCorrection(rumour.id)
        case .track: typedTrack(rumour.id)
        }
    }

    private func askAssignNow(_ rumour: RumourBrief) -> String {
        say("请指派两名核实人：", "Name two verifiers: ") + typedAssign(rumour.id)
    }

    private func trackWanted(_ rumour: RumourBrief, again: Bool) -> Words {
        let round = rumour.rounds + 1
        let head =
            again
            ? say(
                "\(rumour.id) 第\(round)次跟踪仍未填报", "\(rumour.id): reading \(round) is still missing")
            : say("\(rumour.id) 请填报第\(round)次跟踪", "\(rumour.id): reading \(round) is due")
        return told(
            [
                head
                    + say(
                        "：辟谣到达多少，谣言涨了多少", ": how far did the refutation reach, how much did it grow"
                    ),
                typedTrack(rumour.id),
            ], short: head)
    }
}
