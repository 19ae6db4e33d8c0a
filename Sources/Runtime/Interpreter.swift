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
        if person != nil || addressed,
            let tripped = trips(text, message.file, addressed: addressed)
        {
            return .command(
                .system(.guardTripped(tripped, place: message.place)), actor(person, message))
        }
        guard let person else {
            return addressed ? stranger(text, message, setting) : .nothing
        }
        let parsed = parser.parse(text, in: setting)
        if form != nil, let answer = formAnswer(text, parsed, person, world) {
            return .command(.desk(.formAnswer(answer)), actor(person, message))
        }
        switch parsed {
        case .plainTalk: return .nothing
        case .complaint(let complaint): return .reply(.complaint(complaint), person.id)
        case .smsWord(.duty) where world.duty.rota != nil:
            return .query(.duty(.now), actor(person, message))
        case .smsWord(let word): return .reply(reply(to: word), person.id)
        case .request(let request, let verb):
            return check(request, verb, person, message, world.staff(at: now, for: verb), world)
        }
    }

    /// The guard over what is written, what a link in it spells, and the name of the file that
    /// comes with it: all three would be kept, and said again.
    private func trips(_ text: String, _ file: ChatFile?, addressed: Bool) -> Guard? {
        if let tripped = contentGuard.trips(text, addressed: addressed) { return tripped }
        var hidden = text.split(whereSeparator: \.isWhitespace).filter { $0.contains("%") }
            .flatMap(PercentText.readings)
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

    private func reply(to word: SMSWord) -> Reply {
        switch word {
        case .duty: .dutyPhone
        case .stop: .stopTaken
        }
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
