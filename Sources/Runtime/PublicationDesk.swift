import Domain
import Foundation
import Logging
import Outbox
import Ports

/// The publishers of this installation by name.
package typealias PublisherBook = @Sendable (String) -> (any PublicChannel)?

/// Puts what was ordered out on the channels that have a publisher. What is still to be done stands
/// in the world alone: after a kill it is taken up again, under the same id, so that nothing is
/// shown twice (spec §1.2).
struct PublicationDesk {
    let publisher: PublisherBook
    let handler: CommandHandler
    let clock: any WallClock
    let bell: Bell
    let stop: StopSign
    let tally: Tally
    let watch: StoreWatch
    let logger: Logger

    private static let pauses: [Duration] = [.seconds(2), .seconds(5), .seconds(15), .seconds(30)]

    private struct Tries {
        var count = 0
        /// When the last one failed, and when the next is due.
        var last: Date?
        var next: Date?
        /// One of them may have brought it there.
        var isUnsure = false

        /// Until when it waits; nil where it is due. One that failed later than now did so before the
        /// clock went back.
        func end(after now: Date) -> Date? {
            guard let last, let next, last <= now, now < next else { return nil }
            return next
        }

        /// - Returns: When the next is due.
        mutating func fail(at now: Date, wanting pause: Duration?) -> Date {
            let due = now + (pause ?? pauses[min(count, pauses.count - 1)])
            count += 1
            (last, next) = (now, due)
            return due
        }
    }

    func run() async {
        var tries: [String: Tries] = [:]
        while stop.mayGoOn {
            do throws(LedgerFailure) {
                let next = try await round(&tries)
                await bell.wait(until: next, on: clock)
            } catch {
                watch.note(error, at: clock.now)
                logger.error("releases wait: the store fails", metadata: ["why": "\(error)"])
                await watch.rest(on: clock)
            }
        }
    }

    /// - Returns: When the next try is due; nil where nothing waits.
    private func round(_ tries: inout [String: Tries]) async throws(LedgerFailure) -> Date? {
        var next: Date?
        // The page of the single source first: the others link to it.
        let world = try await handler.current()
        let waiting = world.toPublish.map { ($0.statement, $0.place) }
            .sorted { isSource($0.1, world) && !isSource($1.1, world) }
        tries = tries.filter { id, _ in waiting.contains { $0.0.postID($0.1) == id } }
        for (old, ordered) in waiting where stop.mayGoOn {
            // It may have been stopped, or put there by hand, since this round began.
            let world = try await handler.current()
            guard
                let (statement, place) = world.toPublish.first(where: {
                    $0.statement.number == old.number && $0.place.channel == ordered.channel
                })
            else { continue }
            let id = statement.postID(place)
            if let due = tries[id]?.end(after: clock.now) {
                next = min(next ?? due, due)
                continue
            }
            tally.begin()
            let outcome = await attempt(statement, place, in: world)
            let isUnsure = outcome.isUnsure || tries[id]?.isUnsure == true
            if let outcome = outcome.final(of: place, statement, clock.now, isUnsure) {
                try await record(outcome, statement, place)
            } else {
                var state = tries[id] ?? Tries()
                state.isUnsure = isUnsure
                let due = state.fail(at: clock.now, wanting: outcome.after)
                tries[id] = state
                next = min(next ?? due, due)
            }
            tally.end()
        }
        return next
    }

    private func isSource(_ place: Release.Place, _ world: World) -> Bool {
        world.officials.found(place.channel)?.via.flatMap(publisher)?.isSource ?? false
    }

    /// Where the text stands on the own site; nil where it does not.
    private func site(of statement: Statement, _ world: World) -> String? {
        statement.places.first { $0.url != nil && isSource($0, world) }?.url
    }

    private func record(
        _ outcome: PublishOutcome, _ statement: Statement, _ place: Release.Place
    ) async throws(LedgerFailure) {
        do throws(LedgerFailure) {
            try await handler.perform(
                .published(
                    statement.number, channel: place.channel, sha256: place.sha256, outcome))
        } catch {
            tally.end()
            throw error
        }
    }

