import Commands
import Domain
import Foundation
import Logging
import Outbox
import Ports

/// What the door itself adds to a delivery, as it is sent.
extension Dispatcher {
    /// Sealed words are read when they go out, and stand open nowhere else (0053).
    func opened(_ delivery: Delivery, in world: World) async -> Delivery {
        guard case .reply(.seal(.shown(var shown))) = delivery.saying,
            case .reply(.direct, .chat, let person) = delivery.target
        else { return delivery }
        do throws(LedgerFailure) {
            shown.opening = world.opening(of: shown, for: person, try await ledger.sealed(shown.id))
        } catch {
            logger.error("a sealed text cannot be read", metadata: ["why": "\(error)"])
            shown.opening = .damaged
        }
        var delivery = delivery
        delivery.saying = .reply(.seal(.shown(shown)))
        return delivery
    }

    /// What was queued before its matter was labelled goes as a number; the log says so before it
    /// goes, once.
    func noteWithheldLate(_ delivery: Delivery, in world: World) async {
        guard NeedToKnow.guards(world) else { return }
        let door = NeedToKnow(world: world).atTheDoor(delivery)
        guard door.saying != delivery.saying, let item = Withholding.item(door, world) else {
            return
        }
        while !_Concurrency.Task.isCancelled {
            do throws(LedgerFailure) {
                try await handler.perform(.withheld([item], late: delivery.id))
                return
            } catch {
                watch.note(error, at: clock.now)
                logger.error("a redaction waits: the store fails", metadata: ["why": "\(error)"])
                await watch.rest(on: clock)
            }
        }
    }
}

extension Parsed {
    /// What somebody means to seal is nobody's answer and no note: it would stand in the log.
    var isToBeSealed: Bool {
        switch self {
        case .request(_, .seal): true
        case .complaint(let complaint): complaint.verb == .seal
        default: false
        }
    }
}
