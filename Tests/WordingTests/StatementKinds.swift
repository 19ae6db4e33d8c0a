@testable import Domain

enum StatementKinds {
    enum ReplyKind: String, CaseIterable {
        case drafted, edited, submitted, gatePassed, returned, accepted, dropped, ordered
        case placed, confirmed, shown, changes, list, halted, waived, wentAhead
    }

    static func kind(_ value: StatementReply) -> ReplyKind {
        switch value {
        case .drafted: .drafted
        case .edited: .edited
        case .submitted: .submitted
        case .gatePassed: .gatePassed
        case .returned: .returned
        case .accepted: .accepted
        case .dropped: .dropped
        case .ordered: .ordered
        case .placed: .placed
        case .confirmed: .confirmed
        case .shown: .shown
        case .changes: .changes
        case .list: .list
        case .halted: .halted
        case .waived: .waived
        case .wentAhead: .wentAhead
        }
    }

    enum RefusalKind: String, CaseIterable {
        case ended, underway, noText, tooLong, noTemplate, notOfTemplate, noSlot, factsOnly
        case noFacts, shaky, unknownFact, blanks, notSubmitted, alreadySubmitted, gateFirst
        case gatePassed, drafterMayNot, openedBefore, signedBefore, notOpener, nobodyLeft
        case textChanged, gatesMissing, differences, noDifferences, notAcceptor, noChannel
        case channelNotUsable, noChannels, notOrdered, placedAlready, notPlaced, placerMayNot
        case imageMissing, notPublic, notReleased, amendedAlready, partlyPublic, notDrafter
        case machineAtIt, channelWorks, noConcerns, refutesNothing, issuerMissing, strayInBlank
        case otherHost, otherPlatform, contactMissing, dateMissing, opinionMissing, sourceFirst
        case nothingHeld
    }

    static func kind(of value: StatementRefusal) -> RefusalKind {
        switch value {
        case .ended: .ended
        case .underway: .underway
        case .noText: .noText
        case .tooLong: .tooLong
        case .noTemplate: .noTemplate
        case .notOfTemplate: .notOfTemplate
        case .noSlot: .noSlot
        case .factsOnly: .factsOnly
        case .noFacts: .noFacts
        case .shaky: .shaky
        case .unknownFact: .unknownFact
        case .blanks: .blanks
        case .notSubmitted: .notSubmitted
        case .alreadySubmitted: .alreadySubmitted
        case .gateFirst: .gateFirst
        case .gatePassed: .gatePassed
        case .drafterMayNot: .drafterMayNot
        case .openedBefore: .openedBefore
        case .signedBefore: .signedBefore
        case .notOpener: .notOpener
        case .nobodyLeft: .nobodyLeft
        case .textChanged: .textChanged
        case .gatesMissing: .gatesMissing
        case .differences: .differences
        case .noDifferences: .noDifferences
        case .notAcceptor: .notAcceptor
        case .noChannel: .noChannel
        case .channelNotUsable: .channelNotUsable
        case .noChannels: .noChannels
        case .notOrdered: .notOrdered
        case .placedAlready: .placedAlready
        case .notPlaced: .notPlaced
        case .placerMayNot: .placerMayNot
        case .imageMissing: .imageMissing
        case .notPublic: .notPublic
        case .notReleased: .notReleased
        case .amendedAlready: .amendedAlready
        case .partlyPublic: .partlyPublic
        case .notDrafter: .notDrafter
        case .machineAtIt: .machineAtIt
        case .refutesNothing: .refutesNothing
        case .issuerMissing: .issuerMissing
        case .strayInBlank: .strayInBlank
        case .otherHost: .otherHost
        case .otherPlatform: .otherPlatform
        case .contactMissing: .contactMissing
        case .dateMissing: .dateMissing
        case .opinionMissing: .opinionMissing
        case .sourceFirst: .sourceFirst
        case .nothingHeld: .nothingHeld
        case .channelWorks: .channelWorks
        case .noConcerns: .noConcerns
        }
    }

    enum BulletinKind: String, CaseIterable {
        case gateOpen, gateLate, returned, ready, ordered, placeFailed, confirmWanted, windowMissed
        case released, shaken, halted, strayed, amending, amendLate, dropped, wentAhead
    }

    static func kind(told value: StatementBulletin) -> BulletinKind {
        switch value {
        case .gateOpen: .gateOpen
        case .gateLate: .gateLate
        case .returned: .returned
        case .ready: .ready
        case .ordered: .ordered
        case .placeFailed: .placeFailed
        case .confirmWanted: .confirmWanted
        case .windowMissed: .windowMissed
        case .released: .released
        case .shaken: .shaken
        case .halted: .halted
        case .strayed: .strayed
        case .amending: .amending
        case .amendLate: .amendLate
        case .dropped: .dropped
        case .wentAhead: .wentAhead
        }
    }

    enum EventKind: String, CaseIterable {
        case drafted, edited, submitted, checked, opined, signed, returned, accepted, gateOpened
        case gateLate, ordered, placed, placeFailed, confirmed, windowMissed, released, dropped
        case amended, halted, waived, amendLate, wentAhead
    }

    static func kind(event value: StatementEvent) -> EventKind {
        switch value {
        case .drafted: .drafted
        case .edited: .edited
        case .submitted: .submitted
        case .checked: .checked
        case .opined: .opined
        case .signed: .signed
        case .returned: .returned
        case .accepted: .accepted
        case .gateOpened: .gateOpened
        case .gateLate: .gateLate
        case .ordered: .ordered
        case .placed: .placed
        case .placeFailed: .placeFailed
        case .confirmed: .confirmed
        case .windowMissed: .windowMissed
        case .released: .released
        case .dropped: .dropped
        case .amended: .amended
        case .halted: .halted
        case .waived: .waived
        case .amendLate: .amendLate
        case .wentAhead: .wentAhead
        }
    }
}
