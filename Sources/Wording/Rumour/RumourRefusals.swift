import Domain

/// Rumours: why not, and what to do instead.
extension Voice {
    func words(_ refusal: RumourRefusal) -> Words {
        switch refusal {
        case .merged, .closed, .notAlike, .notFinished: overRumour(refusal)
        case .sameStatement, .statementOver, .statementEarlier, .notCorrecting, .wrongAnswer:
            statementRefused(refusal)
        case .twoVerifiers, .notVerifier, .voicedAlready, .judgedAlready, .answeredAlready,
            .toldAlready:
            verdictRefused(refusal)
        case .sourceNotNamed, .factUnconfirmed: sourceRefused(refusal)
        case .notJudged, .notAfter, .decidedAlready, .notDecided, .correctingAlready:
            decisionRefused(refusal)
        case .reportLacks, .ownOpinion, .ownVerdict, .reportedAlready, .noReport, .whichReport,
            .kitIncomplete:
            reportRefused(refusal)
        }
    }

    private func statementRefused(_ refusal: RumourRefusal) -> Words {
        switch refusal {
        case .sameStatement(let id, let statement):
            no(
                say(
                    "\(id) 有误的正是 \(statement)，不能用它更正",
                    "\(id): \(statement) is what was wrong and cannot correct itself"),
                instead: say("请用新的更正声明", "Use a new statement that corrects it"))
        case .statementOver(let id, let statement, let other):
            no(
                say(
                    "\(id)：\(statement) 已由 \(other) 更正或撤回，不能使用",
                    "\(id): \(statement) was put right or taken back by \(other) and says nothing"),
                instead: say("新声明发布后：", "When a new one is released: ") + typedRefute(id))
        case .statementEarlier(let id, let statement, let correction):
            no(
                correction
                    ? say(
                        "\(id)：\(statement) 在发现有误之前已发布，不是更正",
                        "\(id): \(statement) was out before the mistake was found and corrects nothing"
                    )
                    : say(
                        "\(id)：\(statement) 在定性之前已发布，不能作为答复",
                        "\(id): \(statement) was out before the verdict and does not answer it"),
                instead: say("另行起草，发布后：", "Draft a new one; when it is released: ")
                    + typedRefute(id))
        case .notCorrecting(let id, let statement, let wrong):
            no(
                say(
                    "\(id) 有误的是 \(wrong)，\(statement) 不是对它的更正",
                    "\(id): what was wrong is \(wrong), which \(statement) does not correct"),
                instead: say("起草更正：", "Draft the correction: ")
                    + typed(.correct, zh: "\(wrong) 理由=…", en: "\(wrong) reason=…"))
        case .wrongAnswer: wrongAnswer(refusal)
        default: Words([])
        }
    }

    private func overRumour(_ refusal: RumourRefusal) -> Words {
        switch refusal {
        case .merged(let id, let other):
            no(
                say("\(id) 已并入 \(other)", "\(id) was merged into \(other)"),
                instead: say("请用 \(other)", "Use \(other)"))
        case .closed(let id):
            no(
                say("\(id) 已结案", "\(id) is closed"),
                instead: say("定性有误：", "If the verdict was wrong: ") + typedWrong(id))
        case .notAlike(let id, let other):
            no(
                say(
                    "\(id) 不能并入 \(other)：须同一事件、定性不同的不能合并",
                    "\(id) cannot be merged into \(other): only within one incident, and never with "
                        + "another verdict"),
                instead: say("查看：", "To look: ") + typed(.rumour, "\(id)"))
        case .notFinished(let id, let stage): notFinished(id, stage)
        default: Words([])
        }
    }

    private func notFinished(_ id: Number, _ stage: Rumour.Stage) -> Words {
        switch stage {
        case .judged:
            no(
                say("\(id) 已定性，指挥部尚未决定，不能结案", "\(id) awaits HQ's decision and cannot be closed"),
                instead: say("决定：", "To decide: ")
                    + typed(
                        .rumour, zh: "决定 \(id) 监测 理由=…", en: "decide \(id) watch reason=…"))
        case .correcting:
            no(
                say("\(id) 尚未更正，不能结案", "\(id) is not corrected yet and cannot be closed"),
                instead: say("更正声明发布后：", "When the correction is released: ") + typedRefute(id))
        default:
            no(
                say(
                    "\(id) 决定公开答复，尚未发布，不能结案", "\(id) awaits its public answer and cannot be closed"),
                instead: say("发布后：", "When it is released: ") + typedRefute(id))
        }
    }

