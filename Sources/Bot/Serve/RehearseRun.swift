import Domain
import Foundation
import Playbooks
import Ports
import Rehearsal
import Runtime
import Store

extension Assembly {
    /// Plays a scenario file; stdout holds what was said and nothing else.
    static func rehearse(
        _ rehearsal: RehearseOptions, _ settings: Settings
    ) async throws -> ExitStatus {
        let plan = try plan(settings)
        guard let text = TextFile.readUTF8(rehearsal.scenario) else {
            throw BotFailure(
                .inputAtFault, zh: "无法读取 \(rehearsal.scenario)。",
                en: "\(rehearsal.scenario) cannot be read.")
        }
        let (scenario, faults) = Scenario.parse(text, file: rehearsal.scenario)
        guard let scenario else { return refuse(faults) }
        let (roster, rosterFaults) = roster(of: scenario, plan: plan)
        guard let roster else { return refuse(rosterFaults) }
        let (duty, dutyFaults) = duty(of: scenario, roster: roster, plan: plan)
        guard dutyFaults.isEmpty else { return refuse(dutyFaults) }
        let strangers = scenario.unknownPeople(in: roster)
        guard strangers.isEmpty else { return refuse(strangers) }
        let twin = try rehearsal.store.map(twin)
        var playing = rehearsed(settings, plan: plan)
        // Memory has no disk to keep anything from; a rehearsal's file has no key.
        playing.seals = twin == nil
        let (runtime, start) = (playing, start(in: settings.timeZone))
        let report = await onOwnThread {
            var play = Rehearse(
                scenario, roster: roster, settings: runtime, seed: rehearsal.seed, start: start,
                twin: twin, duty: duty)
            return play.play()
        }
        show(report, json: rehearsal.json)
        for line in report.faults {
            complain(
                spoken(
                    zh: "\(rehearsal.scenario):\(line): 此行无法执行：没有可用的验证码或通知。",
                    en: "\(rehearsal.scenario):\(line): this line could not be played: there is "
                        + "no such code or notice."))
        }
        if let fault = report.disk, let path = rehearsal.store { throw failure(fault, at: path) }
        return report.faults.isEmpty ? .done : .inputAtFault
    }

    /// Nothing goes out in a rehearsal, so any publisher that a scenario names will do.
    static func rehearsed(_ settings: Settings, plan: Plan) -> RuntimeSettings {
        var runtime = runtimeSettings(settings, plan: plan)
        runtime.publishers = nil
        runtime.sites = [FakePublisher.site]
        return runtime
    }