    private enum Try {
        case done(PublishOutcome)
        case again(after: Duration?, reason: String)
        /// It may have come out: only the same text under the same id is tried again.
        case unsure(reason: String)
        /// The bot is stopping: nothing is known of it, and it is made again at the next start.
        case stopped

        var after: Duration? { if case .again(let after, _) = self { after } else { nil } }
        var isUnsure: Bool { if case .unsure = self { true } else { false } }

        /// What is kept of it; nil where it is made again.
        func final(
            of place: Release.Place, _ statement: Statement, _ now: Date, _ isUnsure: Bool
        ) -> PublishOutcome? {
            let start = place.orderedAt ?? statement.release?.orderedAt
            switch self {
            case .done(let outcome): return outcome
            case .stopped: return nil
            case .again(_, let reason), .unsure(let reason):
                let lasted = start.map { now.since($0) } ?? .zero
                guard lasted >= statement.publisherPatience(for: place) else { return nil }
                return .failed(isUnsure ? "unsure" : reason)
            }
        }
    }

    private func attempt(
        _ statement: Statement, _ place: Release.Place, in world: World
    ) async -> Try {
        guard let channel = world.officials.found(place.channel), channel.isUsable(at: clock.now),
            let publisher = channel.via.flatMap(publisher)
        else { return .done(.failed("no-publisher")) }
        let text = statement.text(for: channel)
        // What is put out is what was signed, or nothing is.
        guard StatementText.sha256(of: text.text) == place.sha256 else {
            return .done(.failed("text-changed"))
        }
        do throws(SendFailure) {
            let post = try await publisher.publish(
                statement.post(text, place, publisher, site: site(of: statement, world), world))
            return .done(.published(url: post.url))
        } catch {
            logger.warning(
                "a release failed",
                metadata: [
                    "channel": "\(place.channel)", "statement": "\(statement.id)",
                    "why": "\(error.reason?.word ?? "stopped")",
                ])
            switch error {
            case .later(let reason, let after):
                return .again(after: after, reason: reason.ofPublishing)
            case .uncertain(let reason): return .unsure(reason: reason.ofPublishing)
            case .never(let reason): return .done(.failed(reason.ofPublishing))
            case .cancelled: return .stopped
            }
        }
    }
}

extension Statement {
    /// The same for every try of one text on one channel.
    func postID(_ place: Release.Place) -> String {
        "S-\(number)-\(version)-\(place.sha256.prefix(8))-\(place.channel.postName)"
    }

    fileprivate func post(
        _ text: Variant, _ place: Release.Place, _ publisher: any PublicChannel, site: String?,
        _ world: World
    ) -> PublicPost {
        let before = amends.flatMap { world.statement($0)?.statement.release }
        return PublicPost(
            id: postID(place), language: language,
            title: text.text.split(separator: "\n").first.map(String.init) ?? "",
            text: text.text, sha256: place.sha256, issuedAt: release?.orderedAt ?? draftedAt,
            source: publisher.isSource ? nil : site,
            replaces: before?.places.first { $0.channel == place.channel }?.url)
    }
}

extension String {
    /// Letters, digits and hyphens of ASCII: what an address and a header may hold.
    fileprivate var postName: String {
        let plain = unicodeScalars.map { scalar -> String in
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isPlain ? String(scalar) : "u" + String(scalar.value, radix: 16)
        }
        return plain.joined()
    }
}

extension FailureReason {
    /// A closed word; what is wrong with a text is told apart, for a person has to mend it.
    fileprivate var ofPublishing: String {
        switch self {
        case .rejected(let what): what.isEmpty ? word : "text-\(what)"
        case .errorBody: "text-altered"
        case .unauthorized, .forbidden, .misconfigured: "publish-\(word)"
        default: word
        }
    }
}

extension Entry {
    /// Something is to be put out, or what the others wait for is there.
    var isOrder: Bool {
        switch event {
        case .statement(_, .ordered), .statement(_, .placed), .statement(_, .wentAhead),
            .statement(_, .waived):
            true
        default: false
        }
    }
}
