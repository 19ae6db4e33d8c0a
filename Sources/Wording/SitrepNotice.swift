import Domain
import Foundation

/// A situation report as a notice to HQ.
extension Voice {
    var bar: String { say("｜", " | ") }

    /// In a room the essentials; alone, and where a road may carry it, the whole.
    func content(_ report: Sitrep, _ context: NoticeContext) -> [String] {
        guard isRoom else { return Array(whole(report).dropFirst()) }
        // Whoever is called for somebody else reads one line more above it.
        return Array(essentials(report).prefix(context.inPlaceOf == nil ? 4 : 3))
    }

    func whole(of report: Sitrep) -> String {
        say("全文：", "the whole: ")
            + typed(
                .sitrep, zh: "查看 \(i: report.incident) \(report.number)",
                en: "show \(i: report.incident) \(report.number)")
    }

    /// In whose place the reader is called; a report that nobody of HQ has acknowledged is told by
    /// telephone.
    func place(_ id: Int, _ subject: NoticeSubject, _ context: NoticeContext) -> String {
        guard case .sitrep = subject, let name = context.inPlaceOf else { return place(context) }
        return say("\(group(.hq))无人签收，请打电话报告", "Nobody of HQ has acknowledged it: ring them up")
            + (route.isChat
                ? say("，再代签：", ", then ")
                    + typed(.ack, zh: "\(id) 代=\(name) 方式=电话", en: "\(id) for=\(name) via=phone")
                : "")
    }
}
