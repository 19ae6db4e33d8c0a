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
    /// A text, or the number of evidence.
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
    ///   - claim: What it is about.
    package func isCriticism(reason: String?, claim: String) -> Bool {
        category == .criticism
            || [reason ?? "", claim].contains { text in
                let plain = Self.papers.reduce(PlainText.of(text)) {
                    $0.replacingOccurrences(of: $1, with: "")
                }
                return Self.criticism.contains(where: plain.contains)
            }
    }

    /// Papers that have 意见 in their names: a false claim about one of them is no criticism.
    private static let papers = [
        "征求意见", "意见征集", "意见征询", "意见稿", "意见书", "法律意见", "指导意见", "实施意见", "处理意见",
    ]

    private static let criticism = ["批评", "意见", "吐槽", "差评", "criticism", "criticis", "opinion"]
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
