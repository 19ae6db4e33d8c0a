import Foundation
import Testing

@testable import Domain

/// How long a verification is good, and how it goes on. It is Monday, 2026-01-05, noon.
struct OfficialEndTests {
    private func usable(until: DutyWhen.Day? = nil) -> Bench {
        var bench = Bench()
        let draft = OfficialDraft(
            id: "site", name: "官网", platform: "官网", account: "https://example.org", owner: "sun",
            until: until)
        bench.chat("zhou", .official(.register(draft)))
        bench.chat("zhou", .desk(.answer(code: "4821")))
        verify(&bench, "li", "wang")
        return bench
    }

    private func verify(_ bench: inout Bench, _ people: PersonID...) {
        for person in people { bench.chat(person, .official(.verify("site", how: nil))) }
    }

    private func site(_ bench: Bench) -> OfficialChannel? { bench.world.officials.named("site") }

    private func isUsable(_ bench: Bench) -> Bool { site(bench)?.isUsable(at: bench.now) ?? false }

    private func date(_ text: String) -> Date {
        Day(text).map { WorkCalendar().start(of: $0) } ?? .distantPast
    }

    private func day(_ text: String) -> DutyWhen.Day {
        CalendarDay(text).map { .date($0) } ?? .same
    }

    private static func day(_ text: String) -> Day {
        Day(text) ?? WorkCalendar().day(of: .distantPast)
    }

    @Test func `a year where nothing is said, and never longer`() {
        var bench = usable()
        #expect(site(bench)?.expires == date("2027-01-06"))
        for text in ["2027-01-06", "2026-01-05", "2025-12-31"] {
            let change = OfficialDraft(id: "site", until: day(text))
            #expect(
                bench.chat("zhou", .official(.register(change)))
                    == .failure(
                        .official(.badUntil(latest: Self.day("2027-01-05")))),
                "\(text)")
        }
        bench.now = date("2027-01-06") - 1
        #expect(isUsable(bench))
        // Its end needs no clock to be seen.
        bench.now = date("2027-01-06")
        #expect(!isUsable(bench) && bench.world.officials.usable(at: bench.now).isEmpty)
    }

    @Test func `a month before its people are told, at the end again, each once`() {
        var bench = usable()
        #expect(bench.due == date("2027-01-06") - .days(30))
        for _ in 1...500 { bench.tick(after: 24 * 60) }
        let told = bench.log.filter { $0.event.type.hasPrefix("official.exp") }
        #expect(told.map(\.event) == [.official(.expiring("site")), .official(.expired("site"))])
        #expect(told.first.map { $0.at >= date("2027-01-06") - .days(30) } == true)
        #expect(bench.due == nil)
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `after a long stop only the end is told, and a short term is not told twice`() {
        var bench = usable()
        bench.tick(after: 60 * 24 * 400)
        #expect(bench.events("official.expiring").isEmpty)
        #expect(bench.events("official.expired").count == 1)
        bench = usable(until: .from(today: 14))
        bench.tick(after: 60)
        #expect(bench.events("official.expiring").isEmpty)
        bench.tick(after: 60 * 24 * 15)
        #expect(bench.events("official.expired").count == 1)
    }

    @Test func `two people renew it in its last month, and it is usable all the while`() {
        var bench = usable()
        let early = bench.chat("sun", .official(.verify("site", how: nil)))
        #expect(
            early
                == .failure(
                    .official(
                        .verifiedAlready(
                            "site", until: Self.day("2027-01-05"), from: Self.day("2026-12-07")))))
        bench.now = date("2026-12-20")
        verify(&bench, "sun")
        #expect(isUsable(bench) && site(bench)?.expires == date("2027-01-06"))
        verify(&bench, "sun")
        #expect(site(bench)?.again.map(\.person) == ["sun"])
        verify(&bench, "li")
        #expect(isUsable(bench) && site(bench)?.expires == date("2027-12-21"))
        #expect(site(bench)?.voices.map(\.person) == ["sun", "li"])
        bench.now = date("2027-12-20")
        #expect(isUsable(bench))
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `what ended is renewed by two, of whom one may have looked shortly before`() {
        var bench = usable()
        bench.now = date("2027-01-01")
        verify(&bench, "li")
        bench.now = date("2027-01-08")
        bench.tick(after: 0)
        #expect(!isUsable(bench))
        verify(&bench, "li")
        #expect(!isUsable(bench))
        verify(&bench, "wang")
        #expect(isUsable(bench))
        bench = usable()
        bench.tick(after: 60 * 24 * 400)
        verify(&bench, "li")
        #expect(!isUsable(bench))
        verify(&bench, "wang")
        #expect(isUsable(bench))
    }

    @Test func `a voice of long ago does not make a channel that was never verified usable`() {
        var bench = Bench()
        let draft = OfficialDraft(
            id: "site", name: "官网", platform: "官网", account: "https://example.org", owner: "sun")
        bench.chat("zhou", .official(.register(draft)))
        bench.chat("zhou", .desk(.answer(code: "4821")))
        verify(&bench, "li")
        bench.tick(after: 60 * 24 * 400)
        verify(&bench, "wang")
        #expect(!isUsable(bench))
        verify(&bench, "li")
        #expect(isUsable(bench))
    }

    @Test func `one that is good for two weeks is renewed for two weeks`() {
        var bench = usable(until: .from(today: 13))
        #expect(site(bench)?.expires == date("2026-01-19"))
        bench.now = date("2026-01-10") + .hours(12)
        verify(&bench, "sun", "zhao")
        #expect(site(bench)?.expires == date("2026-01-24"))
    }
}
