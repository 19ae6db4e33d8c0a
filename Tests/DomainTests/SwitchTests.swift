import Foundation
import Testing

@testable import Domain

/// A switch by hand never leaves people with roads that are down while another one lives (spec §1.1).
struct SwitchTests {
    private func bench(_ roads: [RouteKind]) -> Bench {
        var bench = Bench()
        bench.activate()
        _ = bench.perform(.system(.roadsFound(roads)), by: .system)
        return bench
    }

    private func switchToSMS(_ bench: inout Bench) {
        bench.chat("li", .desk(.switchRoads(to: .sms)))
        bench.chat("li", .desk(.answer(code: "4821")))
    }

    private func goesDown(_ bench: inout Bench, _ route: RouteKind) {
        _ = bench.perform(.system(.channelWentDown(route, reason: "reset")), by: .system)
    }

    @Test func `it ends when the roads that there are have all failed`() {
        var bench = bench([.chat, .sms])
        switchToSMS(&bench)
        #expect(bench.world.desk.forced == [.chat])
        goesDown(&bench, .sms)
        #expect(bench.world.desk.forced.isEmpty)
    }

    @Test func `it does not begin where those are down already`() {
        var bench = bench([.chat, .sms, .email])
        goesDown(&bench, .sms)
        goesDown(&bench, .email)
        switchToSMS(&bench)
        #expect(bench.world.desk.forced.isEmpty)
        #expect(!bench.world.desk.isDown(.chat))
    }

    @Test func `nor where they have failed before the code comes`() {
        var bench = bench([.chat, .sms])
        bench.chat("li", .desk(.switchRoads(to: .sms)))
        goesDown(&bench, .sms)
        bench.chat("li", .desk(.answer(code: "4821")))
        #expect(bench.world.desk.forced.isEmpty)
    }

    @Test func `a road that is not there is no road to anybody`() {
        var bench = bench([.chat, .sms])
        #expect(bench.world.desk.isDown(.email))
        bench.activate()
        let last = bench.world.openNotices.last
        #expect(last?.told.values.contains { $0.routes.contains(.email) } == false)
    }
}
