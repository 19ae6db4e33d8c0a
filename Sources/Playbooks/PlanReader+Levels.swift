import Domain

extension PlanReader {
    private static let levelKeys = [
        "key", "name", "colour", "words", "factor", "floor", "acknowledgement", "ladder",
        "everyMember", "smsInOutage", "clocks", "reassess", "activates",
        "smsPerHour",
    ]

    mutating func levels(_ root: LocatedNode) -> [LevelRule] {
        guard let nodes = root.list("levels", &faults) else { return [] }
        if !(2...6).contains(nodes.count) {
            note("levels", of: root, PlanFault.levelCount(nodes.count))
        }
        return nodes.compactMap { level($0) }
    }

    private mutating func level(_ node: LocatedNode) -> LevelRule? {
        guard let node = node.asMapping(called: "levels", &faults) else { return nil }
        node.unknownKeys(allowed: Self.levelKeys, &faults)
        let key = node.string("key", &faults)
        if let key {
            define(.level, key, at: node)
            levelKeys.append(key)
        }
        let name = node.bilingual("name", &faults)
        let colour = node.bilingual("colour", &faults)
        let names = wordNodes("words", in: node, required: false).map(\.word)
        let activates = node.bool("activates", required: false, &faults) ?? true
        let factor = factor(node, required: activates)
        let floor = node.duration("floor", required: activates, &faults)
        let times = acknowledgement(node, of: key ?? "", required: activates)
        let ladder = ladder(node, required: activates)
        let everyMember = node.bool("everyMember", required: activates, &faults) ?? false
        let smsInOutage = node.bool("smsInOutage", required: activates, &faults) ?? false
        let (clocks, rhythms) = clocks(node)
        let reassess = rhythm("reassess", in: node)
        let smsPerHour = node.int("smsPerHour", required: false, &faults)
        if let smsPerHour, !(1...60).contains(smsPerHour) {
            note("smsPerHour", of: node, PlanFault.outOfRange("smsPerHour", "1", "60"))
        }
        guard let key, let name, let colour else { return nil }
        own(.level, key, [key, name.zh, name.en, colour.zh, colour.en] + names, at: node)
        return LevelRule(
            key: key, name: name, colour: colour, words: names, factor: factor,
            floor: floor ?? .zero, acknowledgement: times, ladder: ladder,
            everyMember: everyMember, smsInOutage: smsInOutage, clocks: clocks,
            rhythms: rhythms, reassess: reassess, smsPerHour: smsPerHour,
            activates: activates)
    }

    private mutating func factor(_ node: LocatedNode, required: Bool) -> Double {
        guard let factor = node.double("factor", required: required, &faults) else { return 1 }
        if factor < 0.01 || factor > 100 {
            note("factor", of: node, PlanFault.outOfRange("factor", "0.01", "100"))
        }
        return factor
    }

    /// T1 to T3, each later than the one before.
    mutating func acknowledgement(
        _ node: LocatedNode, of key: String, required: Bool
    ) -> [Duration] {
        guard node["acknowledgement"] != nil else {
            if required { note(node, PlanFault.noAcknowledgement(key)) }
            return []
        }
        guard let times = durations("acknowledgement", in: node, required: false) else { return [] }
        let nodes = node["acknowledgement"]?.elements ?? []
        if required, nodes.isEmpty {
            note("acknowledgement", of: node, PlanFault.noAcknowledgement(key))
        } else if nodes.count > 3 {
            note("acknowledgement", of: node, PlanFault.tooManyAcknowledgements)
        } else if zip(times, times.dropFirst()).contains(where: { $0 >= $1 }) {
            note("acknowledgement", of: node, PlanFault.notAscending("acknowledgement"))
        }
        return times
    }

    mutating func ladder(_ node: LocatedNode, required: Bool) -> [Rung] {
        guard let nodes = node.list("ladder", required: required, &faults) else { return [] }
        let known = faults.count
        let rungs = nodes.compactMap { rung($0) }
        guard faults.count == known else { return rungs }
        if required, rungs.first?.after != .zero {
            note("ladder", of: node, PlanFault.ladderStart)
        } else if zip(rungs, rungs.dropFirst()).contains(where: { $0.after >= $1.after }) {
            note("ladder", of: node, PlanFault.notAscending("ladder"))
        }
        return rungs
    }

    private mutating func rung(_ node: LocatedNode) -> Rung? {
        guard let node = node.asMapping(called: "ladder", &faults) else { return nil }
        node.unknownKeys(allowed: ["after", "routes"], &faults)
        let after = node.duration("after", &faults)
        let known = RouteKind.usual.map(\.rawValue)
        var routes: [RouteKind] = []
        for (word, element) in wordNodes("routes", in: node) {
            if let route = RouteKind.usual.first(where: { $0.rawValue == word }) {
                routes.append(route)
            } else {
                note(element, PlanFault.unknown(.route, word, among: known))
            }
        }
        if node["routes"]?.elements?.isEmpty == true {
            note("routes", of: node, PlanFault.emptyList("routes"))
        }
        return after.map { Rung(after: $0, routes: routes) }
    }
}