    private func verdictRefused(_ refusal: RumourRefusal) -> Words {
        switch refusal {
        case .twoVerifiers(let id):
            no(
                say("\(id) 须有两名不同的核实人", "\(id) wants two different verifiers"),
                instead: typedAssign(id))
        case .notVerifier(let id, let names):
            no(
                say(
                    "\(id) 的定性由核实人和\(group(.office))作出",
                    "\(id): the verdict is for its verifiers and \(group(.office))"),
                who: names.isEmpty
                    ? "" : say("核实人：\(people(names))", "Verifiers: \(people(names))"),
                instead: say("您知道的情况：", "What you know: ")
                    + typed(.note, zh: "内容", en: "text"))
        case .voicedAlready(let id):
            no(
                say(
                    "\(id) 这一票已有：同一人或同一岗位只算一次",
                    "\(id): that is said; one person, or one seat, counts once"),
                instead: say("须由另一人核实", "Somebody else must look into it"))
        case .judgedAlready(let id, let found):
            no(
                say("\(id) 已定性：\(verdict(found))", "\(id) is judged: \(verdict(found))"),
                instead: say("有不同结论：", "If you found otherwise: ") + typedVerdict(id))
        case .answeredAlready(let id, let statement):
            no(
                say("\(id) 已由 \(statement) 公开答复", "\(id) was answered in public by \(statement)"),
                instead: say("判断有误：", "If the verdict was wrong: ") + typedWrong(id))
        case .toldAlready(let id):
            no(
                say(
                    "\(id) 已个别答复，不能改定性或转为监测",
                    "\(id) was answered singly: it is not judged anew, nor only watched, in silence"
                ),
                instead: say("判断有误：", "If the verdict was wrong: ") + typedWrong(id))
        default: Words([])
        }
    }

    private func sourceRefused(_ refusal: RumourRefusal) -> Words {
        switch refusal {
        case .sourceNotNamed(let id):
            no(
                say(
                    "\(id) 定为不实须有权威信源：写明谁说的；仅有链接或听说不算",
                    "To call \(id) false takes an authority: name who says so; a bare link or hearsay "
                        + "does not count"),
                instead: typed(
                    .rumour, zh: "定性 \(id) 不实 来源=主管部门公告",
                    en: "verdict \(id) false source=regulator's notice"))
        case .factUnconfirmed(let id, let fact):
            no(
                say(
                    "\(id) 不能以 \(fact) 为信源：未经两人证实",
                    "\(id) cannot rest on \(fact): it is not confirmed by two"),
                instead: say("先核实：", "Verify it first: ")
                    + typed(.fact, zh: "核实 \(fact)", en: "verify \(fact)"))
        default: Words([])
        }
    }

    private func decisionRefused(_ refusal: RumourRefusal) -> Words {
        switch refusal {
        case .notJudged(let id):
            no(
                say("\(id) 尚未定性", "\(id) has no verdict yet"),
                instead: say("先定性：", "First the verdict: ") + typedVerdict(id))
        case .notAfter(let id, let found, let response): notAfter(id, found, response)
        case .decidedAlready(let id, let response):
            no(
                say(
                    "\(id) 已决定：\(self.response(response))",
                    "\(id): that is decided: \(self.response(response))"))
        case .notDecided(let id, let found, _) where found.isTrue:
            no(
                say(
                    "\(id) \(verdict(found))，不能辟谣，须先决定承认",
                    "\(id) is \(verdict(found)) and cannot be refuted; HQ must decide to admit it first"
                ), instead: typedDecide(id, found))
        case .notDecided(let id, let found, _):
            no(
                say("\(id) 未决定公开辟谣", "\(id): HQ has not decided to refute it in public"),
                instead: say("由\(group(.hq))决定：", "\(capital(group(.hq))) decides: ")
                    + typedDecide(id, found))
        case .correctingAlready(let id):
            no(
                say("\(id) 已在更正", "\(id) is being corrected already"),
                instead: say("更正声明发布后：", "When the correction is released: ") + typedRefute(id))
        default: Words([])
        }
    }

    private func notAfter(
        _ id: Number, _ found: Rumour.Verdict, _ response: Rumour.Response
    ) -> Words {
        let why =
            found.isTrue
            ? say("；属实的须承认并整改", "; what is true is admitted and put right")
            : found == .unverifiable && response == .refute
                ? say("；未核实的不能辟谣", "; what is not verified cannot be refuted") : ""
        return no(
            say(
                "\(id) 定性为\(verdict(found))，不能\(self.response(response))",
                "\(id) was found \(verdict(found)): \"\(self.response(response))\" is not possible")
                + why, instead: say("可以：", "Possible: ") + typedDecide(id, found))
    }
}
