/// The incident of every task there ever was. Tasks are numbered in the order in which they come,
/// many at once: so what is kept is runs of numbers.
struct TaskHomes: Equatable, Sendable {
    private struct Run: Equatable, Sendable {
        var first: Int
        var last: Int
        var incident: Int
    }

    /// By their numbers; no two hold the same one.
    private var runs: [Run] = []

    subscript(task: Int) -> Int? {
        let place = place(after: task)
        guard place > 0, runs[place - 1].last >= task else { return nil }
        return runs[place - 1].incident
    }

    /// A number is given once: what has a home keeps it.
    mutating func settle(_ task: Int, in incident: Int) {
        let place = place(after: task)
        guard place > 0 else {
            runs.insert(Run(first: task, last: task, incident: incident), at: 0)
            return
        }
        let before = runs[place - 1]
        guard before.last < task else { return }
        if before.incident == incident, before.last + 1 == task {
            runs[place - 1].last = task
        } else {
            runs.insert(Run(first: task, last: task, incident: incident), at: place)
        }
    }

    /// The first place whose run begins behind this number.
    private func place(after task: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].first <= task { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension TaskHomes: Codable {
    /// One list, which is read in one go: first, last and incident of each run.
    init(from decoder: any Decoder) throws {
        let numbers = try [Int](from: decoder)
        guard numbers.count.isMultiple(of: 3) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no runs"))
        }
        runs = stride(from: 0, to: numbers.count, by: 3).map {
            Run(first: numbers[$0], last: numbers[$0 + 1], incident: numbers[$0 + 2])
        }
    }

    func encode(to encoder: any Encoder) throws {
        try runs.flatMap { [$0.first, $0.last, $0.incident] }.encode(to: encoder)
    }
}
