import Foundation

/// Who wrote a mail: one address, or nobody.
enum MailSender {
    /// - Parameter fields: Every `From:` of the mail.
    /// - Returns: The address in lower case; nil unless there is exactly one, outside any group.
    static func only(in fields: [String]) -> String? {
        guard fields.count == 1, let field = fields.first, field.count <= MailLimits.valueLength,
            let boxes = boxes(in: field), boxes.count == 1
        else { return nil }
        let address = boxes[0].lowercased()
        return MailText.isAddress(address) ? address : nil
    }

    /// The addresses of a header; nil where its form is not kept.
    private static func boxes(in field: String) -> [String]? {
        var boxes: [String] = []
        var text = ""
        var address: String?
        var state = Reading()
        for letter in field {
            guard state.isPlain(letter) else { continue }
            switch letter {
            case "<":
                guard address == nil, !state.inAngle else { return nil }
                state.inAngle = true
                address = ""
            case ">":
                guard state.inAngle else { return nil }
                state.inAngle = false
                text = ""
            case ",":
                guard !state.inAngle else { return nil }
                boxes.append(address ?? text)
                (address, text) = (nil, "")
            // A group: `name: a, b;`.
            case ":", ";": return nil
            default:
                if state.inAngle { address?.append(letter) } else { text.append(letter) }
            }
        }
        guard !state.isOpen, address == nil || text.trimmed.isEmpty else { return nil }
        boxes.append(address ?? text)
        return boxes.map(\.trimmed)
    }

    private struct Reading {
        var inAngle = false
        private var inQuotes = false
        private var comments = 0
        private var escaped = false

        var isOpen: Bool { inAngle || inQuotes || comments > 0 }

        /// Whether a letter stands outside quotes and comments; those are passed over.
        mutating func isPlain(_ letter: Character) -> Bool {
            if escaped {
                escaped = false
                return false
            }
            switch letter {
            case "\\": escaped = true
            case "\"" where comments == 0:
                inQuotes.toggle()
            case "(" where !inQuotes: comments += 1
            case ")" where !inQuotes && comments > 0: comments -= 1
            default: return !inQuotes && comments == 0
            }
            return false
        }
    }
}
