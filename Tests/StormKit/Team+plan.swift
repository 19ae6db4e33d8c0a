import Domain
import Foundation
import Playbooks

extension Team {
    /// The plan as it is shipped.
    package static var plan: Plan { shipped }

    private static let shipped: Plan = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "playbooks")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let files = names.filter { $0.hasSuffix(".yaml") && !DutyFile.isNamed($0) }.sorted().map {
            name in
            let url = folder.appending(path: name)
            return (name: name, text: (try? String(contentsOf: url, encoding: .utf8)) ?? "")
        }
        let (plan, diagnostics) = PlanFolder.load(files, hash: "test")
        guard let plan else { preconditionFailure("\(diagnostics)") }
        return plan
    }()

    /// Two who follow each other at eight and at twenty, and a chief for each week.
    package static let duty = DutyRota(
        timeZone: "Asia/Shanghai",
        rotations: [
            DutyRotation(
                id: "officer", name: Bilingual(zh: "值班员", en: "Duty officer"), seat: .officer,
                people: ["wang", "zhou"], length: 720, begins: 480,
                first: CalendarDay(number: 20_454)),
            DutyRotation(
                id: "leader", name: Bilingual(zh: "带班领导", en: "Duty leader"), seat: .leader,
                people: ["zhao", "qian"], length: 10_080, begins: 480,
                first: CalendarDay(number: 20_458), confirms: false),
        ])
}
