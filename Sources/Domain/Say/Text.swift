/// A text in the forms that roads need.
package struct Text: Equatable, Sendable {
    package var plain: String
    package var html: String?
    /// For mail.
    package var subject: String?

    package init(plain: String, html: String? = nil, subject: String? = nil) {
        self.plain = plain
        self.html = html
        self.subject = subject
    }
}
