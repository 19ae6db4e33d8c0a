import Domain
import Foundation

/// Whether one text stood everywhere at one time, bulletins about platforms, and why not.
extension Voice {
    private func place(_ place: SyncBrief.Place, until: Date) -> String {
        let name = tidy(place.name, max: 20)
        guard let at = place.at else {
            return place.standing == .failed
                ? say("\(name)：发布失败", "\(name): failed") : say("\(name)：未发布", "\(name): not out")
        }
        let late = max(1, Int(at.since(until).inSeconds / 60))
        let window =
            place.isInWindow
            ? say("窗口内", "in the window")
            : say("⚠窗口外，晚\(late)分", "⚠ \(count(late, "minute")) after the window")
        return name + say("：", ": ")
            + [
                time(at), window, String(place.sha256.prefix(8)),
                place.url.map { tidy($0, max: 120) },
            ]
            .compactMap(\.self).joined(separator: bar)
    }

    func syncTable(_ sync: SyncBrief) -> Words {
        let inside = sync.places.count { $0.isInWindow }
        let window = say(
            "窗口\(time(sync.from))—\(time(sync.until))",
            "window \(time(sync.from)) to \(time(sync.until))")
        let head = say(
            "\(sync.id) 同步发布：\(sync.places.count)处中\(inside)处在窗口内",
            "\(sync.id) release: \(inside) of \(sync.places.count) in the window")
        let most = isRoom ? 3 : 40
        return Words(
            [head + bar + window]
                + sync.places.prefix(most).map { place($0, until: sync.until) }
                + [more(sync.places.count - most), uncovered(sync) + finding(sync)],
            forms: [head], subject: head)
    }

    private func uncovered(_ sync: SyncBrief) -> String {
        sync.uncovered.isEmpty
            ? ""
            : say(
                "态势表上未发布：\(list(sync.uncovered))",
                "On the board, nothing put there: \(list(sync.uncovered))")
                + bar
    }

    private func finding(_ sync: SyncBrief) -> String {
        guard let found = sync.finding else {
            return say("待第二人复核：", "A second person compares: ")
                + typed(
                    .platform, zh: "复核 \(sync.id) 一致|不一致", en: "check \(sync.id) same|differs")
        }
        let what = found.isSame ? say("一致", "the same") : say("不一致", "not the same")
        return say(
            "复核：\(what)(\(found.by) \(time(found.at)))",
            "Compared: \(what) (\(found.by) \(time(found.at)))") + reason(found.note)
    }

    func releaseCompared(_ sync: SyncBrief) -> Words {
        let isSame = sync.finding?.isSame ?? false
        let head =
            isSame
            ? say("\(sync.id) 复核：各处一致", "\(sync.id) compared: the same everywhere")
            : say("\(sync.id) 复核：不一致", "\(sync.id) compared: not the same everywhere")
        let who = sync.finding.map { say("(\($0.by))", " (\($0.by))") } ?? ""
        return Words(
            [
                head + who + reason(sync.finding?.note),
                isSame
                    ? ""
                    : say("更正须各处同步：", "Put it right everywhere at once: ")
                        + typed(.correct, zh: "\(sync.id) 理由=…", en: "\(sync.id) reason=…"),
            ], forms: [head], subject: head)
    }

    // MARK: Bulletins

    func words(_ bulletin: PlatformBulletin) -> Words {
        switch bulletin {
        case .listed(let board, let by): boardListed(board, by)
        case .ownerMissed(let incident, let platform): ownerMissed(incident, platform)
        case .merged(let board, let from, let into, let by):
            narrativesMerged(board, from, into, by: by)
        case .kept(let board, let by): boardTold(board, by)
        case .compared(let sync): releaseCompared(sync)
        }
    }

    private func boardListed(_ board: BoardBrief, _ by: String) -> Words {
        let head = say(
            "\(i: board.incident) 涉事平台\(board.rows.count)个",
            "\(i: board.incident): \(count(board.rows.count, "platform")) concerned")
        return Words(
            [head + say("(\(by))：", " (\(by)): ") + list(board.rows.map(\.name))]
                + accounts(board)
                + [
                    say("请定负责人：", "Please name owners: ")
                        + typed(.platform, zh: "负责 平台 @姓名", en: "own platform @name")
                ], forms: [head + say("。", ". ") + logIn, head], subject: head)
    }

