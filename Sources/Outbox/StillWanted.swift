import Domain

extension Delivery {
    /// What has waited (for a road, for quiet hours to end, for the hour's ration of SMS) is looked at
    /// once more before it goes: nobody is reminded of what is done, or twice at once of the same
    /// (domain §11.7).
    ///
    /// - Returns: What of it is still wanted; nil for nothing.
    package func stillWanted(in world: World) -> Delivery? {
        guard case .bulletin(.tasksDue(let reminders)) = saying else { return self }
        let open = reminders.filter { world.isOpen($0) }
        guard open.count < reminders.count else { return self }
        guard !open.isEmpty else { return nil }
        var delivery = self
        delivery.saying = .bulletin(.tasksDue(open))
        return delivery
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
