import Foundation
import RigKit
import Testing

/// `kill -9` at instants that a seed draws, in the midst of fan-outs, counted at the far ends: in the
/// room by the homeserver's account, at the SMS centre by its own. `deploy/soak 500` plays it longer.
@Suite(
    .serialized,
    .enabled(
        if: RigEnvironment.isThere,
        "FENGHUO_RIG and FENGHUO_EXECUTABLE are not set; deploy/test starts the servers and sets them"
    ),
    .timeLimit(.minutes(5 + SoakSize.kills / 10)), .keepsWhatFailed)
struct SoakTests {
    @Test func `kills in the midst of fan-outs lose nobody and post nothing twice`() async throws {
        var setup = Scene.Setup(technicians: 150)
        setup.edit = { $0.with("sms.0.receipts", .null) }
        try await Scene.play(setup) { scene in
            var soak = try await Soak(scene, seed: SoakSize.seed)
            while soak.kills < SoakSize.kills { try await soak.fanOut(atMost: SoakSize.kills) }
            try await soak.countSMS()
            #expect(try await scene.room.repetitions() == [])
            #expect(soak.inTheMidst > 0, "no kill met a fan-out half done")
            #expect(try soak.bot.stop() == 0)
            let (status, output) = try await scene.run("audit", "verify")
            #expect(status == 0, "\(output)")
            print("seed \(SoakSize.seed): \(soak.summary)")
        }
    }
}

/// How long it is played, and by which dice.
private enum SoakSize {
    static let kills = RigEnvironment.number("FENGHUO_KILLS") ?? 20
    static let seed = UInt64(RigEnvironment.number("FENGHUO_SOAK_SEED") ?? 1)
}

private struct Soak {
    let scene: Scene
    private var dice: SplitMix
    private(set) var bot: BotProcess
    private(set) var kills = 0
    /// Kills that found some people told and others not.
    private(set) var inTheMidst = 0
    private var round = 0
    private var reports = 0
    private let everybody: Set<Substring>

    init(_ scene: Scene, seed: UInt64) async throws {
        self.scene = scene
        dice = SplitMix(state: seed)
        everybody = Set(scene.cast.players.map { $0.mobile.suffix(11) })
        bot = try await scene.start()
        try await scene.faults.set(.sms, "delay&ms=60")
    }

    var summary: String {
        "\(kills) kills in \(round) fan-outs to \(everybody.count) people, \(inTheMidst) half done, "
            + "\(reports) SMS sent again and logged"
    }

    /// An incident begins and everybody is told, with kills in between; then it is called off.
    mutating func fanOut(atMost most: Int) async throws {
        round += 1
        let (id, room) = (round, scene.room)
        try await scene.ask(
            .li, "!预警 类型=谣言 范围=微博 危害=第\(id)次", hears: ["W-\(id) 已登记"])
        let mark = try await room.mark()
        let question = try await scene.ask(
            .zhao, "!启动 W-\(id) 级别=Ⅰ 场景=R 理由=第\(id)次", hears: ["请确认"])
        guard let code = question.body.firstMatch(of: /回复 (\d{4}) 确认/)?.1 else {
            throw RigFailure("no code in: \(question.body)")
        }
        _ = try await scene.say(.zhao, String(code))
        for _ in 0..<min(most - kills, 1 + dice.below(4)) { try await kill(in: id) }
        let notice = try await room.hears(["应急通知", "I-\(id) 已启动"], after: mark, within: 90)
        guard let number = notice.body.firstMatch(of: /N-(\d+) 应急通知/)?.1 else {
            throw RigFailure("no number in: \(notice.body)")
        }
        #expect(Int(number) == Self.notice(id))
        let (scene, everybody) = (scene, everybody)
        try await scene.until("everybody has N-\(number)", within: 90) {
            try await Self.told(of: id, scene) == everybody
        }
        try await scene.askTwice(.zhao, "!撤销 I-\(id) 理由=第\(id)次", hears: ["I-\(id) 已撤销"])
    }

    private mutating func kill(in id: Int) async throws {
        try await scene.wait(milliseconds: dice.below(1200))
        let told = try await Self.told(of: id, scene)
        try bot.kill9()
        kills += 1
        if !told.isEmpty, told != everybody { inTheMidst += 1 }
        bot = try await scene.start(healthy: false)
    }

    /// Each incident has two notices: of its warning, and of itself.
    private static func notice(_ id: Int) -> Int { 2 * id }

    /// Who has the SMS that tells of this incident.
    private static func told(of id: Int, _ scene: Scene) async throws -> Set<Substring> {
        let words = "应急通知N-\(notice(id))："
        let sent = try await scene.sms.sent().filter { $0.text.contains(words) }
        return Set(sent.map { $0.to.suffix(11) })
    }

    /// An SMS may go out again only where a kill met it under way, and then the log says so.
    mutating func countSMS() async throws {
        let centre = scene.sms
        try await scene.until("the gateway has nothing left") { try await centre.isIdle() }
        let sent = try await centre.sent()
        let copies = Dictionary(grouping: sent) { "\($0.to.suffix(11)) \($0.text)" }
        var again: [Substring: Int] = [:]
        for sms in copies.values where sms.count > 1 {
            again[sms[0].to.suffix(11), default: 0] += sms.count - 1
        }
        reports = again.values.reduce(0, +)
        let log = bot.output.split(separator: "\n")
            .filter { $0.contains("possibly sent before the stop, sent again") }
        for player in scene.cast.players {
            let owned = log.count { $0.contains(".sms-\(player.id) ") }
            let extra = again[player.mobile.suffix(11)] ?? 0
            #expect(extra <= owned, "\(player.id): \(extra) sent again, \(owned) logged")
        }
    }
}

/// A seed gives the same instants again.
private struct SplitMix {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}
