import Foundation

/// A complaint to a platform about false information (step R10): in the unit's name, with proof,
/// after a legal opinion, and never about criticism (domain §5).
package struct PlatformReport: Codable, Equatable, Sendable {
    /// What it may be about; criticism and opinion are none of them.
    package enum Ground: String, Codable, Sendable, CaseIterable {
        case falsehood, infringement, impersonation, privacy
    }

    /// What platforms ask for (domain §1, special 2).
    package enum Material: String, Codable, Sendable, CaseIterable {
        case licence, authorisation, link, reason, proof, warranty
    }

    package var platform: String
    package var ground: Ground
    package var reason: String
    /// The numbers of kept evidence, with words beside them where somebody wrote some.
    package var proof: String
    /// What is at hand.
    package var materials: [Material]
    package var by: PersonID?
    package var at: Date
    /// The platform's number for it.
    package var ticket: String?
    package var accepted: Bool?
    package var words: String?

    package var missing: [Material] { Material.allCases.filter { !materials.contains($0) } }
}

/// A complaint as it is asked for.
package struct ReportDraft: Codable, Equatable, Sendable {
    package enum Category: Codable, Equatable, Sendable {
        case lawful(PlatformReport.Ground)
        /// Criticism, opinion: an answer is due to it, not a complaint.
        case criticism
    }

    package var platform: String
    package var category: Category
    package var reason: String?
    package var proof: String?
    package var licence: String?
    package var authorisation: String?
    package var warranty: String?

    package init(
        platform: String, category: Category, reason: String? = nil, proof: String? = nil,
        licence: String? = nil, authorisation: String? = nil, warranty: String? = nil
    ) {
        self.platform = platform
        self.category = category
        self.reason = reason
        self.proof = proof
        self.licence = licence
        self.authorisation = authorisation
        self.warranty = warranty
    }

    /// Called by another name, or by none, it is criticism all the same.
    ///
    /// - Parameters:
    ///   - reason: The one that it will bear.
    ///   - claims: What it is about, with all that was merged into it.
    package func isCriticism(reason: String?, claims: [String]) -> Bool {
        category == .criticism || ([reason ?? ""] + claims).contains(where: Criticism.speaks)
    }
}

/// Who is worth believing when something is called false.
package enum Authority {
    /// Words of whoever has only heard it, as `PlainText` has them.
    private static let hearsay = [
        "网友", "网传", "听说", "据说", "传言", "匿名", "自媒体", "群友", "知情人", "netizen", "anonymous",
        "hearsay", "peoplesay", "iheard", "someonesaid",
    ]

    /// Whether a source names somebody who says so and knows: a bare link names nobody, and who
    /// has only heard of it is no authority.
    package static func isNamed(in source: String) -> Bool {
        let words = source.split(whereSeparator: \.isWhitespace).filter { !$0.contains("://") }
        let text = words.joined()
        guard text.count(where: \.isLetter) >= 2 else { return false }
        return !PlainText.holds(text, hearsay)
    }

    /// The facts that a source names, such as `F-3`.
    package static func facts(in source: String) -> [Int] {
        source.uppercased().matches(of: /(?:^|[^A-Z])F-([0-9]{1,9})/).compactMap { Int($0.1) }
    }
}
