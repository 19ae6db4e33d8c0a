import Domain
import Foundation
import Outbox
import Ports

/// Whether the bot keeps its promises just now, as it can see itself (spec §1.10): whoever watches
/// from outside is told in closed words, or hears nothing.
package struct SelfAudit: Sendable {
    package enum Finding: Equatable, Sendable {
        case storeFails
        /// Something was due this long ago and nothing was decided.
        case clockLate(Duration)
        /// It goes on by the clock as it is; some of what was due then is due again.
        case clockWentBack(Duration)
        case deliveryOverdue(RouteKind, Duration)
        /// All is kept until one returns.
        case everyRoadDown
        case roadFails(RouteKind, String)
        /// One of its channels.
        case channelFails(RouteKind, name: String, String)

        package var word: String {
            switch self {
            case .storeFails: "store fails"
            case .clockLate(let span): "clock late by \(Int(span.inSeconds)) s"
            case .clockWentBack(let span): "clock went back by \(Int(span.inSeconds)) s"
            case .everyRoadDown: "every channel is down"
            case .deliveryOverdue(let route, let span):
                "\(route.rawValue): delivery overdue by \(Int(span.inSeconds)) s"
            case .roadFails(let route, let reason): "\(route.rawValue): \(reason)"
            case .channelFails(let route, let name, let reason):
                "\(route.rawValue) \(name): \(reason)"
            }
        }
    }

    /// A clock may be this late.
    static let clockSlack = Duration.seconds(5)
    /// A delivery may wait this long on a road that is well: behind others, or for a slow answer.
    static let deliverySlack = Duration.seconds(60)

    /// Somebody has to look at the machine's time, and is told for so long that it went back.
    static let clockNews = Duration.minutes(15)

    let handler: CommandHandler
    let ledger: any Ledger
    let health: HealthBoard
    let gateways: GatewayBoard
    let routes: [RouteKind]
    let watch: StoreWatch
    let clock: SeenClock

    package func findings() async -> [Finding] {
        var findings = await health.isSilent ? [Finding.everyRoadDown] : []
        let now = clock.now
        if let turn = clock.turn, now < turn.from, now.isWithin(Self.clockNews, of: turn.to) {
            findings.append(.clockWentBack(turn.span))
        }
        for route in routes {
            if case .failing(let reason) = await health.report(route) {
                findings.append(.roadFails(route, reason))
            }
            findings += await gateways.failing(route).compactMap { gateway in
                gateway.reason.map { .channelFails(route, name: gateway.name, $0) }
            }
        }
        if watch.fault != nil { return findings + [.storeFails] }
        do throws(LedgerFailure) {
            if let due = try await handler.nextDue(), now.since(due) > Self.clockSlack {
                findings.append(.clockLate(now.since(due)))
            }
            for route in routes where !(await health.isDown(route)) {
                if let due = try await ledger.nextDue(route), now.since(due) > Self.deliverySlack {
                    findings.append(.deliveryOverdue(route, now.since(due)))
                }
            }
        } catch {
            findings.append(.storeFails)
        }
        return findings
    }
}
