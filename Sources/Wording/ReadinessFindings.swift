import Domain
import Foundation

/// One thing that would be missing, in a line.
extension Voice {
    func sentence(_ matter: ReadinessFinding.Matter) -> String {
        switch matter {
        case .nobodyIn, .noLead, .noDeputy, .short, .headless, .pairAway, .manySeats, .unconfirmed:
            ofSeats(matter)
        case .noRoad, .noSMS, .noMobile, .unverified, .silentNumbers, .numbersPutOff,
            .liaisonsUnverified:
            ofAddresses(matter)
        case .trainingOver, .trainingDue, .expired, .expiring: ofDays(matter)
        case .officialNone, .officialUnverified, .officialExpired, .officialOwnerless,
            .officialNoPublisher:
            ofOfficials(matter)
        case .nobodyOnDuty, .dutyAway, .dutyUnknown: ofDuty(matter)
        case .road, .roadForced, .gateway, .disk, .clockOff:
            ofMachines(matter)
        }
    }

    private func some(_ some: ReadinessFinding.Some) -> String {
        let shown = some.names.prefix(4)
        let more = some.count - shown.count
        guard more > 0 else { return list(Array(shown)) }
        return list(Array(shown)) + say("等\(some.count)人", " and \(more) more")
    }

    private func ofSeats(_ matter: ReadinessFinding.Matter) -> String {
        switch matter {
        case .nobodyIn(let group, let folds):
            let then = folds.map { say("，由\($0.zh)代行", ", \($0.en) does its work") } ?? ""
            return say("\(group.zh)无人", "nobody in \(group.en)") + then
        case .noLead(let group): return say("\(group.zh)没有组长", "\(group.en) has no lead")
        case .noDeputy(let group):
            return say("\(group.zh)没有副职", "\(group.en) has no deputy")
        case .short(let group, let have, let need):
            return say(
                "\(group.zh)\(have)人，至少应有\(need)人",
                "\(group.en) has \(have), should have \(need) at least")
        case .headless(let group):
            return say(
                "\(group.zh)：组长、副组长都不在", "\(group.en): lead and deputies are all away")
        case .pairAway(let one, let other):
            return say("A/B角都不在：\(one)、\(other)", "both of a pair are away: \(one), \(other)")
        case .manySeats(let name, let seats):
            return say("\(name)一人\(seats)个席位", "\(name) holds \(seats) seats")
        case .unconfirmed(let people):
            return say(
                "席位或账号改动待另一人确认：\(some(people))",
                "a seat or address waits for a second person's word: \(some(people))")
        default: return ""
        }
    }

    private func ofAddresses(_ matter: ReadinessFinding.Matter) -> String {
        switch matter {
        case .noRoad(let people): say("没有任何通道：\(some(people))", "no road at all: \(some(people))")
        case .noSMS(let group):
            say("\(group.zh)：短信找不到任何人", "\(group.en): nobody is reached by SMS")
        case .noMobile(let people): say("没有手机号：\(some(people))", "no mobile: \(some(people))")
        case .unverified(let people):
            say("号码久未核验：\(some(people))", "number not verified lately: \(some(people))")
        case .silentNumbers(let people):
            say("号码核验未回复：\(some(people))", "no answer to the number check: \(some(people))")
        case .numbersPutOff(let until):
            say("号码核验推迟到\(time(until))", "the number check is put off to \(time(until))")
        case .liaisonsUnverified(let bodies):
            say("联络单位久未核验：\(some(bodies))", "outside bodies not verified lately: \(some(bodies))")
        default: ""
        }
    }

    private func ofDays(_ matter: ReadinessFinding.Matter) -> String {
        switch matter {
        case .trainingOver(let people):
            say("培训已过期：\(some(people))", "training over: \(some(people))")
        case .trainingDue(let people): say("培训将到期：\(some(people))", "training due: \(some(people))")
        case .expired(let what, let day):
            say("\(what.zh)已于\(day)到期", "\(what.en) expired on \(day)")
        case .expiring(let what, let day):
            say("\(what.zh)将于\(day)到期", "\(what.en) expires on \(day)")
        default: ""
        }
    }

