import Domain
import Foundation

/// The table of platforms: what whoever typed something reads.
extension Voice {
    func words(_ reply: PlatformReply) -> Words {
        switch reply {
        case .listed(let board, let added): platformsListed(board, added)
        case .owned(let board, let platform, let notice):
            platformOwned(board, platform, notice)
        case .updated(let board, let platform, let alike):
            platformUpdated(board, platform, alike)
        case .merged(let board, let from, let into): narrativesMerged(board, from, into, by: nil)
        case .kept(let board, let stale, let next): boardKept(board, stale, next)
        case .board(let board): wholeBoard(board)
        case .sync(let sync): syncTable(sync)
        case .compared(let sync): releaseCompared(sync)
        }
    }

    // MARK: A row

    /// "120000(前80000，+50%)": as it was given.
    private func heat(_ row: BoardBrief.Row) -> String {
        guard let heat = row.heat else { return say("热度未报", "no heat yet") }
        let now = say("热度 \(tidy(heat.text, max: 20))", "heat \(tidy(heat.text, max: 20))")
        guard let before = row.before else { return now }
        let old = say("前\(tidy(before.text, max: 20))", "was \(tidy(before.text, max: 20))")
        var change = ""
        if let one = before.count, let two = heat.count, one > 0 {
            let share = Int((Double(two - one) * 100 / Double(one)).rounded())
            change = say("，", ", ") + (share < 0 ? "\(share)%" : "+\(share)%")
        }
        return now + say("(\(old)\(change))", " (\(old)\(change))")
    }

    private func owner(_ row: BoardBrief.Row) -> String {
        guard let owner = row.owner else { return say("(无负责人)", " (nobody)") }
        return row.isTaken
            ? say("(\(owner))", " (\(owner))")
            : say("(\(owner)，待签收)", " (\(owner), not acknowledged)")
    }

    func boardRow(_ row: BoardBrief.Row) -> String {
        let told = row.narrative.map { say("说法\($0)", "narrative \($0)") }
        let state = row.state.map { tidy($0, max: 20) }
        let when = row.updatedAt.map { say("\(time($0))更新", "updated \(time($0))") }
        let stale = row.isStale ? say(" ⚠逾1小时", " ⚠ over an hour ago") : ""
        return tidy(row.name, max: 20) + owner(row) + say("：", ": ")
            + [heat(row), told, state, when].compactMap(\.self).joined(separator: bar) + stale
    }

    private func tellings(_ board: BoardBrief) -> [String] {
        board.narratives.map { told in
            say("说法\(told.number) ", "Narrative \(told.number): ") + tidy(told.text, max: 40)
                + (told.platforms.isEmpty ? "" : say("：", " | ") + list(told.platforms))
        }
    }

    private var typedUpdate: String {
        typed(
            .platform, zh: "更新 平台 热度=… 说法=… 状态=…",
            en: "update platform heat=… narrative=… state=…")
    }

    // MARK: Replies

    private func platformsListed(_ board: BoardBrief, _ added: [String]) -> Words {
        let head = say(
            "\(i: board.incident) 态势表：\(board.rows.count)个平台，新增\(added.count)个",
            "\(i: board.incident) board: \(count(board.rows.count, "platform")), \(added.count) new"
        )
        let free = board.rows.filter { $0.owner == nil }.map(\.name)
        return Words(
            [head] + accounts(board)
                + [
                    free.isEmpty
                        ? ""
                        : say(
                            "待定负责人：\(list(free))：", "Nobody owns \(list(free)); to name somebody: ")
                            + typed(.platform, zh: "负责 平台 @姓名", en: "own platform @name")
                ], forms: [head])
    }

    /// Our own accounts there, out of the register.
    func accounts(_ board: BoardBrief) -> [String] {
        let none = board.rows.filter { $0.accounts.isEmpty }.map(\.name)
        let some = board.rows.filter { !$0.accounts.isEmpty }.map {
            $0.name + say("：", ": ") + list($0.accounts)
        }
        return [
            some.isEmpty
                ? ""
                : say("官方账号：", "Official accounts: ") + some.joined(separator: say("；", "; ")),
            none.isEmpty
                ? ""
                : say(
                    "无可用官方账号：\(list(none))", "No official account that can be used: \(list(none))"),
        ]
    }

