import Foundation

/// A command that is asked for question by question (spec §6). It belongs to one person at one
/// place; what they say there next is taken as an answer.
package struct Form: Codable, Equatable, Sendable {
    package enum Subject: Codable, Equatable, Sendable {
        case warning
        /// Without a number: the only warning that waits.
        case assessment(Number?)

        /// The verb whose rights every answer needs.
        package var verb: Verb {
            switch self {
            case .warning: .warn
            case .assessment: .assess
            }
        }
    }

    package enum Field: Codable, Equatable, Sendable {
        case type, scope, harm, link
        /// Counted from 1, in the order of the rubric.
        case indicator(Int)
        case floors
    }

    package var subject: Subject
    package var place: Place
    package var answers: [String] = []
    package var validUntil: Date

    /// The questions, in order.
    ///
    /// - Parameter indicators: How many the plan's rubric has.
    package func fields(indicators: Int) -> [Field] {
        switch subject {
        case .warning: [.type, .scope, .harm, .link]
        case .assessment: (1...max(1, indicators)).map(Field.indicator) + [.floors]
        }
    }
}

/// One question of a form, as it is put.
package struct FormQuestion: Codable, Equatable, Sendable {
    package var subject: Form.Subject
    package var field: Form.Field
    /// Counted from 1.
    package var place: Int
    package var count: Int

    package init(subject: Form.Subject, field: Form.Field, place: Int, count: Int) {
        self.subject = subject
        self.field = field
        self.place = place
        self.count = count
    }
}

/// What somebody said to a form's question.
package enum FormAnswer: Codable, Equatable, Sendable {
    /// The words as typed, and folded for comparing.
    case text(String, words: [String])
    /// To the question before.
    case back
    case stop
}
