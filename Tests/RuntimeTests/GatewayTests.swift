import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// Several SMS gateways: which is tried when, and who hears of what is wrong with one.
@Suite(.timeLimit(.minutes(2))) struct GatewayTests {
    static let both = ["east", "west"]

    /// A team in an incident of level I, of which everybody is told by SMS at once: as N-2.
    private func drill(_ prepare: (FakeNetwork) -> Void) -> (said: [Said], drill: Drill) {
        var drill = Drill(settings: Team.settings(), gateways: Self.both)
        prepare(drill.stage.network)
        let before = drill.seen
        drill.activate("I")
        drill.wait(.minutes(1))
        return (Array(drill.stage.network.said(from: before)), drill)
    }

    @Test(arguments: [
        SendFailure.later(.refused), .uncertain(.blackHole), .later(.serverError(503)),
        .never(.credit), .never(.signature), .later(.unauthorized), .never(.unreachablePerson),
        .later(.rateLimited),
    ])
    func `after one failure of the first the second is tried, within the minute`(
        failure: SendFailure
    ) {
        let (said, _) = drill { $0.set(failure, ofChannel: "east") }
        #expect(said.sms(to: "zhou").contains { $0.text.contains("N-2") })
        #expect(said.mail(to: "zhou").isEmpty)
    }

    @Test func `words that are refused are not tried again, and go by mail`() {
        let (said, _) = drill { $0.set(.never(.wording), ofChannel: "east") }
        #expect(said.sms(to: "zhou").isEmpty)
        #expect(said.mail(to: "zhou").contains { $0.text.contains("N-2") })
    }

    @Test func `with both failing for good it goes by mail at once`() {
        let (said, _) = drill { network in
            for name in Self.both { network.set(.never(.credit), ofChannel: name) }
        }
        #expect(said.sms(to: "zhou").isEmpty)
        #expect(said.mail(to: "zhou").contains { $0.text.contains("N-2") })
    }

    @Test func `an SMS of which nothing is heard goes by the second, then by mail`() {
        var (said, drill) = drill { $0.silence("east") }
        #expect(said.sms(to: "zhou").isEmpty)
        said = drill.wait(.minutes(2))
        #expect(said.sms(to: "zhou").count { $0.text.contains("N-2") } == 1)
        #expect(said.mail(to: "zhou").isEmpty)
        let (_, second) = self.drill { network in
            for name in Self.both { network.silence(name) }
        }
        drill = second
        said = drill.wait(.minutes(5))
        #expect(said.sms(to: "zhou").isEmpty)
        #expect(said.mail(to: "zhou").contains { $0.text.contains("N-2") })
    }

    @Test func `a kill between the two gateways leaves it to the second`() {
        var (said, drill) = drill { $0.silence("east") }
        drill.stage.kill()
        drill.stage.launch()
        said = drill.wait(.minutes(3))
        #expect(said.sms(to: "zhou").count { $0.text.contains("N-2") } == 1)
    }

    @Test func `the office hears once of an empty account, and when it is topped up`() {
        var (said, drill) = drill { $0.set(.never(.credit), ofChannel: "east") }
        let alarms = said.room.filter { $0.text.hasPrefix("短信网关east有故障") }
        #expect(alarms.map(\.mentions) == [["@li:localhost"]])
        #expect(alarms.first?.text.contains("网关账户余额不足。请办公室充值\n其余短信通道照常发送") == true)
        #expect(
            drill.room("li", "!通道").contains {
                $0.text.contains("短信有问题")
                    && $0.text.contains("（east：网关账户余额不足；west：正常）")
            })
        #expect(drill.stage.audit()?.map(\.word).contains("sms east: credit") == true)
        drill.stage.network.set(nil, ofChannel: "east")
        said = drill.wait(.minutes(11)) + drill.room("li", "!通道 测试")
        #expect(said.room.contains { $0.text == "短信网关east恢复正常" })
        #expect(drill.room("li", "!通道").contains { $0.text.contains("east：正常；west：正常") })
    }

    @Test func `the office hears of refused words once an hour`() {
        var (said, drill) = drill { $0.set(.never(.wording), ofChannel: "east") }
        #expect(said.room.count { $0.text.hasPrefix("短信网关east拒发一条消息") } == 1)
        drill.wait(.minutes(5))
        said = drill.room("li", "!通道 测试")
        #expect(!said.room.contains { $0.text.hasPrefix("短信网关east拒发一条消息") })
        said = drill.wait(.hours(1)) + drill.room("li", "!通道 测试")
        #expect(said.room.contains { $0.text.hasPrefix("短信网关east拒发一条消息") })
    }

    @Test func `the office hears when a gateway's centre is silent`() {
        let (said, drill) = drill { $0.silence("east") }
        var end = drill
        #expect(!said.room.contains { $0.text.hasPrefix("短信网关east有故障") })
        let later = end.wait(.minutes(3))
        #expect(
            later.room.contains {
                $0.text.hasPrefix("短信网关east有故障\n没有收到送达回执")
            })
    }

    @Test func `after a failure the other gateway goes first until a probe finds it well`() {
        var drill = Drill(settings: Team.settings(), gateways: Self.both)
        let network = drill.stage.network
        network.set(.uncertain(.blackHole), ofChannel: "east")
        // One SMS meets the failure, and nobody of all who come after.
        drill.room("li", "!通道 测试")
        drill.wait(.minutes(1))
        #expect(network.tries(of: "east") == 1)
        drill.activate("I")
        drill.wait(.minutes(1))
        #expect(network.tries(of: "east") == 1)
        #expect(drill.stage.network.said.sms(to: "zhou").contains { $0.text.contains("N-2") })
        network.set(nil, ofChannel: "east")
        drill.wait(.minutes(8))
        let later = network.tries(of: "east")
        drill.room("li", "!通道 测试")
        #expect(network.tries(of: "east") == later + 1)
    }

    @Test func `a restart forgets nothing of a gateway, and tells nothing again`() {
        var (_, drill) = drill { $0.set(.never(.credit), ofChannel: "east") }
        drill.stage.kill()
        drill.stage.launch()
        let tried = drill.stage.network.tries(of: "east")
        var said = drill.room("li", "!通道 测试")
        #expect(drill.stage.network.tries(of: "east") == tried)
        #expect(drill.room("li", "!通道").contains { $0.text.contains("east：网关账户余额不足") })
        drill.stage.network.set(nil, ofChannel: "east")
        said = drill.wait(.minutes(11)) + drill.room("li", "!通道 测试")
        #expect(!said.room.contains { $0.text.hasPrefix("短信网关east有故障") })
        #expect(said.room.contains { $0.text == "短信网关east恢复正常" })
    }

    @Test func `a gateway that asks for time is given it`() {
        var (_, drill) = drill { network in
            network.set(.later(.rateLimited, after: .minutes(5)), ofChannel: "east")
        }
        let tried = drill.stage.network.tries(of: "east")
        drill.room("li", "!通道 测试")
        #expect(drill.stage.network.tries(of: "east") == tried)
        drill.wait(.minutes(6))
        drill.room("li", "!通道 测试")
        #expect(drill.stage.network.tries(of: "east") > tried)
    }

    @Test func `one gateway that fails does not take the road down`() {
        let (_, end) = drill { $0.set(.uncertain(.blackHole), ofChannel: "east") }
        var drill = end
        drill.wait(.minutes(5))
        #expect(!drill.stage.world().desk.isDown(.sms))
    }
}
