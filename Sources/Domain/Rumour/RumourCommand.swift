import Foundation

package enum RumourCommand: Codable, Equatable, Sendable {
    /// Without a number of the only incident that runs.
    case add(Number?, RumourDraft)
    /// Two or more who verify it.
    case assign(Number, [String])
    case verdict(Number, Rumour.Verdict, source: String, why: String?)
    case decide(Number, Rumour.Response, reason: String)
    /// The statement that refutes or admits it; `url`: where it stands.
    case answer(Number, statement: Number, url: String?)
    case track(Number, RumourReading)
    case close(Number, reason: String)
    case wrong(Number, what: String)
    case merge(Number, into: Number)
    case legal(Number, isOK: Bool, opinion: String)
    case report(Number, ReportDraft)
    /// The platform's number; without its name the only complaint that has none.
    case ticket(Number, String, platform: String?)
    case platformAnswer(Number, accepted: Bool, words: String?, platform: String?)
}

package enum RumourRefusal: Codable, Equatable, Sendable {
    case merged(Number, into: Number)
    case closed(Number)
    /// Two different people are wanted.
    case twoVerifiers(Number)
    case notVerifier(Number, verifiers: [String])
    /// The same person, or the one whose place they hold, said the same already.
    case voicedAlready(Number)
    case judgedAlready(Number, Rumour.Verdict)
    /// The public was told; a wrong verdict is put right another way.
    case answeredAlready(Number, Number)
    /// The source of a verdict of "false" names nobody who knows.
    case sourceNotNamed(Number)
    case factUnconfirmed(Number, of: Number)
    case notJudged(Number)
    /// HQ may not choose that after such a verdict.
    case notAfter(Number, Rumour.Verdict, Rumour.Response)
    case decidedAlready(Number, Rumour.Response)
    /// HQ has not decided to tell the public.
    case notDecided(Number, Rumour.Verdict, Rumour.Response?)
    /// The verdict was told singly; HQ and verifiers go on by finding it wrong.
    case toldAlready(Number)
    case sameStatement(Number, Number)
    /// Another statement put the one that is named right, or took it back.
    case statementOver(Number, Number, by: Number)
    /// It was public before the verdict, or before that was found wrong.
    case statementEarlier(Number, Number, correction: Bool)
    /// What was wrong is another statement.
    case notCorrecting(Number, Number, of: Number)
    /// A refutation admits nothing, and nothing but a refutation refutes.
    case wrongAnswer(Number, Number, to: Rumour.Response)
    /// What must come before it can be closed.
    case notFinished(Number, Rumour.Stage)
    case correctingAlready(Number)
    case notAlike(Number, Number)
    case reportLacks(Number, [ReportLack])
    /// Whoever gave the legal opinion does not file the complaint.
    case ownOpinion(Number)
    /// Whoever has a voice in the verdict gives no legal opinion on it.
    case ownVerdict(Number)
    case reportedAlready(Number, platform: String)
    case noReport(Number)
    case whichReport(Number, [String])
    /// Nothing is filed before all that platforms ask for is there.
    case kitIncomplete(Number, platform: String, [PlatformReport.Material])

    package var number: Number {
        switch self {
        case .merged(let number, _), .closed(let number), .twoVerifiers(let number),
            .notVerifier(let number, _), .voicedAlready(let number),
            .judgedAlready(let number, _), .answeredAlready(let number, _),
            .sourceNotNamed(let number), .factUnconfirmed(let number, _),
            .notJudged(let number), .notAfter(let number, _, _), .decidedAlready(let number, _),
            .notDecided(let number, _, _), .sameStatement(let number, _),
            .notFinished(let number, _), .correctingAlready(let number),
            .notAlike(let number, _), .reportLacks(let number, _), .ownOpinion(let number),
            .toldAlready(let number), .statementOver(let number, _, _),
            .statementEarlier(let number, _, _), .notCorrecting(let number, _, _),
            .wrongAnswer(let number, _, _),
            .ownVerdict(let number),
            .reportedAlready(let number, _), .noReport(let number), .whichReport(let number, _),
            .kitIncomplete(let number, _, _):
            number
        }
    }
}

/// What a complaint to a platform still wants (domain §5).
package enum ReportLack: String, Codable, Equatable, Sendable, CaseIterable {
    /// Two verifiers' verdict of false or partly true.
    case verdict
    /// HQ has yet to choose what follows the verdict (step R05 before R10).
    case decision
    case proof, legal
}
