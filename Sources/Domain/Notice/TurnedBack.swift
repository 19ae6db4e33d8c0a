import Foundation

extension World {
    /// The machine's clock went back. Until when somebody answers is a span (domain §2, T1 to T3): it
    /// goes on from where it was, and nobody is called an hour late. What is due at a time of day stays
    /// due at that time, as people were told.
    mutating func turnBack(by span: Duration) {
        for number in notices.keys.sorted() {
            notices[number]?.turnBack(by: span)
            agenda.set(Number(.notice, number), notices[number]?.nextMoment)
        }
    }
}

extension Notice {
    fileprivate mutating func turnBack(by span: Duration) {
        issuedAt = issuedAt - span
        told = told.mapValues { told in
            var told = told
            told.at = told.at - span
            return told
        }
        for index in lines.indices {
            lines[index].nextAt = lines[index].nextAt.map { $0 - span }
            lines[index].reopenedAt = lines[index].reopenedAt.map { $0 - span }
        }
        if let due = roll?.due { roll?.due = due - span }
    }
}
