import Domain

/// Records → people, going on after a fault.
struct RosterReader {
    /// Somebody with the lines that tell of them.
    struct Entry {
        var person: Person
        /// The first row's line.
        var line: Int
        var postLines: [Int] = []
        /// The pair as written.
        var pairWord: String?
        var pairLine = 1
        /// False when an address was given that cannot be read.
        var addressesRead = true
        var languageGiven = false
    }

    let file: String
    let groups: [GroupRule]
    var faults: [Diagnostic] = []
    var people: [Entry] = []
    /// False when somebody's seat could not be read: then no group can be called empty.
    var everySeatRead = true
    var columns: [RosterColumn?] = []
    var places: [PersonID: Int] = [:]
    let groupWords: [String: GroupID]

    init(file: String, groups: [GroupRule]) {
        self.file = file
        self.groups = groups
        let words = groups.flatMap { group in
            ([group.id.rawValue, group.name.zh, group.name.en] + group.words)
                .map { (WordKey.fold($0), group.id) }
        }
        groupWords = Dictionary(words, uniquingKeysWith: { first, _ in first })
    }

    mutating func tell(
        _ line: Int, _ message: Bilingual, _ severity: Diagnostic.Severity = .error
    ) {
        faults.append(
            Diagnostic(file: file, line: line, message: message, severity: severity))
    }

    mutating func readHead(_ head: CSVText.Record) {
        for heading in head.fields.map(\.trimmed) {
            let column = RosterColumn(heading: heading)
            if let column, columns.contains(column) {
                tell(head.line, RosterFault.columnTwice(heading, column))
            } else if column == nil, !heading.isEmpty {
                let known = RosterColumn.allCases.flatMap(\.headings)
                let nearest = Nearest.word(to: heading, among: known)
                tell(head.line, RosterFault.unknownColumn(heading, nearest: nearest), .warning)
            }
            columns.append(column)
        }
        for column in RosterColumn.required where !columns.contains(column) {
            tell(head.line, RosterFault.columnMissing(column))
            everySeatRead = false
        }
    }

    mutating func read(_ record: CSVText.Record) {
        if record.fields.dropFirst(columns.count).contains(where: { !$0.trimmed.isEmpty }) {
            tell(record.line, RosterFault.tooManyFields(record.fields.count, columns.count))
        }
        var cells: [RosterColumn: String] = [:]
        for (column, field) in zip(columns, record.fields) {
            if let column, cells[column] == nil { cells[column] = field.trimmed }
        }
        guard let id = id(cells, record.line) else {
            everySeatRead = false
            return
        }
        let post = post(cells, record.line)
        let row = entry(id, cells, record.line)
        guard let place = places[id] else {
            places[id] = people.count
            people.append(row)
            if columns.contains(.name), row.person.name.isEmpty {
                tell(record.line, RosterFault.noValue(.name))
            }
            if let post { sit(post, people.count - 1, record.line) }
            return
        }
        merge(row, into: place)
        if let post { sit(post, place, record.line) }
    }

    private mutating func sit(_ post: Person.Post, _ place: Int, _ line: Int) {
        let posts = people[place].person.posts
        if let at = posts.firstIndex(where: { $0.group == post.group }) {
            let id = people[place].person.id.rawValue
            let first = people[place].postLines[at]
            tell(line, RosterFault.seatTwice(id, post.group.rawValue, line: first))
            return
        }
        people[place].person.posts.append(post)
        people[place].postLines.append(line)
    }
}

/// One row's cells.
extension RosterReader {
    private mutating func id(_ cells: [RosterColumn: String], _ line: Int) -> PersonID? {
        guard let word = cells[.id] else { return nil }
        guard !word.isEmpty else {
            tell(line, RosterFault.noValue(.id))
            return nil
        }
        guard word.allSatisfy({ $0.isLetter || $0.isNumber || "._-".contains($0) }) else {
            tell(line, RosterFault.badID(word))
            return nil
        }
        return PersonID(WordKey.fold(word))
    }

