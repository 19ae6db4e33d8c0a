import Foundation

/// What a report says of somebody's address, and what somebody asks for.
extension Decider {
    /// STOP is answered once: a machine that says it to every answer hears no more (domain §10,
    /// "ask once"). START is always answered.
    mutating func stopSMS(_ stops: Bool) -> Reply? {
        let isStopped = world.desk.reach(of: me).smsStopped != nil
        if stops != isStopped { record(.desk(.reach(me, stops ? .smsStopped : .smsStarted))) }
        if stops { return isStopped ? nil : .stopTaken }
        return .startTaken
    }

    /// A mail that came back because nobody is there: no further one goes there before that is
    /// mended, and a named human is told once.
    mutating func noteMailbox(_ delivered: Delivered, _ reason: String) {
        guard delivered.route == .email, reason == Reach.nobodyThere else { return }
        for person in delivered.people
        where world.roster[person]?.email != nil
            && world.desk.reach(of: person).mailboxDead == nil
        {
            record(.desk(.reach(person, .mailboxDead)))
        }
    }

    /// The gateway says that the first number has not got it: the same once more to the second, and
    /// what follows too.
    ///
    /// - Returns: Whether it is on its way again.
    mutating func triesSecondNumber(_ delivered: Delivered, _ reason: String) -> Bool {
        guard let madeAt = delivered.reportedOn, delivered.route == .sms,
            Reach.ofTheNumber.contains(reason), let person = delivered.people.first,
            world.roster[person]?.mobile2 != nil
        else { return false }
        // What was answered went back to the number that asked.
        if case .reply = delivered.saying { return false }
        let since = world.desk.reach(of: person).secondNumber
        if let since, madeAt >= since {
            // That was the second: the first is as good again.
            record(.desk(.reach(person, .firstNumber)))
            return false
        }
        if since == nil { record(.desk(.reach(person, .secondNumber))) }
        guard case .notice(let number, _, _) = delivered.saying else {
            record(
                .desk(
                    .redirected(
                        delivered.id, person, from: .sms, to: .sms, reason: reason,
                        delivered.saying)))
            return true
        }
        if world.notices[number]?.wants(person) == true {
            record(.notice(number, .routed(to: person, .sms, because: .secondNumber)))
        }
        return true
    }
}
