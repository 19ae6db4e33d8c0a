import Domain

/// Platforms in the timeline, in the help, and the notice that gives one away.
extension Voice {
    func sentence(_ event: PlatformEvent, _ line: TimelineLine) -> String {
        switch event {
        case .listed(let names, _):
            return say("登记平台", "listed platforms") + reason(list(names))
        case .owned(let platform, let person, _):
            return say(
                "指定\(tidy(platform, max: 20))由\(name(person, line))负责",
                "gave \(tidy(platform, max: 20)) to \(name(person, line))")
        case .taken(let platform, let person):
            return say(
                "\(name(person, line))签收\(tidy(platform, max: 20))",
                "\(name(person, line)) took \(tidy(platform, max: 20)) on")
        case .ownerMissed(let platform, _):
            return say(
                "\(tidy(platform, max: 20))逾时无负责人", "\(tidy(platform, max: 20)): no owner in time")
        case .updated(let platform, let update):
            return say("更新\(tidy(platform, max: 20))", "updated \(tidy(platform, max: 20))")
                + reason(update.heat?.text)
        case .narrated(let number, let text):
            return say("说法\(number)", "narrative \(number)") + reason(text)
        case .merged(let from, let into):
            return say("说法\(from)并入说法\(into)", "merged narrative \(from) into \(into)")
        case .kept(let snapshot):
            return say(
                "存平台态势快照，\(snapshot.rows.count)个平台",
                "kept the platform board, \(count(snapshot.rows.count, "platform"))")
        case .compared(let found):
            let id = Number(.statement, found.statement)
            return say(
                "复核 \(id)：\(found.isSame ? "一致" : "不一致")",
                "compared \(id): \(found.isSame ? "the same" : "not the same")")
                + reason(found.note)
        }
    }

    func platformArguments(_ verb: Verb) -> String {
        switch verb {
        case .platformEdit:
            say(
                "平台 @姓名；登记 平台…；归并 2 1；快照", "platform @name; add platform …; merge 2 1; snapshot")
        case .platformUpdate:
            say("平台 [热度=…] [说法=…] [状态=…]", "platform [heat=…] [narrative=…] [state=…]")
        case .platformCheck: say("S-n 一致|不一致 [说明]", "S-n same|differs [note]")
        default: say("[态势表 [I-n] [时间=14:00]|同步 S-n]", "[board [I-n] [at=14:00]|sync S-n]")
        }
    }

    func platformPurpose(_ verb: Verb) -> String {
        switch verb {
        case .platformEdit:
            say(
                "登记平台、指定负责人、归并说法、存快照",
                "list platforms, name owners, merge narratives, keep snapshots")
        case .platformUpdate:
            say("更新一个平台的热度、说法、状态", "update a platform's heat, narrative and state")
        case .platformCheck: say("第二人复核各处一致", "compare, as a second person, what stands where")
        default: say("查看平台态势表和同步发布", "see the platform board and who is out in time")
        }
    }

    func platformDuty(_ duty: PlatformDuty) -> [String] {
        let name = tidy(duty.platform, max: 20)
        return [
            say("由\(duty.by)指定；签收后请更新：", "Named by \(duty.by); then please keep it: ")
                + typed(
                    .platform, zh: "更新 \(name) 热度=… 说法=… 状态=…",
                    en: "update \(name) heat=… narrative=… state=…")
        ]
    }
}