    private func platformOwned(_ board: BoardBrief, _ name: String, _ notice: Int?) -> Words {
        let row = board.row(name)
        let owner = row?.owner ?? ""
        let head = say("\(name)由\(owner)负责", "\(name) is \(owner)'s")
        let free = board.rows.filter { $0.owner == nil }.map(\.name)
        return Words(
            [
                head,
                notice.map { say("待签收：\(n: $0)", "Waits to be acknowledged: \(n: $0)") }
                    ?? say("请更新：", "Please update it: ") + typedUpdate,
                free.isEmpty
                    ? "" : say("仍无负责人：\(list(free))", "Nobody owns yet: \(list(free))"),
            ],
            forms: [
                say("\(i: board.incident) 平台负责人已定", "\(i: board.incident): platform owner named")
            ])
    }

    private func platformUpdated(
        _ board: BoardBrief, _ name: String, _ alike: Narrative?
    ) -> Words {
        let row = board.row(name)
        let told = row?.narrative ?? 0
        return Words(
            [
                row.map(boardRow) ?? "",
                alike.map {
                    say(
                        "说法\(told)与说法\($0.number)相近，如为同源：",
                        "Narrative \(told) is much like \($0.number); if they are one: ")
                        + typed(
                            .platform, zh: "归并 \(told) \($0.number)",
                            en: "merge \(told) \($0.number)")
                } ?? "",
            ], forms: [say("\(i: board.incident) 平台已更新", "\(i: board.incident): platform updated")])
    }

    func narrativesMerged(
        _ board: BoardBrief, _ from: Int, _ into: Int, by name: String?
    ) -> Words {
        let who = name.map { say("(\($0))", " (\($0))") } ?? ""
        let head = say("说法\(from) 已并入说法\(into)", "Narrative \(from) is merged into \(into)")
        let left = board.narratives.first { $0.number == into }
        return Words(
            [
                say("\(i: board.incident) ", "\(i: board.incident): ") + head + who,
                left.map {
                    tidy($0.text, max: 60)
                        + ($0.platforms.isEmpty ? "" : bar + list($0.platforms))
                } ?? "",
            ], forms: [say("\(i: board.incident) 说法已归并", "\(i: board.incident): narratives merged")]
        )
    }

    private func boardKept(_ board: BoardBrief, _ stale: [String], _ next: Date?) -> Words {
        let at = board.snapshots.last ?? now
        let head = say(
            "\(i: board.incident) \(time(at))快照已存，\(board.rows.count)个平台",
            "\(i: board.incident): snapshot of \(time(at)) kept, \(count(board.rows.count, "platform"))"
        )
        return Words(
            [
                head,
                stale.isEmpty
                    ? ""
                    : say(
                        "逾1小时未更新：\(list(stale))", "Not updated for over an hour: \(list(stale))"),
                next.map { say("下一次：\(time($0))", "Next one: \(time($0))") } ?? "",
            ], forms: [head])
    }

    func wholeBoard(_ board: BoardBrief) -> Words {
        guard !board.rows.isEmpty else { return noBoard(Number(.incident, board.incident)) }
        let kept = board.at.map { at in
            say("\(time(at))快照", "as kept at \(time(at))")
                + (board.by.map { say("(\($0))", " (\($0))") } ?? "")
        }
        let head = say(
            "\(i: board.incident) 平台态势表", "\(i: board.incident) platform board")
        let rows = board.rows.map(boardRow) + tellings(board)
        let most = isRoom ? 4 : 40
        let last = board.snapshots.last.map { at in
            say("最近快照\(time(at))：", "Last snapshot \(time(at)): ")
                + typed(
                    .platform, zh: "态势表 时间=\(clock.minute(at))",
                    en: "board at=\(clock.minute(at))")
        }
        return Words(
            [[head, kept].compactMap(\.self).joined(separator: bar)] + rows.prefix(most)
                + [more(rows.count - most), rows.count > most ? "" : last ?? ""], forms: [head])
    }

    private func noBoard(_ incident: Number) -> Words {
        let head = say("\(incident) 还没有平台态势表", "\(incident) has no platform board yet")
        return Words(
            [
                head,
                say("登记涉事平台：", "To list the platforms: ")
                    + typed(.platform, zh: "登记 微博 抖音", en: "add Weibo Douyin"),
            ], forms: [head])
    }
}
