import Commands
import Domain
import Foundation
import Outbox
import Ports

/// What a message turned out to ask for.
enum Asked {
    /// Not for the bot, or answered by silence.
    case nothing
    case command(Command, Actor)
    case query(Query, Actor)
    /// Answered at once, without changing anything.
    case reply(Reply, PersonID?)
}

/// An inbound message → what it asks. Guards first, then who, then words (spec §6).
struct Interpreter {
    let parser: CommandParser
    let contentGuard: ContentGuard
    let botNames: [String]
    let admins: Set<String>

    init(plan: Plan, settings: RuntimeSettings) {
        parser = CommandParser(plan: plan)
        contentGuard = ContentGuard(plan.guards)
        botNames = settings.botNames
        admins = settings.admins
    }

    func interpret(_ message: InboundMessage, in world: World, at now: Date) -> Asked {
        let person = world.roster.person(at: message.sender, on: message.route)
        switch message.content {
        case .text(let text): return interpret(text, message, person, world, now)
        case .edited(let text): return edited(text, message, person)
        case .reaction(let key, _, let text, let author):
            return reaction(key, text, author, message, person, world)
        case .unreadable: return .nothing
        }
    }

    private func setting(
        _ message: InboundMessage, awaitsCode: Bool = false
    ) -> ParseSetting {
        var direct = false
        if case .direct = message.place { direct = true }
        return ParseSetting(
            route: message.route, direct: direct, mentionsBot: message.mentionsBot,
            botNames: botNames, awaitsCode: awaitsCode)
    }

    private func interpret(
        _ text: String, _ message: InboundMessage, _ person: Person?, _ world: World,
        _ now: Date
    ) -> Asked {
        let pending = person.map { world.desk.codes[$0.id]?.place == message.place } ?? false
        let setting = setting(message, awaitsCode: pending)
        // An answer to a question is meant for the bot.
        let form = form(for: person, message, world)
        let addressed = form != nil || CommandParser.isAddressed(text, setting)
        if person != nil || addressed, let refused = guarded(text, message, person, addressed) {
            return refused
        }
        guard let person else {
            return addressed ? stranger(text, message, setting) : .nothing
        }
        if let asked = identified(text, message, person, world, now) { return asked }
        let parsed = parser.parse(text, in: setting)
        if form != nil, let answer = formAnswer(text, parsed, person, world) {
            return .command(.desk(.formAnswer(answer)), actor(person, message))
        }
        switch parsed {
        case .plainTalk: return .nothing
        case .complaint(var complaint):
            if !message.route.isChat { complaint.waiting = waiting(for: person.id, world) }
            return .reply(.complaint(complaint), person.id)
        case .smsWord(.duty) where world.duty.rota != nil:
            return .query(.duty(.now), actor(person, message))
        case .smsWord(.duty): return .reply(.dutyPhone, person.id)
        // Everybody's own choice, as `quiet` is: no right is asked for.
        case .smsWord(.stop): return .command(.desk(.lesserSMS(false)), actor(person, message))
        case .smsWord(.start): return .command(.desk(.lesserSMS(true)), actor(person, message))
        case .request(let request, let verb):
            return check(request, verb, person, message, world.staff(at: now, for: verb), world)
        }
    }

    /// With a word of the month: the rest as if it had been said alone, and the word itself goes no
    /// further; by SMS and mail it shows who speaks. Nil where none is asked for or none was said.
    private func identified(
        _ text: String, _ message: InboundMessage, _ person: Person, _ world: World, _ now: Date
    ) -> Asked? {
        guard world.codeWords.isRunning, let said = CodeWordText.take(from: text) else {
            return nil
        }
        let isTheirs = world.codeWords.holds(said.word, of: person.id, at: now)
        // In the chat the account shows who speaks; the word is kept out of the log all the same.
        if message.route.isChat {
            return isTheirs ? interpret(said.rest, message, person, world, now) : nil
        }
        let isLocked = world.codeWords.faults(of: person.id, at: now) >= CodeWordBook.faults
        guard !isLocked, isTheirs else {
            return .command(.wrongWord, actor(person, message))
        }
        let asked = interpret(said.rest, message, person, world, now)
        guard case .command(let command, let actor) = asked else { return asked }
        return .command(.identified(command), actor)
    }

    /// What waits for this person: notices, then tasks, the oldest first.
    private func waiting(for person: PersonID, _ world: World) -> [Number] {
        let notices = world.openNotices.filter { $0.concerns(person) }.map(\.id)
        let tasks = world.running.flatMap { incident in
            incident.openTasks.filter { $0.assignee == person }
        }
        return notices + tasks.map(\.id)
    }

    /// The guards come before rights and words; nil where none trips.
    private func guarded(
        _ text: String, _ message: InboundMessage, _ person: Person?, _ addressed: Bool
    ) -> Asked? {
        let tripped =
            trips(text, message.file, addressed: addressed)
            ?? message.asides.lazy.compactMap {
                trips($0.text, nil, addressed: addressed && $0.isOwn)
            }.first
        return tripped.map {
            .command(.system(.guardTripped($0, place: message.place)), actor(person, message))
        }
    }

