import Domain

/// Rows of one person, and people among each other.
extension RosterReader {
    /// A second row adds a seat; what else it says must agree or be empty.
    mutating func merge(_ row: Entry, into place: Int) {
        let first = people[place]
        var joined = first
        let name = row.person.name.isEmpty ? nil : row.person.name
        let language = row.languageGiven && first.languageGiven ? row.person.language : nil
        let differing: [(RosterColumn, Bool)] = [
            (.name, Self.other(name, first.person.name)),
            (.pair, Self.other(row.pairWord.map(WordKey.fold), first.pairWord.map(WordKey.fold))),
            (.chat, Self.other(row.person.chat, first.person.chat)),
            (.backup, Self.other(row.person.backup, first.person.backup)),
            (.mobile, Self.other(row.person.mobile, first.person.mobile)),
            (.email, Self.other(row.person.email, first.person.email)),
            (.language, Self.other(language, first.person.language)),
            (.routeOrder, Self.other(row.person.routes, first.person.routes)),
            (.quietHours, Self.other(row.person.quiet, first.person.quiet)),
            (.title, Self.other(row.person.title, first.person.title)),
            (.mobile2, Self.other(row.person.mobile2, first.person.mobile2)),
            (.landline, Self.other(row.person.landline, first.person.landline)),
            (.verifiedOn, Self.other(row.person.verified, first.person.verified)),
            (.leave, Self.other(row.person.leave, first.person.leave)),
            (.training, Self.other(row.person.trainedUntil, first.person.trainedUntil)),
            (.clearance, Self.other(row.person.cleared, first.person.cleared)),
            (.leftOn, Self.other(row.person.leftOn, first.person.leftOn)),
        ]
        for (column, differs) in differing where differs {
            let id = first.person.id.rawValue
            tell(row.line, RosterFault.differs(column, id, line: first.line))
        }
        joined.person.fill(from: row.person)
        if !first.languageGiven { joined.person.language = row.person.language }
        joined.languageGiven = first.languageGiven || row.languageGiven
        if first.pairWord == nil {
            joined.pairWord = row.pairWord
            joined.pairLine = row.pairLine
        }
        joined.addressesRead = first.addressesRead && row.addressesRead
        people[place] = joined
    }

    /// Both are told, and not the same.
    private static func other<Value: Equatable>(_ mine: Value?, _ theirs: Value?) -> Bool {
        if let mine, let theirs { mine != theirs } else { false }
    }

    mutating func checkWhole() {
        if people.isEmpty {
            if !faults.contains(where: \.isError) { tell(1, RosterFault.noPeople) }
            return
        }
        resolvePairs()
        checkPairs()
        checkShared(.chat) { $0.chat?.lowercased() }
        checkShared(.backup) { $0.backup?.lowercased() }
        checkMobiles()
        checkShared(.email, .warning) { $0.email?.lowercased() }
        for entry in people where entry.addressesRead && entry.person.leftOn == nil {
            if RouteKind.usual.allSatisfy({ entry.person.address(on: $0) == nil }) {
                tell(entry.line, RosterFault.unreachable(entry.person.id.rawValue), .warning)
            }
        }
        if everySeatRead { checkGroups() }
    }

    /// By id, or by a name that only one has.
    private mutating func resolvePairs() {
        let ids = people.map(\.person.id)
        let known = Set(ids)
        let named = Dictionary(grouping: ids.indices) { people[$0].person.name }
        for place in people.indices {
            guard let word = people[place].pairWord else { continue }
            let id = PersonID(WordKey.fold(word))
            let named = named[word] ?? []
            if known.contains(id) {
                people[place].person.pair = id
            } else if named.count == 1 {
                people[place].person.pair = ids[named[0]]
            } else {
                let nearest = Nearest.word(to: word, among: ids.map(\.rawValue))
                tell(people[place].pairLine, RosterFault.unknownPair(word, nearest: nearest))
            }
        }
    }

    private mutating func checkPairs() {
        let pairs = Dictionary(
            people.map { ($0.person.id, $0) }, uniquingKeysWith: { first, _ in first })
        for entry in people {
            guard let other = entry.person.pair else { continue }
            let id = entry.person.id
            let theirs = pairs[other]
            if other == id {
                tell(entry.pairLine, RosterFault.pairWithSelf(id.rawValue))
            } else if theirs?.person.pair != id {
                let word = theirs?.person.pair?.rawValue ?? theirs?.pairWord
                tell(
                    entry.pairLine,
                    RosterFault.oneSided(id.rawValue, other.rawValue, theirs: word))
            }
        }
    }

    /// An address stands for one person: an answer from it must be theirs. Whoever has left
    /// answers no more, and the number may be another's.
    private mutating func checkShared(
        _ column: RosterColumn, _ severity: Diagnostic.Severity = .error,
        _ address: (Person) -> String?
    ) {
        var owners: [String: Entry] = [:]
        for entry in people where entry.person.leftOn == nil {
            address(entry.person).map { claim($0, column, entry, &owners, severity) }
        }
    }

    /// Both numbers of everybody: what comes from either is one person's.
    private mutating func checkMobiles() {
        var owners: [String: Entry] = [:]
        for entry in people where entry.person.leftOn == nil {
            entry.person.mobile.map { claim($0, .mobile, entry, &owners, .error) }
            entry.person.mobile2.map { claim($0, .mobile2, entry, &owners, .error) }
        }
    }

    private mutating func claim(
        _ value: String, _ column: RosterColumn, _ entry: Entry, _ owners: inout [String: Entry],
        _ severity: Diagnostic.Severity
    ) {
        guard let owner = owners[value] else {
            owners[value] = entry
            return
        }
        // What is told of a number may lie in a log for long.
        let route = column.field?.route ?? .sms
        tell(
            entry.line,
            RosterFault.shared(
                column, Mask.address(value, route), owner.person.id.rawValue, line: owner.line),
            severity)
    }

    private mutating func checkGroups() {
        let filled = Set(
            people.filter { $0.person.leftOn == nil }.flatMap { $0.person.posts.map(\.group) })
        for group in [GroupID.hq, .office] where !filled.contains(group) {
            tell(1, RosterFault.groupNeeded(group.rawValue))
        }
        let empty = groups.filter {
            $0.responds && $0.id != .hq && $0.id != .office && !filled.contains($0.id)
        }
        if !empty.isEmpty {
            tell(1, RosterFault.emptyGroups(empty.map(\.id.rawValue)), .warning)
        }
        checkStrength()
    }

    /// A group without anybody is told of above.
    private mutating func checkStrength() {
        var sitting: [GroupID: Int] = [:]
        for entry in people where entry.person.leftOn == nil {
            for post in entry.person.posts { sitting[post.group, default: 0] += 1 }
        }
        for group in groups {
            guard let minimum = group.minimum, let count = sitting[group.id], count < minimum
            else { continue }
            tell(1, RosterFault.short(group.id.rawValue, count, minimum), .warning)
        }
    }
}

extension Person {
    /// Takes from a second row what the first left empty.
    fileprivate mutating func fill(from row: Person) {
        backup = backup ?? row.backup
        chat = chat ?? row.chat
        mobile = mobile ?? row.mobile
        email = email ?? row.email
        routes = routes ?? row.routes
        quiet = quiet ?? row.quiet
        title = title ?? row.title
        mobile2 = mobile2 ?? row.mobile2
        landline = landline ?? row.landline
        verified = verified ?? row.verified
        leave = leave ?? row.leave
        trainedUntil = trainedUntil ?? row.trainedUntil
        cleared = cleared ?? row.cleared
        leftOn = leftOn ?? row.leftOn
    }
}
