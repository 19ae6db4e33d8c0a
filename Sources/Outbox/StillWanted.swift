import Domain

extension Delivery {
    /// What has waited (for a road, for quiet hours to end, for the hour's ration of SMS) is looked at
    /// once more before it goes: nobody is reminded of what is done, or twice at once of the same
    /// (domain §11.7).
    ///
    /// - Returns: What of it is still wanted; nil for nothing.
    package func stillWanted(in world: World) -> Delivery? {
        guard let wanted = saying.stillWanted(in: world) else { return nil }
        var delivery = self
        delivery.saying = wanted
        return delivery
    }
}

extension Saying {
    /// - Returns: What of it somebody still wants to hear; nil for nothing.
    func stillWanted(in world: World) -> Saying? {
        switch self {
        case .bulletin(.tasksDue(let reminders)):
            let open = reminders.filter { world.isOpen($0) }
            return open.isEmpty ? nil : .bulletin(.tasksDue(open))
        case .bulletin(.unreachable(let number, let name)),
            .bulletin(.nobodyLeft(let number, let name)):
            // Whoever answered meanwhile need not be phoned.
            guard let notice = world.notice(number),
                let person = world.roster.person(named: name)?.id
            else { return self }
            return notice.wants(person) ? self : nil
        default: return self
        }
    }

    /// What it is about: of two that are about the same only the newer is told.
    enum Matter: Hashable {
        /// Reminders of tasks of one incident, told of in one.
        case tasks(Int?)
        case warning(Int, WarningStage)
        case reassessment(Int)
        /// That messages reached nobody: one list of names.
        case undelivered
        case other(String)
    }

    var matter: Matter {
        switch self {
        case .bulletin(.tasksDue(let reminders)): .tasks(reminders.first?.incident)
        case .bulletin(.warningLate(let number, let stage, _)): .warning(number, stage)
        case .bulletin(.reassessLate(let number, _, _)): .reassessment(number)
        case .bulletin(.undelivered): .undelivered
        default: .other("\(self)")
        }
    }

    /// The newer one of the same matter; reminders of tasks each once, as they stand last.
    func joined(_ newer: Saying) -> Saying {
        if case .bulletin(.undelivered(let old)) = self,
            case .bulletin(.undelivered(let new)) = newer
        {
            let names = (old.split(separator: "/") + new.split(separator: "/")).map(String.init)
            return .bulletin(.undelivered(person: names.uniqued().joined(separator: "/")))
        }
        guard case .bulletin(.tasksDue(let old)) = self, case .bulletin(.tasksDue(let new)) = newer
        else { return newer }
        let kept = old.filter { one in !new.contains { $0.task.number == one.task.number } }
        return .bulletin(.tasksDue(kept + new))
    }
}

extension World {
    /// A task of rounds is open again when one is done: then it has a later time.
    fileprivate func isOpen(_ reminder: TaskReminder) -> Bool {
        guard let task = task(reminder.task.number), task.isOpen else { return false }
        // The same person was reminded again meanwhile, up to when it fell due.
        if reminder.percent < 100, task.reminded > reminder.percent { return false }
        guard task.step.every != nil, let was = reminder.task.due, let due = task.due else {
            return true
        }
        return due <= was
    }
}
