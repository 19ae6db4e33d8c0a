import Domain
import Playbooks

/// `fenghuo check`: what was looked at and every fault found.
struct Check {
    var settings: Settings?
    var plan: Plan?
    var faults: [Diagnostic]

    var status: ExitStatus { errors == 0 ? .done : .inputAtFault }
    private var errors: Int { faults.count(where: \.isError) }

    /// Looks at the settings and at the plan pack; a fault in one does not hide those in the other.
    static func ofFiles(config: String) -> Check {
        let (settings, faults) = SettingsOnDisk.load(config)
        var check = Check(settings: settings, plan: nil, faults: faults)
        check.faults += settings.map { openContacts($0, config: config) } ?? []
        if let folder = settings?.plan ?? SettingsOnDisk.plan(config) {
            let (plan, planFaults) = PlanOnDisk.load(folder)
            check.plan = plan
            check.faults += planFaults
            check.faults += spillFaults(settings, plan: plan, folder: folder)
        }
        return check
    }

    /// A line for each fault, and one that sums up: what the command prints.
    func lines(in language: Language) -> [String] {
        faults.map { $0.text(in: language) } + [summary[language]]
    }

    var summary: Bilingual {
        let warnings = faults.count - errors
        let extra =
            warnings == 0
            ? Bilingual(zh: "", en: "")
            : Bilingual(zh: "，\(warnings) 处提醒", en: ", \(Self.english(warnings, "warning"))")
        guard errors > 0 else {
            return Bilingual(
                zh: "文件检查通过\(extra.zh)。", en: "The files are in order\(extra.en).")
        }
        return Bilingual(
            zh: "共 \(errors) 处错误\(extra.zh)。",
            en: "\(Self.english(errors, "fault"))\(extra.en).")
    }

    private static func english(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
