import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
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

    @Test func `one gateway that fails does not take the road down`() {
        let (_, end) = drill { $0.set(.uncertain(.blackHole), ofChannel: "east") }
        var drill = end
        drill.wait(.minutes(5))
        #expect(!drill.stage.world().desk.isDown(.sms))
    }
}
