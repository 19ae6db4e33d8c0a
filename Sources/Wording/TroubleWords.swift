import Domain
import Foundation

/// The bot itself is not well: what is paused, what goes on, and what to do.
extension Voice {
    func words(_ trouble: Trouble) -> Words {
        switch trouble {
        case .storeFails(let fault, let since): storeFails(fault, since)
        case .storeBack(let fault, let since, let until): storeBack(fault, since, until)
        case .clockWentBack(let from, let to): clockWentBack(from, to)
        }
    }

    /// As a line of the timeline.
    func sentence(_ trouble: Trouble) -> String {
        switch trouble {
        case .storeFails(let fault, let since):
            say("自\(time(since))存储无法写入", "nothing could be saved since \(time(since))")
                + cause(fault)
        case .storeBack(let fault, let since, let until):
            say(
                "\(time(since))至\(time(until))存储无法写入",
                "nothing could be saved from \(time(since)) to \(time(until))") + cause(fault)
        case .clockWentBack(let from, let to):
            say(
                "本机时钟由\(time(from))退回\(time(to))",
                "the clock went back from \(time(from)) to \(time(to))")
        }
    }

    private func cause(_ fault: StoreFault) -> String {
        say("（\(name(fault))）", " (\(name(fault)))")
    }

    private func name(_ fault: StoreFault) -> String {
        switch fault {
        case .full: say("磁盘已满", "the disk is full")
        case .damaged: say("存储文件损坏", "the store is damaged")
        case .unavailable: say("存储无法访问", "the store cannot be reached")
        }
    }

    private func storeFails(_ fault: StoreFault, _ since: Date) -> Words {
        let head = say(
            "存储故障：\(name(fault))，自\(time(since))无法保存",
            "Nothing can be saved since \(time(since)): \(name(fault))")
        let short = say("存储故障，命令暂停受理，请勿重发", "Store failing: commands wait, do not resend")
        return Words(
            [
                head,
                say(
                    "暂停：受理命令、时限提醒；恢复后按顺序自动处理，请勿重发",
                    "Paused: commands and clocks; they are taken up in order later, do not resend"),
                goesOn(fault),
                say("紧急请致电值班室 \(duty)", "Urgent: call the duty desk, \(duty)"),
                remedy(fault),
            ],
            forms: [
                say("存储故障(\(name(fault)))", "Store failing (\(name(fault)))")
                    + say("，命令暂停受理，请勿重发。急电\(duty)", "; commands wait. Urgent: \(duty)"),
                short,
            ], subject: head)
    }

    /// A road whose far end knows a repetition needs nothing kept before it sends; what cannot be
    /// read cannot be sent.
    private func goesOn(_ fault: StoreFault) -> String {
        switch fault {
        case .full:
            say("继续：已排队的聊天消息尽量发出", "Goes on: chat messages already queued, as far as possible")
        case .damaged, .unavailable:
            say("暂停：已排队的通知也可能发不出", "Paused: notices already queued may not go out either")
        }
    }

    private func remedy(_ fault: StoreFault) -> String {
        switch fault {
        case .full: say("请技术组腾出磁盘空间，无需重启", "Tech: free some space; no restart is needed")
        case .damaged:
            say(
                "请管理员停机，用最近备份恢复：fenghuo restore",
                "Administrator: stop it and restore the latest backup: fenghuo restore")
        case .unavailable: say("请技术组检查磁盘和权限", "Tech: check the disk and its permissions")
        }
    }

    private func storeBack(_ fault: StoreFault, _ since: Date, _ until: Date) -> Words {
        let head = say(
            "存储已恢复，\(time(since))至\(time(until))无法保存\(cause(fault))",
            "The store is back; nothing was saved \(time(since)) to \(time(until))\(cause(fault))")
        return Words(
            [
                head,
                say(
                    "其间的命令正按顺序处理；如未见回复，请重发",
                    "What was said meanwhile is taken up in order; resend what gets no answer"),
            ],
            forms: [say("存储已恢复，命令照常受理", "The store is back: commands are taken again")],
            subject: head)
    }

    private func clockWentBack(_ from: Date, _ to: Date) -> Words {
        let head = say(
            "本机时钟由\(time(from))退回\(time(to))",
            "The machine's clock went back from \(time(from)) to \(time(to))")
        return Words(
            [
                head,
                say(
                    "各时限按现在的时钟计算，提醒可能推迟；请人工核对",
                    "Due times follow the clock as it is now, reminders may come late: check by hand"
                ),
                say("请技术组检查时间同步(NTP)", "Tech: check the time service (NTP)"),
            ],
            forms: [
                head + say("，请核对各时限", ": check due times"),
                say("本机时钟倒退，请核对各时限", "The clock went back: check due times"),
            ], subject: head)
    }
}
