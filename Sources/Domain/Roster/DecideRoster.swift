import Foundation

/// What the office does to the roster by hand.
package enum RosterCommand: Codable, Equatable, Sendable {
    /// Nobody of this name yet, and what is told of them.
    case add(String, [RosterInput])
    case edit(String, [RosterInput])
    /// As it was shown when the code was asked for; only codes bring it.
    case put(Person)
    /// Somebody made sure of an address (核验).
    case verify(String, RouteKind)
    /// A second person has looked at what another one changed.
    case confirm(String)
    /// Nothing is purged while this holds; without a reason that ends.
    case hold(reason: String?)
}

/// One value as somebody typed it.
package struct RosterInput: Codable, Equatable, Sendable {
    package var field: RosterField
    package var text: String

    package init(_ field: RosterField, _ text: String) {
        self.field = field
        self.text = text
    }
}

package enum RosterRefusal: Codable, Equatable, Sendable {
    /// Somebody has this id.
    case taken(PersonID)
    case badID(String)
    /// What was typed is no value of the field; the text is not said again where it may be an
    /// address.
    case badValue(RosterField)
    /// Whose it is.
    case sharedAddress(RosterField, of: String)
    /// hq and office may not be left without anybody.
    case lastOf(GroupID)
    case nothingGiven
    case noHold
    /// Only HQ gives and takes these seats.
    case ofHQ(GroupID, people: [String])
    /// Another one changed their seat or address, and nobody else has looked at it.
    case unproven(String, by: String, confirmers: [String])
    case nothingToConfirm(String)
    /// After it no seat of HQ would count, and nobody could make it count.
    case nobodyToConfirm
    /// Neither who changed it nor whom it is about.
    case notConfirmer(String, [String])
    /// There is nothing to be reached by there; nil: on no road.
    case noAddress(String, RouteKind?)
}

extension Decider {
    mutating func decide(_ command: RosterCommand) throws(Refusal) -> Reply? {
        switch command {
        case .add(let word, let inputs): return try add(word, inputs)
        case .edit(let word, let inputs):
            let before = try person(named: word)
            return try change(before, to: try after(before, inputs))
        case .put(let person): return try put(person)
        case .verify(let word, let route): return try verify(word, route)
        case .confirm(let word): return try confirm(word)
        case .hold(let reason):
            guard reason != nil || world.roster.hold != nil else { throw .roster(.noHold) }
            record(.roster(.held(reason: reason)))
            return .roster(.held(reason: reason))
        }
    }

    private mutating func add(
        _ word: String, _ inputs: [RosterInput]
    ) throws(Refusal) -> Reply? {
        let id = PersonID(word.lowercased())
        guard word.allSatisfy({ $0.isLetter || $0.isNumber || "._-".contains($0) }) else {
            throw .roster(.badID(word))
        }
        guard world.roster[id] == nil else { throw .roster(.taken(id)) }
        let name = world.roster.departed[id]?.name ?? word
        let blank = Person(id: id, name: name, posts: [])
        return try change(blank, to: try after(blank, inputs))
    }

    /// The first people of all get no cards: nobody there knows the bot yet, and `group card`
    /// shows each their own.
    mutating func take(_ roster: Roster) {
        let given = world.roster.isEmpty ? [] : roster.seatsGiven(since: world.roster)
        record(.roster(.imported(roster)))
        handOut(given)
    }

    /// A seat is given or taken with the code, and so is somebody's name in the chat; the rest at once.
    private mutating func change(_ before: Person, to after: Person) throws(Refusal) -> Reply? {
        try check(after)
        let isSame = after.chat == before.chat && after.backup == before.backup
        guard after.posts == before.posts, isSame else {
            return try askBack(.roster(.put(after)), .roster(changed(before, after)))
        }
        return try put(after)
    }

    private mutating func put(_ person: Person) throws(Refusal) -> Reply? {
        try check(person)
        let before =
            world.roster[person.id] ?? Person(id: person.id, name: person.name, posts: [])
        record(.roster(.put(person)))
        handOut(person.seatsGiven(since: before))
        return .roster(.changed(changed(before, person)))
    }

