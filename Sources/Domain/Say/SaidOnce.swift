extension Reply {
    /// Whether whoever reads this in a room reads the same in that reply: the number, what became
    /// of it, what is next and who is waited for. Then one of the two is enough there (spec §6).
    package func isTold(by saying: Saying) -> Bool {
        switch (self, saying) {
        case (.signed(let reply, _), .bulletin(.signed(let bulletin, _))):
            reply.isTold(by: .bulletin(bulletin))
        case (.levelChanged(let id, _, _, _), .notice(_, .levelChanged(let other, _, _), _)),
            (.closed(let id), .notice(_, .ended(let other, _, _), _)),
            (.cancelled(let id), .notice(_, .ended(let other, _, _), _)):
            id == other
        case (.sitrep(.issued(let brief)), .notice(_, .sitrep(let report), _)):
            brief.report.incident == report.incident && brief.report.number == report.number
        case (_, .bulletin(let bulletin)): isTold(by: bulletin)
        default: false
        }
    }

    private func isTold(by bulletin: Bulletin) -> Bool {
        switch (self, bulletin) {
        case (.done(let task, _, _), .stepDone(let other, _, _)),
            (.done(let task, _, _), .approvalWanted(let other, _, _)),
            (.approved(let task, _), .stepDone(let other, _, _)),
            (.assigned(let task), .taskAssigned(let other, _, _)):
            task.number == other.number
        case (.blocked(let task, _), .taskBlocked(let other, _, _, _)): task == other.number
        case (.assessed(let id, _, _, _, nil), .decisionWanted(let other, _, _)),
            (.closeProposed(let id, _), .closeProposed(let other, _, _, _)),
            (.closed(let id), .ended(let other, _, _, _)),
            (.cancelled(let id), .ended(let other, _, _, _)),
            (.levelChanged(let id, _, _, _), .levelChanged(let other, _, _, _, _, _)):
            id == other
        case (.official(.registered(let channel)), .official(.wanted(let other))),
            (.official(.verified(let channel, _)), .official(.verified(let other, _))):
            channel.id == other.id
        case (.fact(let reply), .fact(let bulletin)): reply.isTold(by: bulletin)
        case (.filing(let reply), .filing(let bulletin)): reply.isTold(by: bulletin)
        case (.statement(let reply), .statement(let bulletin)): reply.isTold(by: bulletin)
        case (.rumour(let reply), .rumour(let bulletin)): reply.isTold(by: bulletin)
        default: false
        }
    }
}

extension FactReply {
    fileprivate func isTold(by bulletin: FactBulletin) -> Bool {
        switch (self, bulletin) {
        case (.added(let fact), .wanted(let other)), (.settled(let fact), .settled(let other)):
            fact.id == other.id
        default: false
        }
    }
}

extension FilingReply {
    fileprivate func isTold(by bulletin: FilingBulletin) -> Bool {
        switch (self, bulletin) {
        case (.applied(let duty), .applied(let other, _)),
            (.dismissed(let duty), .dismissed(let other, _)),
            (.filed(let duty, _), .filed(let other, _, _)):
            duty.incident == other.incident && duty.duty == other.duty
        default: false
        }
    }
}

extension StatementReply {
    fileprivate func isTold(by bulletin: StatementBulletin) -> Bool {
        switch (self, bulletin) {
        case (.submitted(let text), .gateOpen(let other)),
            (.gatePassed(let text, _), .gateOpen(let other)),
            (.gatePassed(let text, _), .ready(let other)),
            (.returned(let text), .returned(let other)),
            (.ordered(let text), .ordered(let other)),
            (.placed(let text, _), .confirmWanted(let other, _)),
            (.confirmed(let text, _), .released(let other)),
            (.halted(let text), .halted(let other, _)),
            (.wentAhead(let text, _), .wentAhead(let other, _, _, _)):
            text.id == other.id
        default: false
        }
    }
}

extension RumourReply {
    fileprivate func isTold(by bulletin: RumourBulletin) -> Bool {
        switch (self, bulletin) {
        case (.added(let rumour, nil), .added(let other, _)),
            (.assigned(let rumour), .assigned(let other)),
            (.judged(let rumour), .judged(let other)),
            (.decided(let rumour), .decided(let other)),
            (.answered(let rumour), .answered(let other)),
            (.tracked(let rumour, _), .tracked(let other, _)),
            (.closed(let rumour), .closed(let other)), (.legal(let rumour), .legal(let other)),
            (.ticketed(let rumour, _), .ticketed(let other, _)),
            (.platformAnswered(let rumour, _), .platformAnswered(let other, _)):
            rumour.id == other.id
        default: false
        }
    }
}
