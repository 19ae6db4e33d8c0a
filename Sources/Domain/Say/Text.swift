/// A text in the forms that roads need.
package struct Text: Equatable, Sendable {
    package var plain: String
    package var html: String?
    /// For mail.
    package var subject: String?
    /// For gateways that take nothing but a registered text and its blanks.
    package var template: FilledTemplate?

    package init(
        plain: String, html: String? = nil, subject: String? = nil,
        template: FilledTemplate? = nil
    ) {
        self.plain = plain
        self.html = html
        self.subject = subject
        self.template = template
    }
}

/// An SMS template by its id, and what stands in its blanks, in the order of the plan.
package struct FilledTemplate: Equatable, Sendable {
    package struct Variable: Equatable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package var id: String
    package var variables: [Variable]

    package init(id: String, variables: [Variable]) {
        self.id = id
        self.variables = variables
    }
}
