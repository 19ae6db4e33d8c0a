import Crypto
import Domain
import Foundation
import Playbooks
import Synchronization

/// The plan pack as a folder of YAML files.
enum PlanOnDisk {
    /// Every YAML file under a folder that is not hidden, by its path from there, with its bytes.
    /// A duty roster may lie beside them; it is none of the plan's.
    struct Pack {
        var files: [(name: String, data: Data)]

        /// SHA-256 over the list of the files' own digests, in the order of their names' bytes,
        /// so that anybody can check it in the folder:
        /// `find * -name '*.yaml' ! -name '*duty.yaml' | LC_ALL=C sort | xargs sha256sum | sha256sum`.
        var hash: String {
            let list = files.map { "\(Self.hex($0.data))  \($0.name)\n" }.joined()
            return Self.hex(Data(list.utf8))
        }

        private static func hex(_ data: Data) -> String {
            SHA256.hash(data: data).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
                .joined()
        }
    }

    /// - Returns: Nil where there is no such folder, or a file in it cannot be read.
    static func pack(_ folder: String) -> Pack? {
        let place = URL(filePath: folder).resolvingSymlinksInPath().path(percentEncoded: false)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder),
            isFolder.boolValue,
            let paths = try? FileManager.default.subpathsOfDirectory(atPath: place)
        else { return nil }
        let names = paths.filter { $0.hasSuffix(".yaml") && !isHidden($0) && !DutyFile.isNamed($0) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let files = names.compactMap { name in
            FileManager.default.contents(atPath: "\(place)/\(name)").map { (name, $0) }
        }
        return files.count == names.count ? Pack(files: files) : nil
    }

    private static func isHidden(_ path: String) -> Bool {
        path.split(separator: "/").contains { $0.hasPrefix(".") }
    }

    /// - Returns: The plan only when no fault is an error; faults under the files' whole paths.
    static func load(_ folder: String) -> (Plan?, [Diagnostic]) {
        guard let pack = pack(folder) else {
            let message = Bilingual(zh: "没有这个文件夹", en: "there is no such folder")
            return (nil, [Diagnostic(file: folder, line: 1, message: message)])
        }
        return parse(pack, folder: folder)
    }

    /// The pack's own texts, under the names that faults are told by.
    static func texts(_ folder: String) -> [(name: String, text: String)] {
        (pack(folder)?.files ?? []).compactMap { file in
            String(data: file.data, encoding: .utf8).map { (path(file.name, in: folder), $0) }
        }
    }

    private static func parse(_ pack: Pack, folder: String) -> (Plan?, [Diagnostic]) {
        var texts: [(name: String, text: String)] = []
        var faults: [Diagnostic] = []
        for (name, data) in pack.files {
            let path = path(name, in: folder)
            if let text = String(data: data, encoding: .utf8) {
                texts.append((path, text))
            } else {
                let message = SettingsFault.notText.message
                faults.append(Diagnostic(file: path, line: 1, message: message))
            }
        }
        guard faults.isEmpty else { return (nil, faults) }
        let (plan, found) = PlanFolder.load(read(texts), hash: pack.hash)
        guard let plan else { return (nil, found.map { told($0, in: folder) }) }
        let said = PlanWords.check(plan, texts)
        return (said.isEmpty ? plan : nil, found.map { told($0, in: folder) } + said)
    }

    /// Side by side, the largest first: a start waits for this.
    private static func read(_ texts: [(name: String, text: String)]) -> [PlanFolder.File] {
        let order = texts.indices.sorted { texts[$0].text.utf8.count > texts[$1].text.utf8.count }
        let read = Mutex<[Int: PlanFolder.File]>([:])
        DispatchQueue.concurrentPerform(iterations: order.count) { place in
            let (name, text) = texts[order[place]]
            let file = PlanFolder.File(name: name, text: text)
            read.withLock { $0[order[place]] = file }
        }
        return texts.indices.compactMap { place in read.withLock { $0[place] } }
    }

    /// A `plan.yaml` that is not there is told under its whole path too.
    private static func told(_ fault: Diagnostic, in folder: String) -> Diagnostic {
        var fault = fault
        if fault.file == "plan.yaml" { fault.file = path("plan.yaml", in: folder) }
        return fault
    }

    private static func path(_ name: String, in folder: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// The version of the plan that the settings name, or of the one in `playbooks`.
    static func version(config: String) -> String? {
        load(SettingsOnDisk.plan(config) ?? "playbooks").0?.version
    }
}
