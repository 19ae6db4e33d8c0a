import Foundation

@testable import Domain

/// What is said of the register of official channels.
enum OfficialSamples {
    typealias F = Fixture

    static let until = Day("2027-11-23") ?? F.day

    static let registered = OfficialBrief(
        id: "weibo", name: "官方微博", platform: "微博", account: "@示例单位", owner: "孙宁",
        until: until, by: "周舟", at: F.at(-10), standing: .unverified, voices: [], missing: 2)

    private static func changed(_ change: (inout OfficialBrief) -> Void) -> OfficialBrief {
        var brief = registered
        change(&brief)
        return brief
    }

    static let site = changed { site in
        (site.id, site.name, site.platform) = ("site", "官网", "官网")
        (site.account, site.via, site.standing) = ("https://example.org", "feed", .usable)
    }
    static let once = changed { channel in
        (channel.voices, channel.missing) = ([.init(name: "李雷", how: "已登录后台")], 1)
    }
    static let verified = changed { channel in
        channel.voices = once.voices + [.init(name: "王芳")]
        (channel.missing, channel.standing) = (2, .usable)
    }
    static let expired = changed { $0.standing = .expired }
    static let retired = changed { channel in
        channel.standing = .retired
        (channel.retiredBy, channel.retiredWhy) = ("钱进", "账号被篡改")
    }
    /// As long as a name and a short name may be.
    static let long = changed { channel in
        channel.id = String(repeating: "w", count: 24)
        channel.name = String(repeating: "名", count: 40)
        channel.account = "https://example.org/" + String(repeating: "a", count: 180)
    }

    static let replies: [(String, OfficialReply)] = [
        ("registered", .registered(registered)), ("changed, still usable", .registered(site)),
        ("verified once", .voiced(once)), ("verified", .verified(verified, anew: false)),
        ("verified anew", .verified(verified, anew: true)), ("retired", .retired(retired)),
        ("shown", .shown(verified)), ("shown, retired", .shown(retired)),
        ("shown, long", .shown(long)),
        ("list", .list([registered, expired, site])), ("list, none", .list([])),
        ("list, many", .list(Array(repeating: verified, count: 70))),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        ("official, noSuch", .official(.noSuch("官微", known: ["site", "weibo"])), nil),
        ("official, none registered", .official(.noSuch("官微", known: [])), nil),
        ("official, badID", .official(.badID("S-3!")), nil),
        ("official, missing", .official(.missing([.name, .account])), nil),
        ("official, tooLong", .official(.tooLong(.account, most: 200)), nil),
        ("official, personal", .official(.personal), nil),
        ("official, mobile", .official(.mobile), nil),
        ("official, ownRow", .official(.ownRow("weibo")), nil),
        ("official, ofPerson", .official(.ofPerson("孙宁")), nil),
        ("official, name taken", .official(.taken(.name, by: "weibo")), nil),
        ("official, account taken", .official(.taken(.account, by: "weibo")), nil),
        ("official, noPublisher", .official(.noPublisher("fed", known: ["feed"])), nil),
        ("official, no publisher at all", .official(.noPublisher("fed", known: [])), nil),
        ("official, badUntil", .official(.badUntil(latest: until)), nil),
        ("official, unchanged", .official(.unchanged("weibo")), nil),
        ("official, changedSince", .official(.changedSince("weibo")), nil),
        ("official, voicedAlready", .official(.voicedAlready("weibo")), nil),
        (
            "official, verifiedAlready",
            .official(
                .verifiedAlready("weibo", until: until, from: Day("2027-10-25") ?? F.day)), nil
        ),
    ]

    static let questions: [(String, OfficialConfirmation)] = [
        ("register", .register(registered, isNew: true, voids: false)),
        ("change", .register(site, isNew: false, voids: true)),
        ("register, long", .register(long, isNew: false, voids: true)),
        ("retire", .retire(verified, reason: "账号被篡改")),
    ]

    static let bulletins: [(String, OfficialBulletin)] = [
        ("wanted", .wanted(registered)), ("wanted, long", .wanted(long)),
        ("verified", .verified(verified, anew: false)),
        ("verified anew", .verified(verified, anew: true)), ("retired", .retired(retired)),
        ("expiring", .expiring(verified)), ("expired", .expired(expired)),
    ]

    static let all: [Sample] =
        replies.map { Sample("official.\($0)", .reply(.official($1))) }
        + replies.suffix(6).map {
            Sample("official.\($0), in the room", .reply(.official($1)), room: true)
        }
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + questions.map {
            Sample("confirm, official, \($0)", .reply(.confirm(.official($1), code: "4821")))
        }
        + bulletins.map {
            Sample("official.bulletin.\($0)", .bulletin(.official($1)), room: true)
        }

    static let events: [(String, Event)] = [
        (
            "official registered",
            .official(
                .registered(
                    OfficialRow(
                        id: "weibo", name: "官方微博", platform: "微博", account: "@示例单位",
                        owner: "li", expires: F.at(60))))
        ),
        ("official voiced", .official(.voiced("weibo", how: "已登录后台"))),
        ("official verified", .official(.verified("weibo"))),
        ("official renewed", .official(.renewed("weibo", until: F.at(60)))),
        ("official retired", .official(.retired("weibo", reason: "账号被篡改"))),
        ("official expiring", .official(.expiring("weibo"))),
        ("official expired", .official(.expired("weibo"))),
    ]
}
