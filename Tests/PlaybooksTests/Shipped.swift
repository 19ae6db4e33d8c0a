import Domain
import Foundation
import Playbooks

/// The plan pack as it is shipped.
enum Shipped {
    static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "playbooks")
    }

    static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    static func load() throws -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let names = [
            "annexes/it-department.yaml", "annexes/service-desk.yaml", "base.yaml",
            "closeout.yaml", "cyberattack.yaml", "drill.yaml", "gathering.yaml",
            "multiplatform.yaml", "plan.yaml", "rumour.yaml", "sensitive.yaml",
        ]
        return PlanFolder.load(try names.map { ($0, try text($0)) }, hash: "c0ffee")
    }
}
