import Domain

/// A card as plain text and as a page to print.
extension DeskCard {
    /// For a terminal or a typewriter: a heading, then a line for each row.
    package var text: String {
        var lines = [title, subtitle, ""]
        for section in sections {
            lines.append("## \(section.title)")
            if !section.columns.isEmpty {
                lines.append("  " + section.columns.joined(separator: " | "))
            }
            lines += section.rows.map { "  " + ([$0.head] + $0.cells).joined(separator: " | ") }
            if !section.note.isEmpty { lines.append("  * \(section.note)") }
            lines.append("")
        }
        return (lines + [foot]).joined(separator: "\n") + "\n"
    }

    /// One file that needs nothing else; its style is made for paper of size A4.
    package var html: String {
        """
        <!doctype html>
        <html lang="\(language == .zh ? "zh-CN" : "en")">
        <head>
        <meta charset="utf-8">
        <title>\(Self.escape(title))</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <h1>\(Self.escape(title))</h1>
        <p class="sub">\(Self.escape(subtitle))</p>
        \(sections.map(Self.page).joined(separator: "\n"))
        <footer>\(Self.escape(foot))</footer>
        </body>
        </html>

        """
    }

    private static func page(_ section: Section) -> String {
        let head =
            section.columns.isEmpty
            ? "" : "<thead>\(row(section.columns, "th"))</thead>"
        let body = section.rows.map { line in
            "<tr><th scope=\"row\">\(escape(line.head))</th>"
                + line.cells.map { "<td>\(escape($0))</td>" }.joined() + "</tr>"
        }
        let note = section.note.isEmpty ? "" : "<p class=\"note\">\(escape(section.note))</p>"
        return """
            <section>
            <h2>\(escape(section.title))</h2>
            <table>\(head)<tbody>
            \(body.joined(separator: "\n"))
            </tbody></table>
            \(note)
            </section>
            """
    }

    private static func row(_ cells: [String], _ tag: String) -> String {
        "<tr>" + cells.map { "<\(tag)>\(escape($0))</\(tag)>" }.joined() + "</tr>"
    }

    private static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    private static let style = """

        @page { size: A4; margin: 12mm; }
        * { box-sizing: border-box; }
        body { font: 10.5pt/1.35 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC",
          "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif; color: #000; background: #fff;
          max-width: 186mm; margin: 0 auto; padding: 4mm; }
        h1 { font-size: 18pt; margin: 0; border-bottom: 2.5pt solid #b00; padding-bottom: 1mm; }
        .sub { margin: 1.5mm 0 3mm; }
        section { break-inside: avoid; margin: 0 0 3.5mm; }
        h2 { font-size: 12pt; margin: 0 0 1mm; break-after: avoid; }
        table { width: 100%; border-collapse: collapse; }
        th, td { border: 0.5pt solid #666; padding: 0.8mm 1.6mm; text-align: left;
          vertical-align: top; overflow-wrap: break-word; }
        thead th { background: #eee; font-weight: 600; white-space: nowrap; }
        tbody th { font-weight: 600; white-space: nowrap; }
        tr { break-inside: avoid; }
        .note { font-size: 9pt; margin: 0.8mm 0 0; }
        footer { font-size: 8.5pt; border-top: 0.5pt solid #666; padding-top: 1mm; }
        @media print { body { max-width: none; padding: 0; } thead { display: table-header-group; } }

        """
}