    private mutating func post(_ cells: [RosterColumn: String], _ line: Int) -> Person.Post? {
        let groupWord = cells[.group] ?? ""
        let seatWord = cells[.seat] ?? ""
        let seat = seatWord.isEmpty ? Seat.member : RosterWords.seat(seatWord)
        if seat == nil {
            let nearest = Nearest.word(to: seatWord, among: RosterWords.seatWords)
            tell(line, RosterFault.unknownSeat(seatWord, nearest: nearest))
            everySeatRead = false
        }
        let isCommand = RosterWords.isCommand(seatWord)
        guard !groupWord.isEmpty else {
            if isCommand { return seat.map { Person.Post(group: .hq, seat: $0) } }
            if !seatWord.isEmpty, seat != nil, columns.contains(.group) {
                tell(line, RosterFault.seatWithoutGroup(seatWord))
            }
            return nil
        }
        guard let group = groupWords[WordKey.fold(groupWord)] else {
            let known = groups.flatMap { [$0.id.rawValue, $0.name.zh, $0.name.en] + $0.words }
            let nearest = Nearest.word(to: groupWord, among: known)
            tell(line, RosterFault.unknownGroup(groupWord, nearest: nearest))
            everySeatRead = false
            return nil
        }
        if isCommand, group != .hq {
            tell(line, RosterFault.commandElsewhere(seatWord, group.rawValue))
        }
        return seat.map { Person.Post(group: group, seat: $0) }
    }

    private mutating func entry(
        _ id: PersonID, _ cells: [RosterColumn: String], _ line: Int
    ) -> Entry {
        let known = faults.count
        var person = Person(id: id, name: cells[.name] ?? "", posts: [])
        person.mobile = mobile(cells[.mobile] ?? "", line)
        person.email = email(cells[.email] ?? "", line)
        person.chat = chat(cells[.chat] ?? "", line)
        person.backup = chat(cells[.backup] ?? "", line)
        person.mobile2 = mobile(cells[.mobile2] ?? "", line)
        let addressesRead = faults.count == known
        let language = cells[.language] ?? ""
        person.language = RosterWords.language(language) ?? .zh
        if RosterWords.language(language) == nil {
            tell(line, RosterFault.unknownLanguage(language))
        }
        person.routes = routes(cells[.routeOrder] ?? "", line)
        person.quiet = quiet(cells[.quietHours] ?? "", line)
        readMore(cells, into: &person, line)
        let pair = cells[.pair] ?? ""
        return Entry(
            person: person, line: line, pairWord: pair.isEmpty ? nil : pair, pairLine: line,
            addressesRead: addressesRead, languageGiven: !language.isEmpty)
    }

    private mutating func mobile(_ text: String, _ line: Int) -> String? {
        guard !text.isEmpty else { return nil }
        do throws(PhoneText.Bad) {
            return try PhoneText.parse(text)
        } catch {
            tell(line, RosterFault.badMobile(text, error))
            return nil
        }
    }

    private mutating func email(_ text: String, _ line: Int) -> String? {
        guard !text.isEmpty else { return nil }
        if MailText.isValid(text) { return text }
        tell(line, RosterFault.badEmail(text))
        return nil
    }

    private mutating func routes(_ text: String, _ line: Int) -> [RouteKind]? {
        guard !text.isEmpty else { return nil }
        let routes = RosterWords.routes(text)
        if routes == nil { tell(line, RosterFault.badRoutes(text)) }
        return routes
    }

    private mutating func quiet(_ text: String, _ line: Int) -> QuietHours? {
        guard !text.isEmpty else { return nil }
        let hours = QuietHours(text)
        if hours == nil { tell(line, RosterFault.badQuiet(text)) }
        return hours
    }

    private mutating func chat(_ text: String, _ line: Int) -> String? {
        guard !text.isEmpty else { return nil }
        if !text.contains(where: \.isWhitespace) { return text }
        tell(line, RosterFault.badChat(text))
        return nil
    }
}
