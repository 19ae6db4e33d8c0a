import Domain

/// Two make something less sensitive where no secrecy office does (decision 0075).
extension Voice {
    private func same(_ matter: Number, _ label: Classification) -> String {
        typed(
            .classify, zh: "\(matter) \(Self.chinese(label)) 理由=…",
            en: "\(matter) \(Self.english(label)) reason=…")
    }

    private static func chinese(_ label: Classification) -> String {
        switch label {
        case .public: "公开"
        case .internal: "内部"
        case .sensitive: "敏感"
        }
    }

    private static func english(_ label: Classification) -> String {
        switch label {
        case .public: "public"
        case .internal: "internal"
        case .sensitive: "sensitive"
        }
    }

    func loweringAsked(
        _ matter: Number, _ label: Classification, _ old: Classification, _ people: [String]
    ) -> Words {
        let head = say(
            "\(matter) 仍为\(self.label(old))：降为\(self.label(label))须两人",
            "\(matter) stays \(self.label(old)): it takes two to make it \(self.label(label))")
        return Words(
            [
                head,
                say("24小时内由另一人键入：", "Within 24 h another types: ") + same(matter, label),
                waitingSecond(people),
            ], forms: [head])
    }

    private func waitingSecond(_ people: [String]) -> String {
        people.isEmpty
            ? say(
                "目前无人可作第二人：请\(group(.hq))先加入知悉名单",
                "Nobody may be the second: \(group(.hq)) lets somebody in first")
            : say("可由：\(self.people(people, 6))", "These may: \(self.people(people, 6))")
    }

    func loweringWanted(
        _ matter: Number, _ label: Classification, _ by: String, _ reason: String
    ) -> Words {
        let head = say(
            "\(by)提出将 \(matter) 降为\(self.label(label))，须您同意",
            "\(by) wants \(matter) to be \(self.label(label)): it takes your word, too")
        return Words(
            [
                head, say("理由：\(tidy(reason))", "Reason: \(tidy(reason))"),
                say("同意，24小时内键入：", "If so, type within 24 h: ") + same(matter, label),
            ], forms: [head])
    }

    func another(_ matter: Number, _ people: [String]) -> Words {
        no(
            say(
                "没有保密工作机构时，降低 \(matter) 的标识须两人，其中一人在\(group(.hq))",
                "Where there is no secrecy office two make \(matter) less sensitive, one of them of "
                    + group(.hq)),
            who: waitingSecond(people),
            instead: say("请其中一人键入同样的命令", "One of them types the same"))
    }
}
