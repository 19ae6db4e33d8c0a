import Foundation
import Ports

/// A text as WordPress is given it, and by what it is known again.
struct WordPressDraft: Equatable, Sendable {
    /// Its name in addresses: WordPress writes names in small letters and has no dots in them.
    var slug: String
    var title: String
    var content: String
    var category: Int?
    /// The text and the lines after it, without blanks and line ends.
    private var words: String

    init(_ post: PublicPost, category: Int?) {
        slug = post.id.lowercased().replacing(".", with: "-")
        title = Self.letters(post.title)
        let links = PublishWords.links(post)
        content =
            Self.paragraphs(post.text)
            + links.map { link in
                let address = Markup.escaped(link.address)
                let shown = Self.letters(link.address)
                return "<p>\(Self.letters(link.label))<a href=\"\(address)\">\(shown)</a></p>\n"
            }.joined()
        words = Markup.squeezed(
            post.text + links.map { $0.label + $0.address }.joined())
        self.category = category
    }

    var json: JSONValue {
        var fields: [String: JSONValue] = [
            "slug": .string(slug), "title": .string(title), "content": .string(content),
            "status": "draft",
        ]
        if let category { fields["categories"] = [.integer(category)] }
        return .object(fields)
    }

    /// The names under which it may lie there: its own, the one it got if that was taken, and the
    /// one of what was thrown away.
    var slugs: [String] { [slug, "\(slug)-2", "\(slug)__trashed"] }

    /// Whether this is all that was stored.
    func isStored(_ post: WordPressPost) -> Bool {
        Markup.squeezed(HTMLText.plain(post.raw)) == words
    }

    /// Whether readers are shown it; a site may put things of its own before and after.
    func isShown(_ post: WordPressPost) -> Bool {
        Markup.squeezed(HTMLText.plain(post.rendered)).contains(words)
    }

    // MARK: Text as WordPress leaves it alone

    private static func paragraphs(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.split { $0.allSatisfy(\.isWhitespace) }
            .map { "<p>\($0.map { letters(String($0)) }.joined(separator: "<br />"))</p>\n" }
            .joined()
    }

    /// WordPress bends quotation marks, joins hyphens and dots, makes `3x4` a product, takes
    /// brackets for its own commands, an address on a line for a film, and corrects its own name.
    /// It leaves entities alone, written with the three digits that it would write them with.
    private static func letters(_ text: String) -> String {
        var out = ""
        var before: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if isBent(scalar, after: before) {
                let digits = String(scalar.value)
                out += "&#" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits + ";"
            } else {
                out.unicodeScalars.append(scalar)
            }
            before = before.suffix(3) + [scalar]
        }
        return out
    }

    private static func isBent(_ scalar: Unicode.Scalar, after before: [Unicode.Scalar]) -> Bool {
        switch scalar {
        case "x": true
        case "p": before == ["W", "o", "r", "d"]
        case "a"..."z", "A"..."Z", "0"..."9", " ", "\t": false
        default: scalar.isASCII
        }
    }
}

/// A post as WordPress has it.
struct WordPressPost: Equatable, Sendable {
    var id: Int
    var status: String
    var slug: String
    var link: String?
    /// As it is stored, and as it is shown.
    var raw: String
    var rendered: String

    /// What is asked of it.
    static let fields = "id,status,slug,link,content"

    init?(_ json: JSONValue) {
        guard let id = json["id"]?.int, let status = json["status"]?.string,
            let raw = json["content"]?["raw"]?.string
        else { return nil }
        self.id = id
        self.status = status
        self.raw = raw
        slug = json["slug"]?.string ?? ""
        link = json["link"]?.string
        rendered = json["content"]?["rendered"]?.string ?? ""
    }
}
