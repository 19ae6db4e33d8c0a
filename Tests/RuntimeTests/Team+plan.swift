import Domain
import Foundation
import Playbooks

extension Team {
    /// The plan as it is shipped.
    static var plan: Plan { shipped }

    private static let shipped: Plan = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "playbooks")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let files = names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
            let url = folder.appending(path: name)
            return (name: name, text: (try? String(contentsOf: url, encoding: .utf8)) ?? "")
        }
        let (plan, diagnostics) = PlanFolder.load(files, hash: "test")
        guard let plan else { preconditionFailure("\(diagnostics)") }
        return plan
    }()
}
