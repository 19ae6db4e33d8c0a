import Domain

/// A word that must name something which another place of the plan defines.
struct Reference: Sendable, Equatable {
    enum Kind: Sendable {
        case group, level, clock, step, floor, indicator, pack, duty, clause, template, slot
        case statement
    }

    var kind: Kind
    var word: String
    var file: String
    var line: Int
}

/// Something that others may refer to, where it is defined.
struct Definition: Sendable, Equatable {
    var kind: Reference.Kind
    var word: String
    var file: String
    var line: Int
}

/// Trees → plan and packs. It goes on after a fault, so that every fault is told at once; what
/// one file says of another is looked up when all are read.
struct PlanReader {
    var faults: [Diagnostic] = []
    var references: [Reference] = []
    private(set) var definitions: [Definition] = []
    /// Where each word of each kind was defined first.
    private var places: [Reference.Kind: [String: Int]] = [:]
    /// Kinds of which not everything could be read: what is not found may yet exist.
    var incomplete: Set<Reference.Kind> = []
    /// Words that people type, and what each stands for, by what kind of thing.
    var words: [WordOwner] = []
    var groups: [GroupRule] = []
    /// Level keys as the file orders them: the first is `Level(1)`.
    var levelKeys: [String] = []

    mutating func note(_ node: LocatedNode, _ message: Bilingual) {
        faults.append(node.fault(message))
    }

    mutating func note(_ key: String, of node: LocatedNode, _ message: Bilingual) {
        faults.append(Diagnostic(file: node.file, line: node.line(of: key), message: message))
    }

    mutating func refer(_ kind: Reference.Kind, to word: String, at node: LocatedNode) {
        references.append(Reference(kind: kind, word: word, file: node.file, line: node.line))
    }

    /// Takes the id that a thing gives itself; the second of two alike is a fault.
    ///
    /// - Parameter onlyOnce: False where another check tells of the second.
    mutating func define(
        _ kind: Reference.Kind, _ word: String, at node: LocatedNode, onlyOnce: Bool = true
    ) {
        let mine = Definition(kind: kind, word: word, file: node.file, line: node.line)
        if let first = place(of: word, kind) {
            if onlyOnce { note(node, PlanFault.definedTwice(mine, first: first)) }
        } else {
            places[kind, default: [:]][word] = definitions.count
            definitions.append(mine)
        }
    }

    func place(of word: String, _ kind: Reference.Kind) -> Definition? {
        places[kind]?[word].map { definitions[$0] }
    }

    /// The words of a list, each with its node; what is no word is a fault.
    mutating func wordNodes(
        _ key: String, in node: LocatedNode, required: Bool = true
    ) -> [(word: String, node: LocatedNode)] {
        let nodes = node.list(key, required: required, &faults) ?? []
        return nodes.compactMap { element in
            element.string(called: key, &faults).map { ($0, element) }
        }
    }

    mutating func durations(_ key: String, in node: LocatedNode, required: Bool) -> [Duration]? {
        guard let nodes = node.list(key, required: required, &faults) else { return nil }
        return nodes.compactMap { $0.duration(called: key, &faults) }
    }
}

/// The word under which people may mean a thing; no two things share one.
struct WordOwner: Sendable, Equatable {
    enum Kind: Sendable { case group, level, pack, floor }

    var kind: Kind
    var owner: String
    var word: String
    var file: String
    var line: Int
}

extension PlanReader {
    /// Notes that `owner` may be called by these; the line told is that of the key `words`.
    mutating func own(
        _ kind: WordOwner.Kind, _ owner: String, _ names: [String], at node: LocatedNode
    ) {
        for name in names {
            words.append(
                WordOwner(
                    kind: kind, owner: owner, word: name, file: node.file,
                    line: node.line(of: "words")))
        }
    }
}