    /// The guard over what is written, what a link in it spells, and the name of the file that
    /// comes with it: all three would be kept, and said again.
    private func trips(_ text: String, _ file: ChatFile?, addressed: Bool) -> Guard? {
        if let tripped = contentGuard.trips(text, addressed: addressed) { return tripped }
        var hidden = text.split(whereSeparator: \.isWhitespace)
            .filter { $0.utf8.contains(UInt8(ascii: "%")) }.flatMap(PercentText.readings)
        if let name = file?.name { hidden += [name] + PercentText.readings(of: name) }
        return hidden.lazy.compactMap { contentGuard.trips($0, addressed: false) }.first
    }

    /// What a person says where a form waits for them is its answer, unless it speaks to the bot
    /// by a prefix, or gives a code that is awaited.
    private func formAnswer(
        _ text: String, _ parsed: Parsed, _ person: Person, _ world: World
    ) -> FormAnswer? {
        if case .request(.command(.desk(.answer)), _) = parsed, world.desk.codes[person.id] != nil {
            return nil
        }
        return parsed.isToBeSealed ? nil : FormText.read(text)
    }

    /// The form that waits here for this person.
    private func form(for person: Person?, _ message: InboundMessage, _ world: World) -> Form? {
        guard let form = person.flatMap({ world.desk.forms[$0.id] }),
            form.place == message.place, message.sentAt <= form.validUntil
        else { return nil }
        return form
    }

    private func actor(_ person: Person?, _ message: InboundMessage) -> Actor {
        person.map { .person($0.id, message.route) } ?? .system
    }

    /// Nobody outside the roster can act. In chat they are told so; by SMS and e-mail they get
    /// nothing, and the duty officer one alert (spec §7).
    private func stranger(
        _ text: String, _ message: InboundMessage, _ setting: ParseSetting
    ) -> Asked {
        guard message.route.isChat else {
            return .command(
                .system(.strangerSpoke(message.route, masked: Self.mask(message.sender))), .system)
        }
        let parsed = parser.parse(text, in: setting)
        if case .plainTalk = parsed { return .nothing }
        guard admins.contains(message.sender) else { return .reply(.refused(.stranger), nil) }
        // Who runs the machine has no say in content, and sees none (domain, ADM).
        if case .request(.query(.roads), _) = parsed { return .query(.roads, .system) }
        return .reply(.refused(.machineOnly), nil)
    }

    static func mask(_ address: String) -> String {
        guard address.count > 7 else { return String(address.prefix(2)) + "****" }
        return "\(address.prefix(address.hasPrefix("+86") ? 6 : 3))****\(address.suffix(4))"
    }

    private func check(
        _ request: Request, _ verb: Verb, _ person: Person, _ message: InboundMessage,
        _ staff: Roster, _ world: World
    ) -> Asked {
        switch Permissions.may(verb, staff[person.id] ?? person, on: message.route) {
        case .notHere(let route): return .reply(.refused(.notOnRoute(verb, route)), person.id)
        case .notYou(let roles):
            if let change = world.unproven[person.id], !change.isOfRoadsAlone,
                Permissions.may(verb, world.roster[person.id] ?? person, on: message.route) == .yes
            {
                let able = world.confirmers(of: person.id, at: message.sentAt).map(world.name)
                return .reply(
                    .refused(
                        .roster(
                            .unproven(
                                person.name, by: change.by.map(world.name) ?? "",
                                confirmers: able))),
                    person.id)
            }
            let names = roles.contains(.hq) ? world.roster.members(of: .hq).map(\.name) : []
            return .reply(
                .refused(.notAllowed(verb, roles: roles, people: names)), person.id)
        case .yes: break
        }
        let actor = Actor.person(person.id, message.route)
        switch request.about(message.file) {
        case .command(let command): return .command(command, actor)
        case .query(let query): return .query(query, actor)
        }
    }

    private func edited(_ text: String, _ message: InboundMessage, _ person: Person?) -> Asked {
        guard let person else { return .nothing }
        let setting = setting(message)
        // What an edit brings in stands in the room as what was sent does.
        let addressed = CommandParser.isAddressed(text, setting)
        if let refused = guarded(text, message, person, addressed) { return refused }
        guard case .request = parser.parse(text, in: setting) else { return .nothing }
        return .reply(.editIgnored, person.id)
    }

    /// ✅ or 👍 on a notice acknowledges it; 📌 on any message puts it in the timeline.
    private func reaction(
        _ key: String, _ text: String?, _ author: String?, _ message: InboundMessage,
        _ person: Person?, _ world: World
    ) -> Asked {
        guard let person else { return .nothing }
        let actor = Actor.person(person.id, message.route)
        if key == "📌", let text {
            guard trips(text, nil, addressed: false) == nil else { return .nothing }
            // As it would be understood alone with the bot, where no prefix is wanted.
            let alone = ParseSetting(
                route: message.route, direct: true, mentionsBot: false, botNames: botNames,
                awaitsCode: false)
            guard !parser.parse(text, in: alone).isToBeSealed else { return .nothing }
            guard !world.running.isEmpty else { return .nothing }
            let known = author.flatMap { world.roster.person(at: $0, on: message.route) }
            let by = known?.name ?? author ?? ""
            return .command(.incident(.pin(nil, text: text, saidBy: by)), actor)
        }
        return .nothing
    }
}