    private func ofOfficials(_ matter: ReadinessFinding.Matter) -> String {
        switch matter {
        case .officialNone:
            say("尚未登记官方渠道，不能发布", "no official channel registered: nothing can be released")
        case .officialUnverified(let few):
            say("官方渠道待核验：\(channels(few))", "official channels not verified: \(channels(few))")
        case .officialExpired(let few):
            say("官方渠道已过期：\(channels(few))", "official channels expired: \(channels(few))")
        case .officialOwnerless(let few):
            say(
                "官方渠道的负责人已不在名册：\(channels(few))",
                "official channels whose owner left the roster: \(channels(few))")
        case .officialNoPublisher(let few):
            say(
                "官方渠道的发布方式已不在 bot.json：\(channels(few))",
                "official channels whose publisher is not in bot.json: \(channels(few))")
        default: ""
        }
    }

    private func channels(_ some: ReadinessFinding.Some) -> String {
        let more = some.count - 4
        let shown = list(some.names.prefix(4).map { tidy($0, max: 40) })
        return more > 0 ? shown + say("等\(some.count)个", " and \(more) more") : shown
    }

    private func ofDuty(_ matter: ReadinessFinding.Matter) -> String {
        switch matter {
        case .nobodyOnDuty(let post, let at):
            say("\(time(at))起\(post.zh)无人值班", "nobody on duty as \(post.en) from \(time(at))")
        case .dutyAway(let post, let name, let at):
            say(
                "\(post.zh)\(name)\(time(at))当班，但不在",
                "\(name) is on duty as \(post.en) at \(time(at)), but away")
        case .dutyUnknown(let people):
            say("值班表中不在名册的人：\(some(people))", "on the duty roster, in no roster: \(some(people))")
        default: ""
        }
    }

    private func ofMachines(_ matter: ReadinessFinding.Matter) -> String {
        switch matter {
        case .road(let route, let why):
            say("\(road(route))不通", "\(road(route)) does not work")
                + (why.map { say("：", ": ") + failureCause($0) } ?? "")
        case .roadForced(let route, let by):
            say("\(road(route))被\(by)人工停用", "\(road(route)) is switched off by \(by)")
        case .gateway(let route, let name, let why):
            "\(road(route)) \(name)" + say("：", ": ") + failureCause(why)
        case .disk(let free):
            say("磁盘只剩\(free) MiB", "\(free) MiB are left on the disk")
        case .clockOff(let seconds):
            say(
                "时钟与聊天服务器相差\(Int(abs(seconds).rounded()))秒",
                "the clock and the chat server's are \(Int(abs(seconds).rounded())) s apart")
        default: ""
        }
    }

    func sentence(_ event: ReadinessEvent, _ line: TimelineLine) -> String {
        switch event {
        case .checked(let report, _):
            say("夜间自检：红\(report.red.count)项", "nightly check: \(report.red.count) red")
        case .carded(let report):
            say(
                "准备卡：红\(report.red.count)项、黄\(report.yellow.count)项",
                "readiness card: \(report.red.count) red, \(report.yellow.count) yellow")
        case .numbersAsked(let asked, _):
            say("号码核验，已问\(asked.count)人", "number check: \(asked.count) asked")
        case .numbersPutOff(let incident?):
            say("\(i: incident) 运行中，号码核验推迟", "number check put off while \(i: incident) runs")
        case .numbersPutOff(nil): say("号码核验推迟到白天", "number check put off to the day")
        case .numbersEnded(let silent, let asked):
            say(
                "号码核验：\(asked)人中\(silent.count)人未回复",
                "number check: \(silent.count) of \(asked) silent")
        case .trialBegun(let trial):
            say(
                "测试\(name(trial.person, line))的通道",
                "began to test the roads of \(name(trial.person, line))")
        case .trialFailed(let person, let route, let why):
            say(
                "\(name(person, line))的\(road(route))测试失败",
                "the test of \(name(person, line)) by \(road(route)) failed") + cause(why)
        case .trialEnded(let trial):
            say(
                "\(name(trial.person, line))的通道测试结束",
                "the test of the roads of \(name(trial.person, line)) ended")
        }
    }
}
