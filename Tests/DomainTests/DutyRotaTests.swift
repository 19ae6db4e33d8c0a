import Foundation
import Testing

@testable import Domain

/// Who is on duty at an instant: arithmetic, in every zone and at every turn of the year.
@Suite struct DutyRotaTests {
    static func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(number: 0) }

    static func rotation(
        _ people: [PersonID] = ["a", "b", "c"], off: [PersonID]? = nil, length: Int = 720,
        begins: Int = 480, first: String = "2026-01-01", id: String = "officer",
        seat: DutySeat = .officer, confirms: Bool = true
    ) -> DutyRotation {
        DutyRotation(
            id: id, name: Bilingual(zh: "值班员", en: "Duty officer"), seat: seat, people: people,
            peopleOff: off, length: length, begins: begins, first: day(first), confirms: confirms)
    }

    static func book(
        _ rotations: DutyRotation..., zone: String = "Asia/Shanghai", holidays: [String] = [],
        workdays: [String] = [], overrides: [DutyStint] = []
    ) -> DutyBook {
        DutyBook(
            DutyRota(
                timeZone: zone, holidays: holidays.map(day), workdays: workdays.map(day),
                rotations: rotations, overrides: overrides))
    }

    static func at(_ day: String, _ minute: Int, _ zone: String = "Asia/Shanghai") -> Date {
        ZoneClock(zone).instant(Self.day(day), minute: minute)
    }

    private func who(
        _ book: DutyBook, _ day: String, _ minute: Int, _ zone: String = "Asia/Shanghai"
    ) -> PersonID? {
        book.holder("officer", at: Self.at(day, minute, zone))?.person
    }

    @Test func `shifts of twelve hours go round`() {
        let book = Self.book(Self.rotation())
        #expect(who(book, "2026-01-01", 480) == "a")
        #expect(who(book, "2026-01-01", 1199) == "a")
        #expect(who(book, "2026-01-01", 1200) == "b")
        #expect(who(book, "2026-01-02", 479) == "b")
        #expect(who(book, "2026-01-02", 480) == "c")
        #expect(who(book, "2026-01-01", 479) == nil)
    }

    @Test func `a shift of eight hours past midnight is the day's before`() {
        let book = Self.book(Self.rotation(length: 480))
        #expect(who(book, "2026-01-01", 1439) == "b")
        #expect(who(book, "2026-01-02", 0) == "c")
        #expect(who(book, "2026-01-02", 480) == "a")
    }

    @Test func `weeks and the turn of the year`() {
        let book = Self.book(Self.rotation(length: 10_080, first: "2025-12-29"))
        #expect(who(book, "2026-01-01", 0) == "a")
        #expect(who(book, "2026-01-05", 479) == "a")
        #expect(who(book, "2026-01-05", 480) == "b")
        #expect(who(book, "2026-12-31", 1439) == "b")
        #expect(who(book, "2028-02-29", 720) == who(book, "2028-03-01", 720))
        #expect(who(book, "2126-01-01", 720) != nil)
    }

    @Test func `a day of its own every day, over a leap day`() {
        let book = Self.book(Self.rotation(length: 1440, first: "2028-02-27"))
        #expect(who(book, "2028-02-29", 720) == "c")
        #expect(who(book, "2028-03-01", 720) == "a")
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-03-28", 11.0), ("Europe/Berlin", "2026-10-24", 13.0),
        ("America/New_York", "2026-03-07", 11.0), ("America/New_York", "2026-10-31", 13.0),
        ("Asia/Shanghai", "2026-03-28", 12.0),
    ])
    func `a night in which the clocks change is shorter or longer`(
        zone: String, day: String, hours: Double
    ) throws {
        let book = Self.book(Self.rotation(), zone: zone)
        let night = try #require(book.holder("officer", at: Self.at(day, 1300, zone)))
        #expect(night.to.timeIntervalSince(night.from) == hours * 3600)
        #expect(night.from == Self.at(day, 1200, zone))
        let (_, minute) = ZoneClock(zone).local(night.to)
        #expect(minute == 480)
        #expect(book.holder("officer", at: night.to)?.from == night.to)
        #expect(
            book.holder("officer", at: night.to.addingTimeInterval(-0.5))?.person == night.person)
    }

    @Test func `weekends and holidays have people of their own`() {
        // 2026-01-01 is a Thursday; the Sunday is worked, the Monday free.
        let book = Self.book(
            Self.rotation(["a", "b"], off: ["x", "y"], length: 1440),
            holidays: ["2026-01-01", "2026-01-05"], workdays: ["2026-01-04"])
        let days = [
            "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06",
        ]
        let people: [PersonID] = ["x", "a", "y", "b", "x", "a"]
        #expect(days.map { who(book, $0, 720) } == people)
    }

    @Test func `days off are counted as they are walked`() throws {
        let rota = DutyRota(
            timeZone: "GMT", holidays: ["2026-01-01", "2026-10-01", "2026-10-03"].map(Self.day),
            workdays: ["2026-01-04", "2026-10-10", "2026-10-03"].map(Self.day), rotations: [])
        let first = Self.day("2025-12-20")
        var walked = 0
        for step in 0..<500 {
            #expect(rota.daysOff(first, first + step) == walked, "\(first + step)")
            if rota.isOff(first + step) { walked += 1 }
        }
    }

    @Test func `an override stands before the rotation, the later before the earlier`() {
        let long = DutyStint(
            rotation: "officer", person: "x", from: Self.at("2026-01-01", 600),
            to: Self.at("2026-01-02", 600))
        let short = DutyStint(
            rotation: "officer", person: "y", from: Self.at("2026-01-01", 700),
            to: Self.at("2026-01-01", 800))
        let book = Self.book(Self.rotation(), overrides: [long, short])
        #expect(who(book, "2026-01-01", 599) == "a")
        #expect(who(book, "2026-01-01", 600) == "x")
        #expect(who(book, "2026-01-01", 700) == "y")
        #expect(who(book, "2026-01-01", 800) == "x")
        #expect(who(book, "2026-01-02", 599) == "x")
        #expect(who(book, "2026-01-02", 600) == "c")
        let shift = book.holder("officer", at: Self.at("2026-01-01", 650))
        #expect(shift?.planned == "a")
        #expect(shift?.cause == .cover)
    }

    @Test func `who is away is stood in for by the next, and back when back`() {
        var book = Self.book(Self.rotation())
        let gone = Self.at("2026-01-01", 500)..<Self.at("2026-01-01", 900)
        book.note(away: ["a": [gone], "b": [gone]], at: Self.at("2026-01-01", 0))
        #expect(who(book, "2026-01-01", 499) == "a")
        #expect(who(book, "2026-01-01", 500) == "c")
        #expect(book.holder("officer", at: Self.at("2026-01-01", 500))?.cause == .away)
        #expect(who(book, "2026-01-01", 900) == "a")
    }

    @Test func `a new roster leaves the past as it was`() {
        var book = Self.book(Self.rotation())
        let noon = Self.at("2026-01-10", 720)
        let before = book.shifts(from: Self.at("2026-01-01", 0), to: noon)
        book.apply(
            .imported(
                DutyRota(timeZone: "Asia/Shanghai", rotations: [Self.rotation(["x", "y"])])),
            by: nil, at: noon)
        #expect(
            book.shifts(from: Self.at("2026-01-01", 0), to: noon).map(\.person)
                == before.map(\.person))
        #expect(
            book.holder("officer", at: noon.addingTimeInterval(-1))?.person == before.last?.person)
        let after = book.holder("officer", at: noon)?.person
        #expect(after == "x" || after == "y")
    }

    // MARK: Any roster, any instant

    private struct Chance {
        var dice: UInt64
        mutating func next(_ count: Int) -> Int {
            dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((dice >> 33) % UInt64(count))
        }
    }

    private func anyBook(_ chance: inout Chance) -> DutyBook {
        let zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]
        let zone = zones[chance.next(zones.count)]
        let lengths = [120, 180, 240, 360, 480, 720, 1440, 2880, 10_080]
        let rotations = (0..<(1 + chance.next(3))).map { index in
            let length = lengths[chance.next(lengths.count)]
            let people = (0...chance.next(5)).map { PersonID("p\(index)\($0)") }
            let off = length <= 1440 && chance.next(2) == 0 ? [PersonID("w1"), "w2"] : nil
            return Self.rotation(
                people, off: off, length: length, begins: chance.next(48) * 30,
                first: "2026-01-0\(1 + chance.next(9))", id: "r\(index)")
        }
        var book = DutyBook(
            DutyRota(
                timeZone: zone, holidays: ["2026-04-06", "2026-10-01"].map(Self.day),
                workdays: [Self.day("2026-10-10")], rotations: rotations))
        for _ in 0..<chance.next(8) {
            let from = Self.at("2026-02-01", chance.next(400_000), zone)
            let rotation = rotations[chance.next(rotations.count)].id
            let stint = DutyStint(
                rotation: rotation, person: PersonID("o\(chance.next(3))"), from: from,
                to: from + .minutes(1 + chance.next(4_000)))
            book.apply(.covered(stint), by: nil, at: from)
        }
        for number in 0..<chance.next(6) { swap(in: &book, number, &chance, zone) }
        return book
    }

    /// Two shifts of one rotation, as they are by then.
    private func swap(
        in book: inout DutyBook, _ number: Int, _ chance: inout Chance, _ zone: String
    ) {
        guard let rotation = book.rota?.rotations.first?.id else { return }
        let sides = (0..<2).compactMap { _ in
            book.holder(rotation, at: Self.at("2026-02-01", chance.next(400_000), zone))
        }.map { DutySwap.Side(person: $0.person, from: $0.from, to: $0.to) }
        guard sides.count == 2 else { return }
        let swap = DutySwap(
            number: number, rotation: rotation, first: sides[0], second: sides[1],
            at: sides[0].from)
        guard sides[0] != sides[1], book.holds(swap) else { return }
        book.apply(.swapAsked(swap), by: nil, at: sides[0].from)
        book.apply(.swapAgreed(number), by: nil, at: sides[0].from)
        #expect(book.holder(rotation, at: sides[0].from)?.person == sides[1].person)
        #expect(book.holder(rotation, at: sides[1].from)?.person == sides[0].person)
    }

    @Test(arguments: 1...60)
    func `each instant has one holder, and shifts tile time`(seed: UInt64) throws {
        var chance = Chance(dice: seed &* 977)
        let book = anyBook(&chance)
        let from = Self.at("2026-01-15", 0)
        let to = from + .days(150)
        for rotation in book.rota?.rotations ?? [] {
            let shifts = book.shifts(of: rotation.id, from: from, to: to)
            #expect(try #require(shifts.first).from <= from)
            #expect(try #require(shifts.last).to >= to)
            for (left, right) in zip(shifts, shifts.dropFirst()) {
                #expect(left.to == right.from)
                #expect(left.from < left.to)
            }
            for _ in 0..<60 {
                let at = from.addingTimeInterval(Double(chance.next(150 * 86_400)))
                let holder = try #require(book.holder(rotation.id, at: at))
                let covering = shifts.filter { $0.covers(at) }
                #expect(covering.count == 1)
                #expect(covering.first?.person == holder.person)
                #expect(book.onDuty(at: at).count { $0.rotation == rotation.id } == 1)
            }
        }
    }
}