    private func ownerMissed(_ incident: Int, _ platform: String) -> Words {
        let short = say("\(i: incident) 有平台无人负责", "\(i: incident): a platform has no owner")
        return Words(
            [
                say(
                    "\(i: incident) \(tidy(platform, max: 20))仍无负责人",
                    "\(i: incident): nobody owns \(tidy(platform, max: 20)) yet"),
                say("请\(group(.crossplatform))指定：", "\(group(.crossplatform)), name somebody: ")
                    + typed(
                        .platform, zh: "负责 \(tidy(platform, max: 20)) @姓名",
                        en: "own \(tidy(platform, max: 20)) @name"),
            ], forms: [short + say("。", ". ") + logIn, short], subject: short)
    }

    private func boardTold(_ board: BoardBrief, _ by: String) -> Words {
        let head = say(
            "\(i: board.incident) 平台态势已存(\(by))",
            "\(i: board.incident): platform board kept (\(by))")
        let rows = board.rows.map(boardRow)
        return Words([head] + rows.prefix(4) + [more(rows.count - 4)], forms: [head], subject: head)
    }

    // MARK: Why not

    func words(_ refusal: PlatformRefusal) -> Words {
        switch refusal {
        case .none(let incident):
            no(
                say("\(incident) 还没有平台态势表", "\(incident) has no platform board yet"),
                instead: typed(.platform, zh: "登记 微博 抖音", en: "add Weibo Douyin"))
        case .noSuch(_, let word, let known):
            no(
                say(
                    "态势表上没有\(quote(word))", "\(quote(word)) is not on the board"),
                instead: say(
                    "已有：\(first(known, 6))；登记：", "There are: \(first(known, 6)); to add it: ")
                    + typed(.platform, zh: "登记 平台", en: "add platform"))
        case .ownedAlready(_, let platform, let owner):
            no(
                say(
                    "\(quote(platform))已由\(owner)负责",
                    "\(subject(platform)) is \(owner)'s already"),
                instead: say("查看：", "To see: ") + typed(.platform))
        case .notYours(_, let platform, let owner): notYourPlatform(platform, owner)
        case .noNarrative, .sameNarrative: narrativeRefused(refusal)
        case .notReleased, .ownRelease, .noSnapshot: syncRefused(refusal)
        }
    }

    /// By SMS no name stands in the sentence.
    private func subject(_ platform: String) -> String {
        let name = quote(platform)
        return name.isEmpty ? "The platform" : name
    }

    private func notYourPlatform(_ platform: String, _ owner: String?) -> Words {
        no(
            say(
                "\(quote(platform))由其负责人和\(group(.crossplatform))更新",
                "\(subject(platform)) is kept by its owner and \(group(.crossplatform))"),
            who: owner.map { say("负责人：\($0)", "Owner: \($0)") } ?? "",
            instead: say("您知道的情况：", "What you know: ") + typed(.note, zh: "内容", en: "text"))
    }

    private func narrativeRefused(_ refusal: PlatformRefusal) -> Words {
        switch refusal {
        case .noNarrative(_, let number, let known):
            no(
                say("没有说法\(number)", "There is no narrative \(number)"),
                instead: known.isEmpty
                    ? typed(.platform, zh: "更新 平台 说法=…", en: "update platform narrative=…")
                    : say("已有：", "There are: ") + list(known.map(String.init)))
        case .sameNarrative(_, let number):
            no(
                say("两者已是说法\(number)", "Both are narrative \(number) already"),
                instead: say("查看：", "To see: ") + typed(.platform))
        default: Words([])
        }
    }

    private func syncRefused(_ refusal: PlatformRefusal) -> Words {
        switch refusal {
        case .notReleased(let id):
            no(
                say("\(id) 尚未在各处发布", "\(id) is not out everywhere yet"),
                instead: say("查看：", "To see it: ")
                    + typed(.statement, zh: "查看 \(id)", en: "show \(id)"))
        case .ownRelease(let id):
            no(
                say(
                    "\(id) 是您发布的，须由另一人复核", "\(id) was released by you: somebody else compares it"),
                who: say(
                    "可由：\(group(.crossplatform))、\(group(.release))的其他人",
                    "Anybody else of \(group(.crossplatform)) or \(group(.release))"))
        case .noSnapshot(let id):
            no(
                say("\(id) 那时没有快照", "\(id): no snapshot had been kept by then"),
                instead: say("存一份：", "To keep one: ") + typed(.platform, zh: "快照", en: "snapshot"))
        default: Words([])
        }
    }
}