    private func changed(_ before: Person, _ after: Person) -> ChangedPerson {
        ChangedPerson(
            before: before.masked, after: after.masked,
            fields: RosterField.allCases.filter { !$0.isSame(before, after) },
            isNew: world.roster[after.id] == nil)
    }

    /// An address is one person's, and the two groups that must be there stay filled.
    private func check(_ person: Person) throws(Refusal) {
        let known = world.roster[person.id]
        for field in [RosterField.chat, .backup, .mobile, .mobile2] {
            // What was so before is the file's affair.
            if let known, field.isSame(known, person) { continue }
            let route = field == .mobile2 ? .sms : field.route ?? .sms
            let address = field == .mobile2 ? person.mobile2 : person.address(on: route)
            if let address, let owner = world.roster.person(at: address, on: route),
                owner.id != person.id
            {
                throw .roster(.sharedAddress(field, of: owner.name))
            }
        }
        for group in [GroupID.hq, .office] where !person.sits(in: group) {
            if world.roster.members(of: group).map(\.id) == [person.id] {
                throw .roster(.lastOf(group))
            }
        }
        let moved = Set(person.posts).symmetricDifference(known?.posts ?? [])
        try checkSeats(Set(moved.map(\.group)))
        try checkHQ(after: .put(person))
    }

    private func after(_ before: Person, _ inputs: [RosterInput]) throws(Refusal) -> Person {
        guard !inputs.isEmpty else { throw .roster(.nothingGiven) }
        var person = before
        for input in inputs { try set(input, in: &person) }
        // A verification was of the address, and falls with it.
        for route in RouteKind.allCases where before.address(on: route) != person.address(on: route)
        {
            person.setVerified(route, on: nil)
        }
        return person
    }

    private func set(_ input: RosterInput, in person: inout Person) throws(Refusal) {
        let text = ["-", "无", "none"].contains(input.text) ? nil : input.text
        switch input.field {
        case .name: person.name = text ?? person.name
        case .title: person.title = text
        case .chat: person.chat = try word(text, .chat)
        case .backup: person.backup = try word(text, .backup)
        case .mobile: person.mobile = try number(text, .mobile)
        case .mobile2: person.mobile2 = try number(text, .mobile2)
        case .landline: person.landline = text
        case .email:
            if let text, !MailText.isValid(text) { throw .roster(.badValue(.email)) }
            person.email = text
        case .posts: person.posts = try posts(text ?? "")
        case .pair, .language, .routes, .quiet, .verified, .leave, .trainedUntil, .cleared,
            .leftOn:
            throw .roster(.badValue(input.field))
        }
    }

    private func word(_ text: String?, _ field: RosterField) throws(Refusal) -> String? {
        guard text?.contains(where: \.isWhitespace) != true else { throw .roster(.badValue(field)) }
        return text
    }

    private func number(_ text: String?, _ field: RosterField) throws(Refusal) -> String? {
        guard let text else { return nil }
        guard let number = try? PhoneText.parse(text) else { throw .roster(.badValue(field)) }
        return number
    }

    /// `office.lead`, or several with commas; groups and seats by any of their words.
    private func posts(_ text: String) throws(Refusal) -> [Person.Post] {
        var posts: [Person.Post] = []
        for part in text.split(whereSeparator: { ",，、;；".contains($0) }) {
            let words = part.split(whereSeparator: { ".·/ ".contains($0) }).map { $0.lowercased() }
            let group = words.first.flatMap { plan.group(called: $0) }
            let seat = words.count == 1 ? Seat.member : Seat(word: words.last ?? "")
            guard words.count <= 2, let group, let seat else { throw .roster(.badValue(.posts)) }
            posts.append(Person.Post(group: group, seat: seat))
        }
        return posts.uniqued()
    }
}

extension Seat {
    fileprivate init?(word: String) {
        switch word {
        case "lead", "组长", "总指挥", "主任": self = .lead
        case "deputy", "副组长", "副总指挥", "副主任": self = .deputy
        case "member", "组员", "成员": self = .member
        default: return nil
        }
    }
}
