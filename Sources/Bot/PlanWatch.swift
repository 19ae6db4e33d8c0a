import Domain
import Playbooks
import Synchronization

/// What lies in the plan's folder, asked as often as one likes: it is parsed again only when a
/// file of it has changed.
final class PlanWatch: Sendable {
    private let folder: String
    private let last: Mutex<(hash: String, found: PlanFound)?>

    /// - Parameter known: A plan that was parsed already; it counts while the folder has its hash.
    init(_ folder: String, known: Plan? = nil) {
        self.folder = folder
        last = Mutex(known.map { ($0.hash, PlanFound(plan: $0)) })
    }

    func found() -> PlanFound {
        guard let pack = PlanOnDisk.pack(folder) else { return read() }
        let hash = pack.hash
        return last.withLock { last in
            if let last, last.hash == hash { return last.found }
            let found = read()
            last = (hash, found)
            return found
        }
    }

    private func read() -> PlanFound {
        let (plan, faults) = PlanOnDisk.load(folder)
        return PlanFound(
            plan: plan,
            faults: faults.filter(\.isError).map {
                PlanFound.Fault(place: "\($0.file):\($0.line)", message: $0.message)
            })
    }
}
