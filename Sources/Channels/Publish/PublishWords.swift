import Domain
import Ports

/// What stands beside a signed text where it is published, and on the page of our own site. The
/// text itself is never touched.
enum PublishWords {
    /// Before the address of the page on our own site.
    static let source = Bilingual(zh: "本单位网站原文：", en: "On our own site: ")
    /// Before the address of the earlier post.
    static let replaces = Bilingual(zh: "本文更正或撤回：", en: "This corrects or withdraws: ")
    /// On the page of the earlier text, before the address of the later one.
    static let replacedBy = Bilingual(
        zh: "本文已被更正或撤回，见：", en: "This has been corrected or withdrawn by: ")
    static let issuedBy = Bilingual(zh: "发布单位：", en: "Issued by: ")
    static let issuedAt = Bilingual(zh: "发布时间：", en: "Issued at: ")
    static let fingerprint = Bilingual(zh: "正文 SHA-256：", en: "SHA-256 of the text: ")
    static let feed = Bilingual(zh: "公开发布", en: "Public statements")

    /// The lines that follow the text on a platform: a link to the source, and to what the text
    /// corrects or withdraws.
    static func links(_ post: PublicPost) -> [(label: String, address: String)] {
        [(source, post.source), (replaces, post.replaces)].compactMap { label, address in
            address.map { (label[post.language], $0) }
        }
    }
}
