import Domain

extension PlanReader {
    mutating func rubric(_ node: LocatedNode) -> Rubric? {
        node.unknownKeys(
            allowed: [
                "unknownValue", "knownAtLeast", "insufficient", "conferenceGap", "downgradeAfter",
                "indicators", "cutOffs", "floors",
            ], &faults)
        let nodes = node.list("indicators", &faults) ?? []
        let indicators = nodes.compactMap { indicator($0) }
        let sum = indicators.reduce(0) { $0 + $1.weight }
        if !nodes.isEmpty, indicators.count == nodes.count, sum != 100 {
            note("indicators", of: node, PlanFault.weights(sum))
        }
        let cutOffs = cutOffs(node)
        let floors = (node.list("floors", &faults) ?? []).compactMap { floor($0) }
        let unknown = whole("unknownValue", 0...4, in: node)
        let known = whole("knownAtLeast", 0...max(nodes.count, 0), in: node)
        let again = rhythm("insufficient", in: node)
        let gap = whole("conferenceGap", 1...100, in: node, required: false)
        let downgrade = node.mapping("downgradeAfter", required: false, &faults).flatMap {
            downgradeRule($0)
        }
        guard let unknown, let known else { return nil }
        return Rubric(
            indicators: indicators, cutOffs: cutOffs, floors: floors, unknownValue: unknown,
            knownAtLeast: known, insufficient: again, conferenceGap: gap,
            downgradeAfter: downgrade)
    }

    mutating func whole(
        _ key: String, _ range: ClosedRange<Int>, in node: LocatedNode, required: Bool = true
    ) -> Int? {
        guard let value = node.int(key, required: required, &faults) else { return nil }
        if range.contains(value) { return value }
        note(key, of: node, PlanFault.outOfRange(key, "\(range.lowerBound)", "\(range.upperBound)"))
        return nil
    }

    /// A span that comes again and again, or after which somebody is reminded.
    mutating func rhythm(_ key: String, in node: LocatedNode) -> Duration? {
        guard let span = node.duration(key, required: false, &faults) else { return nil }
        if span < .minutes(1) { note(key, of: node, PlanFault.spanTooShort(key)) }
        return span
    }

    private mutating func downgradeRule(_ node: LocatedNode) -> Rubric.DowngradeRule? {
        node.unknownKeys(allowed: ["readings", "apart"], &faults)
        let readings = whole("readings", 1...10, in: node)
        guard let apart = node.duration("apart", &faults), let readings else { return nil }
        return Rubric.DowngradeRule(readings: readings, apart: apart)
    }

    private mutating func indicator(_ node: LocatedNode) -> Rubric.Indicator? {
        guard let node = node.asMapping(called: "indicators", &faults) else { return nil }
        node.unknownKeys(allowed: ["id", "name", "weight", "scale"], &faults)
        let id = node.string("id", required: false, &faults)
        if let id { define(.indicator, id, at: node) }
        let name = node.bilingual("name", &faults)
        let weight = whole("weight", 1...100, in: node)
        let nodes = node.list("scale", &faults)
        let scale = (nodes ?? []).compactMap { $0.bilingual(called: "scale", &faults) }
        if let nodes, nodes.count != 5 {
            note("scale", of: node, PlanFault.scaleCount(nodes.count))
        }
        guard let name, let weight else { return nil }
        return Rubric.Indicator(id: id ?? "", name: name, weight: weight, scale: scale)
    }

    private mutating func cutOffs(_ node: LocatedNode) -> [Rubric.CutOff] {
        guard let nodes = node.list("cutOffs", &faults) else { return [] }
        if nodes.isEmpty { note("cutOffs", of: node, PlanFault.emptyList("cutOffs")) }
        var rows: [Rubric.CutOff] = []
        for element in nodes {
            guard let element = element.asMapping(called: "cutOffs", &faults) else { continue }
            element.unknownKeys(allowed: ["score", "level"], &faults)
            let score = whole("score", 0...100, in: element)
            guard let level = level(in: element), let score else { continue }
            if let above = rows.last, above.score <= score || above.level >= level {
                note(element, PlanFault.cutOffOrder)
            }
            rows.append(Rubric.CutOff(score: score, level: level))
        }
        return rows
    }

    private mutating func floor(_ node: LocatedNode) -> Rubric.Floor? {
        guard let node = node.asMapping(called: "floors", &faults) else { return nil }
        node.unknownKeys(allowed: ["id", "name", "words", "level"], &faults)
        let id = node.string("id", &faults)
        if let id { define(.floor, id, at: node) }
        let name = node.bilingual("name", &faults)
        let names = wordNodes("words", in: node, required: false).map(\.word)
        guard let level = level(in: node), let id, let name else { return nil }
        own(.floor, id, [id, name.zh, name.en] + names, at: node)
        return Rubric.Floor(id: id, name: name, words: names, level: level)
    }

    /// A level by its key; the list of levels has been read before.
    private mutating func level(in node: LocatedNode) -> Level? {
        guard let key = node.string("level", &faults) else { return nil }
        if let index = levelKeys.firstIndex(of: key) { return Level(index + 1) }
        references.append(
            Reference(kind: .level, word: key, file: node.file, line: node.line(of: "level")))
        return nil
    }
}
