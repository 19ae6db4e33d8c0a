import Foundation

/// A mail, or a part of one (RFC 2045, 2046).
struct MailPart {
    let head: MailHead
    let type: MailValue
    private let body: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        (head, body) = MailHead.read(bytes)
        type = MailValue(head["content-type"] ?? "text/plain")
    }

    /// The content with its transfer encoding undone.
    var bytes: [UInt8] { MailCoding.decoded(body, head["content-transfer-encoding"]) }

    var text: String { MailCoding.text(bytes, charset: type.parameters["charset"]) }

    /// A mail that came back is looked into, however it hangs there.
    private var isAttached: Bool {
        let isMail = type.value.hasPrefix("message/") || type.value == "text/rfc822-headers"
        return !isMail && MailValue(head["content-disposition"] ?? "").value == "attachment"
    }

    /// The parts that are no boxes of parts themselves, first to last, attachments left out.
    var leaves: [MailPart] {
        var leaves: [MailPart] = []
        collect(into: &leaves, depth: 0)
        return leaves
    }

    private func collect(into leaves: inout [MailPart], depth: Int) {
        guard leaves.count < MailLimits.parts, !isAttached else { return }
        guard type.value.hasPrefix("multipart/") else {
            leaves.append(self)
            return
        }
        guard depth < MailLimits.depth else { return }
        for part in parts { part.collect(into: &leaves, depth: depth + 1) }
    }

    /// What stands between the boundaries; the last part may be cut off.
    var parts: [MailPart] {
        guard let boundary = type.parameters["boundary"], !boundary.isEmpty else { return [] }
        let mark = Array("--\(boundary)".utf8)
        var parts: [MailPart] = []
        var start: Int?
        var rest = body
        while parts.count < MailLimits.parts, let (line, after) = rest.firstLine {
            let here = rest.startIndex
            rest = after
            guard line.starts(with: mark) else { continue }
            let behind = line.dropFirst(mark.count)
            let isEnd = behind.starts(with: Array("--".utf8))
            let tail = isEnd ? behind.dropFirst(2) : behind
            guard tail.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
            if let start { parts.append(MailPart(body[start..<here].withoutLineEnd)) }
            start = isEnd ? nil : after.startIndex
            if isEnd { break }
        }
        if let start, parts.count < MailLimits.parts { parts.append(MailPart(body[start...])) }
        return parts
    }
}

extension MailPart {
    /// What the writer typed first: a line of the first plain text that has one, else of the
    /// first HTML text.
    var firstLine: String? {
        let leaves = leaves
        let plain = leaves.lazy.filter { $0.type.value == "text/plain" }
            .compactMap { MailQuotes.firstLine(of: $0.unflowed) }
        if let line = plain.first { return line }
        return leaves.lazy.filter { $0.type.value == "text/html" }
            .compactMap { MailQuotes.firstLine(of: HTMLText.plain($0.text)) }.first
    }

    /// All that the writer typed, in every form in which the mail has it.
    var typed: String {
        leaves.compactMap { leaf -> String? in
            switch leaf.type.value {
            case "text/plain": MailQuotes.typed(in: leaf.unflowed)
            case "text/html": MailQuotes.typed(in: HTMLText.plain(leaf.text))
            default: nil
            }
        }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// RFC 3676: a line that ends in a blank goes on in the next.
    private var unflowed: String {
        guard type.parameters["format"]?.lowercased() == "flowed" else { return text }
        let glue = type.parameters["delsp"]?.lowercased() == "yes" ? "" : " "
        var lines: [String] = []
        var goesOn = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let isQuoted = line.hasPrefix(">")
            let isFlowed = line.hasSuffix(" ") && line != "-- " && !isQuoted
            let bare = isFlowed ? String(line.dropLast()) : String(line)
            if goesOn, !isQuoted, line != "-- " {
                lines[lines.count - 1] += glue + bare
            } else {
                lines.append(bare)
            }
            goesOn = isFlowed
        }
        return lines.joined(separator: "\n")
    }
}
