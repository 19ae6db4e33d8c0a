import Commands
import Domain
import Playbooks

/// What the plan says itself goes the same roads as what people say, so its own guards hold for
/// it: a mark of a secret or a forbidden task in a step is a fault before anybody is told it.
enum PlanWords {
    /// - Parameter texts: The pack's files; the lists of guarded words in them are left out.
    /// - Returns: A fault for each line that the plan's guards would refuse from a person. The
    ///   words themselves are not said again.
    static func check(
        _ plan: Plan, _ texts: [(name: String, text: String)]
    ) -> [Diagnostic] {
        let contentGuard = ContentGuard(plan.guards)
        return texts.flatMap { file in
            said(in: file.text).compactMap { number, line in
                contentGuard.trips(String(line), addressed: true).map {
                    Diagnostic(file: file.name, line: number, message: message($0))
                }
            }
        }
    }

    /// The lines with their numbers, without comments and without the block `guards`.
    private static func said(in text: String) -> [(Int, Substring)] {
        var lines: [(Int, Substring)] = []
        var isGuards = false
        let all = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in all.enumerated() {
            guard let first = line.utf8.first else { continue }
            if first != UInt8(ascii: " "), first != UInt8(ascii: "#") {
                isGuards = line.hasPrefix("guards:")
            }
            if !isGuards { lines.append((index + 1, withoutComment(line))) }
        }
        return lines
    }

    private static func withoutComment(_ line: Substring) -> Substring {
        var before = UInt8(ascii: " ")
        for index in line.utf8.indices {
            let byte = line.utf8[index]
            if byte == UInt8(ascii: "#"), before == UInt8(ascii: " ") { return line[..<index] }
            before = byte
        }
        return line
    }

    private static func message(_ guarded: Guard) -> Bilingual {
        switch guarded {
        case .secret:
            Bilingual(
                zh: "此行有涉密标志；预案会在聊天、短信和邮件里说出它。涉密内容只走保密渠道",
                en: "this line has the mark of a state secret, and the plan would say it in chat, "
                    + "SMS and mail; secrets go by lawful channels only")
        case .forbidden:
            Bilingual(
                zh: "此行有 guards.forbidden 禁止的做法；请改写为以本单位名义、在官方渠道的做法",
                en: "this line has what guards.forbidden refuses; write what is done under the "
                    + "unit's name, on official channels")
        }
    }
}
