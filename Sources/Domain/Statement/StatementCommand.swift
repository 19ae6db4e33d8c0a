import Foundation

package enum StatementCommand: Codable, Equatable, Sendable {
    case draft(StatementRequest)
    /// Another whole text; nil facts: the same as before.
    case edit(Number, text: String, facts: [Int]?)
    /// A paragraph more.
    case append(Number, text: String)
    /// What belongs into the blanks of its template, by the slot's word.
    case fill(Number, [String: String])
    /// The same for a platform or in another language; an empty text takes it out.
    case variant(Number, label: String, text: String)
    case cite(Number, [Int])
    case submit(Number)
    case check(Number, passes: Bool, note: String?)
    case opine(Number, passes: Bool, note: String?)
    /// The hash is that of the text the code was given for.
    case sign(Number, sha256: String?)
    case reject(Number, reason: String)
    /// The differences between its variants may be.
    case accept(Number)
    /// Nobody named: every official channel. The hash as in `sign`.
    case release(Number, channels: [String], sha256: String?)
    /// Somebody put it there by hand.
    case place(Number, channel: String, url: String, image: String)
    /// A second person has seen it there.
    case confirm(Number, channel: String)
    /// Its channel is gone: nobody waits for it.
    case waive(Number, channel: String, reason: String)
    /// These go out before the own site, which all link to; nobody named: all that wait for it.
    case goAhead(Number, channels: [String], reason: String)
    /// A new one that puts right what this one says.
    case correct(Number, reason: String, text: String?)
    /// It is given up; where it is public already, by a note in the same places.
    case withdraw(Number, reason: String, text: String?)
}

package struct StatementRequest: Codable, Equatable, Sendable {
    package var kind: Statement.Kind
    package var incident: Number?
    package var language: Language?
    /// Nil: one of the plan's texts.
    package var text: String?
    /// The id of one of the plan's texts.
    package var template: String?
    package var facts: [Int]

    package init(
        kind: Statement.Kind, incident: Number? = nil, language: Language? = nil,
        text: String? = nil, template: String? = nil, facts: [Int] = []
    ) {
        self.kind = kind
        self.incident = incident
        self.language = language
        self.text = text
        self.template = template
        self.facts = facts
    }
}

package enum StatementRefusal: Codable, Equatable, Sendable {
    /// It is public, or given up: only a correction or a withdrawal changes what was said.
    case ended(Number)
    /// It is on its way out.
    case underway(Number)
    /// It stands on some channels already, and goes to no others.
    case partlyPublic(Number)
    /// Whoever wrote it reads it whole and hands it in.
    case notDrafter(Number, people: [String])
    /// A publisher is at it until then.
    case machineAtIt(Number, channel: String, until: Date)
    /// Nothing is waived that can be done.
    case channelWorks(Number, channel: String)
    case noText(Number)
    case tooLong(limit: Int)
    case noTemplate(String, known: [String])
    case notOfTemplate(Number)
    case noSlot(String, known: [Bilingual])
    /// This blank takes facts alone.
    case factsOnly(slot: Bilingual)
    case noFacts(Number)
    /// Nobody has said what people are concerned about.
    case noConcerns(Number, incident: Int)
    case shaky(Number, facts: [Int])
    case unknownFact(Number, incident: Int)
    case blanks(Number, [Bilingual])
    case notSubmitted(Number)
    case alreadySubmitted(Number)
    /// Another gate comes first.
    case gateFirst(Number, Statement.Gate, waitingFor: [String])
    case gatePassed(Number, Statement.Gate)
    /// Whoever wrote at it opens no gate.
    case drafterMayNot(Number)
    /// Who has opened an earlier gate does not sign.
    case openedBefore(Number)
    case signedBefore(Number)
    case notOpener(Number, Statement.Gate, people: [String])
    case nobodyLeft(Number, Statement.Gate)
    case textChanged(Number)
    case gatesMissing(Number, Statement.Gate, waitingFor: [String], lateBy: Duration?)
    case differences(Number, [StatementText.Difference], waitingFor: [GroupID])
    case noDifferences(Number)
    case notAcceptor(Number)
    case noChannel(String, known: [String])
    case channelNotUsable(String)
    case noChannels
    case notOrdered(Number, channel: String)
    case placedAlready(Number, channel: String)
    case notPlaced(Number, channel: String)
    case placerMayNot(Number)
    case imageMissing
    /// Nothing of it is public.
    case notPublic(Number)
    /// It is not public yet, or of another incident: it answers nothing.
    case notReleased(Number)
    case amendedAlready(Number, by: Int?)
    /// Nothing of its incident was found false and is to be refuted.
    case refutesNothing(Number, incident: Int)
    /// A text of the set does not say who speaks; the master has an empty label.
    case issuerMissing(Number, issuer: String, label: String)
    /// A blank for words holds numbers or times that no cited fact has.
    case strayInBlank(slot: Bilingual, numbers: [String])
    /// The link is not where the register has the channel's account.
    case otherHost(channel: String, account: String)
    /// The link is not of the platform on which the channel is.
    case otherPlatform(channel: String, platform: String, hosts: [String])
    /// A text of the set does not say where one may ask; the master has an empty label.
    case contactMissing(Number, contact: String, label: String)
    /// A text of the set does not say when it was written.
    case dateMissing(Number, date: String, label: String)
    /// A legal opinion is words, not a nod.
    case opinionMissing(Number)
    /// The page on the own site comes first: the others link to it.
    case sourceFirst(Number, site: String, siteID: String, channel: String)
    /// Nothing waits for the own site.
    case nothingHeld(Number)
}