    /// A real ledger in a file that is not there yet.
    private static func twin(_ path: String) throws -> FileTwin {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw BotFailure(
                .inputAtFault, zh: "\(path) 已存在；请为推演另取一个文件名。",
                en: "\(path) exists already; name a new file for the rehearsal.")
        }
        return FileTwin { () async throws(LedgerFailure) in
            try await SQLiteLedger.open(path: path)
        } close: { ledger in
            try? (ledger as? SQLiteLedger)?.close()
        }
    }

    private static func failure(_ fault: Rehearse.DiskFault, at path: String) -> BotFailure {
        switch fault {
        case .failed(let failure): BotFailure(failure, at: path)
        case .differs(let what):
            BotFailure(
                .serverAtFault, zh: "存储 \(path) 的回答与内存不一致（\(what)）；请报告此错误。",
                en: "The store \(path) and the memory disagree (\(what)); please report this.")
        }
    }

    /// The thread blocks while the file is written, so it is none of those that tasks share.
    private static func onOwnThread<Value: Sendable>(
        _ work: @escaping @Sendable () -> Value
    ) async -> Value {
        await withCheckedContinuation { waiter in
            Thread.detachNewThread { waiter.resume(returning: work()) }
        }
    }

    /// The scenario's roster, else the demonstration's; a path is seen from the scenario's folder.
    private static func roster(
        of scenario: Scenario, plan: Plan
    ) -> (Roster?, [Diagnostic]) {
        let folder = URL(filePath: scenario.file).deletingLastPathComponent()
        let path =
            scenario.roster.map { URL(filePath: $0, relativeTo: folder).path }
            ?? "playbooks/demo-roster.csv"
        guard let text = TextFile.read(path) else {
            let message = Bilingual(zh: "无法读取名册", en: "the roster cannot be read")
            return (nil, [Diagnostic(file: path, line: 1, message: message)])
        }
        return RosterFile.parse(text, file: path, groups: plan.groups)
    }

    /// The scenario's duty roster; a path is seen from the scenario's folder.
    private static func duty(
        of scenario: Scenario, roster: Roster, plan: Plan
    ) -> (DutyRota?, [Diagnostic]) {
        guard let file = scenario.duty else { return (nil, []) }
        let folder = URL(filePath: scenario.file).deletingLastPathComponent()
        let path = URL(filePath: file, relativeTo: folder).path
        guard let text = TextFile.read(path) else {
            let message = Bilingual(zh: "无法读取值班表", en: "the duty roster cannot be read")
            return (nil, [Diagnostic(file: path, line: 1, message: message)])
        }
        return DutyFile.parse(text, file: path, roster: roster, calendar: plan.calendar)
    }

    private static func refuse(_ faults: [Diagnostic]) -> ExitStatus {
        for fault in faults { complain(fault.text(in: .spoken)) }
        return .inputAtFault
    }

    static func complain(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Nine in the morning of a working day, always the same, so that output can be compared.
    private static func start(in zone: TimeZone) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let nine = DateComponents(year: 2026, month: 1, day: 5, hour: 9)
        return calendar.date(from: nine) ?? Date(timeIntervalSince1970: 1_767_571_200)
    }

    private static func show(_ report: Rehearse.Report, json: Bool) {
        guard json else {
            for line in report.lines { print(line.plain) }
            print(report.summary.plain)
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for line in report.lines {
            if let data = try? encoder.encode(line) { print(String(decoding: data, as: UTF8.self)) }
        }
        if let data = try? encoder.encode(["summary": report.summary]) {
            print(String(decoding: data, as: UTF8.self))
        }
    }
}

extension Rehearse.Line {
    /// `00:09:00 sms → zhou  …`; further lines of the text are indented.
    fileprivate var plain: String {
        let body = text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\n    ")
        return "\(rehearsed(at)) \(channel) → \(to): \(body)"
    }
}

/// Seconds since the start as `26:09:00`.
private func rehearsed(_ at: Double) -> String {
    let seconds = Int(at)
    return [seconds / 3600, seconds / 60 % 60, seconds % 60]
        .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
}

extension Summary {
    /// The closing lines, for a plan officer.
    package var plain: String { spoken(zh: chinese, en: english) }

    private func list(_ items: [String], _ separator: String, _ none: String) -> String {
        items.isEmpty ? none : items.joined(separator: separator)
    }

    private var late: [String] {
        overdue.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    }

    /// `B15 11:12 (11:30)`: when it was due, and when it was done at last.
    private func missed(_ done: (String) -> String, _ never: String) -> [String] {
        clocks.filter { !$0.met }.map { clock in
            "\(clock.name) \(rehearsed(clock.due))"
                + (clock.at.map { done(rehearsed($0)) } ?? never)
        }
    }

    private var stranded: [String] { nobody.map { "\($0.step) \($0.group) \(rehearsed($0.due))" } }

    private var chinese: String {
        """
        —— 小结
        通知 \(notices)，签收 \(acknowledged)，改道 \(redirected)，过期 \(expired)
        时限：按时 \(clocksMet)，超时 \(clocksMissed)
        各组超时：\(list(late, "、", "无"))
        超时的时限：\(list(missed({ "（\($0)完成）" }, "（未完成）"), "；", "无"))
        未及时签收：\(list(silent, "、", "无"))
        未能送达：\(list(unreachable, "、", "无"))
        到时无人可办：\(list(stranded, "；", "无"))
        """
    }

    private var english: String {
        """
        -- summary
        notices \(notices), acknowledged \(acknowledged), redirected \(redirected), \
        expired \(expired)
        clocks met \(clocksMet), missed \(clocksMissed)
        missed by group: \(list(late, ", ", "none"))
        clocks missed: \(list(missed({ " (done \($0))" }, " (not done)"), "; ", "none"))
        no answer in time: \(list(silent, ", ", "none"))
        unreachable: \(list(unreachable, ", ", "none"))
        nobody could do when due: \(list(stranded, "; ", "none"))
        """
    }
}
