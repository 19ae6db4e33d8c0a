import Foundation
import Testing

@testable import Domain

/// Evidence: noted, kept, handed on, looked at.
struct EvidenceTests {
    private let one = Number(.evidence, 1)
    private let page = Evidence.Origin.link("https://example.org/p/1")
    private let copy = Evidence.Copy(
        hash: String(repeating: "a", count: 64), bytes: 12, type: "text/html", name: "p",
        fetchedAt: Date(timeIntervalSince1970: 1_795_000_000))

    private func bench(_ outcome: EvidenceOutcome? = nil) -> Bench {
        var bench = Bench()
        bench.activate()
        bench.chat("sun", .evidence(.add(nil, page, note: "首发帖")))
        if let outcome { _ = bench.perform(.system(.evidence(1, outcome)), by: .system) }
        return bench
    }

    private func item(_ bench: Bench) -> Evidence? { bench.world.evidence(1)?.item }

    @Test func `it is wanted until it is kept or has failed, and said once`() {
        var bench = bench()
        #expect(bench.world.evidenceToSee.map(\.number) == [1])
        #expect(item(bench)?.holder == "sun")
        _ = bench.perform(.system(.evidence(1, .kept(copy))), by: .system)
        #expect(item(bench)?.copy == copy)
        #expect(bench.world.evidenceToSee == [])
        // A kill after the copy was recorded has it fetched by nobody; one before it, twice.
        _ = bench.perform(.system(.evidence(1, .kept(copy))), by: .system)
        _ = bench.perform(.system(.evidence(1, .failed(.gone))), by: .system)
        _ = bench.perform(.system(.evidence(1, .verified(.gone))), by: .system)
        _ = bench.perform(.system(.evidence(9, .kept(copy))), by: .system)
        #expect(bench.events("evidence.kept").count == 1)
        #expect(bench.events("evidence.failed").count == 0)
        #expect(bench.events("evidence.verified").count == 0)
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `what failed stays known, and is fetched again when somebody asks`() {
        var bench = bench(.failed(.status(404)))
        #expect(item(bench)?.fault == .status(404))
        #expect(bench.world.evidenceToSee == [])
        #expect(
            bench.chat("li", .evidence(.verify(one))) == .failure(.evidence(.notKept(one))))
        guard case .success(.evidence(.again)?) = bench.chat("wu", .evidence(.again(one))) else {
            return #expect(Bool(false))
        }
        #expect(item(bench)?.isWanted == true)
        #expect(item(bench)?.askedBy == "wu")
        #expect(item(bench)?.holder == "sun")
        #expect(
            bench.chat("wu", .evidence(.again(one)))
                == .failure(.evidence(.keptAlready(one, isKept: false))))
    }

    @Test func `where nothing can be fetched that is said at once`() {
        var bench = bench()
        bench.fetches = false
        bench.chat("sun", .evidence(.add(nil, page, note: nil)))
        #expect(bench.world.evidence(2)?.item.fault == .noNetwork)
        bench.chat("sun", .evidence(.again(Number(.evidence, 2))))
        #expect(bench.world.evidenceToSee.map(\.number) == [1])
        #expect(bench.events("evidence.failed").count == 2)
    }

    @Test(
        arguments: [
            "ftp://example.org/a", "https://", "http://:80/", "https://a b/", "javascript:alert(1)",
            "https://li:secret@example.org/", "file:///etc/passwd", "https://x/\u{7}",
            "https://e.org/" + String(repeating: "a", count: 2_000),
        ])
    func `only an address of the web is taken, and none with a password`(address: String) {
        var bench = Bench()
        bench.activate()
        #expect(
            bench.chat("sun", .evidence(.add(nil, .link(address), note: nil)))
                == .failure(.evidence(.badAddress)))
    }

    @Test func `without a link or a file there is nothing to note`() {
        var bench = Bench()
        #expect(
            bench.chat("sun", .evidence(.add(nil, nil, note: "x")))
                == .failure(.evidence(.nothingGiven)))
        #expect(bench.chat("sun", .evidence(.add(nil, page, note: nil))) == .failure(.noIncident))
    }

    @Test func `custody passes when it is taken, from its holder to whom it was handed`() {
        var bench = bench(.kept(copy))
        #expect(
            bench.chat("li", .evidence(.hand(one, to: "wu", reason: nil)))
                == .failure(.evidence(.notHolder(one, holder: "孙宁"))))
        #expect(
            bench.chat("wu", .evidence(.take(one)))
                == .failure(.evidence(.notForYou(one, to: nil))))
        #expect(
            bench.chat("sun", .evidence(.hand(one, to: "sun", reason: nil)))
                == .failure(.evidence(.handedToHolder(one))))
        bench.chat("sun", .evidence(.hand(one, to: "wu", reason: "送公证")))
        #expect(item(bench)?.holder == "sun")
        #expect(
            bench.chat("li", .evidence(.take(one)))
                == .failure(.evidence(.notForYou(one, to: "吴悠"))))
        bench.chat("wu", .evidence(.take(one)))
        #expect(item(bench)?.holder == "wu")
        #expect(item(bench)?.handedTo == nil)
        #expect(
            item(bench)?.chain.map(\.deed) == [
                .added, .kept, .handed(to: "wu", reason: "送公证"), .taken,
            ])
        #expect(item(bench)?.chain.map(\.person) == ["sun", nil, "sun", "wu"])
        // Whose holder has left is handed on by the office.
        bench.chat("wu", .evidence(.hand(one, to: "li", reason: nil)))
        bench.world.roster = Roster(bench.world.roster.everyone.filter { $0.id != "wu" })
        #expect(
            bench.chat("zhou", .evidence(.hand(one, to: "sun", reason: nil)))
                == .failure(.evidence(.notHolder(one, holder: "wu"))))
        bench.chat("li", .evidence(.hand(one, to: "sun", reason: nil)))
        #expect(item(bench)?.handedTo == "sun")
    }

    @Test func `a look at the copy is asked for, found and remembered by who asked`() {
        var bench = bench(.kept(copy))
        guard case .success(.evidence(.checking)?) = bench.chat("li", .evidence(.verify(one)))
        else { return #expect(Bool(false)) }
        #expect(bench.world.evidenceToSee.map(\.number) == [1])
        _ = bench.perform(.system(.evidence(1, .verified(.altered))), by: .system)
        #expect(bench.world.evidenceToSee == [])
        #expect(item(bench)?.chain.last?.person == "li")
        #expect(item(bench)?.chain.last?.deed == .verified(.altered))
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `it is as sensitive as its incident, and handed to nobody outside`() {
        var bench = bench(.kept(copy))
        bench.chat("li", .circle(.classify(Number(.incident, 1), .sensitive, reason: nil)))
        #expect(bench.world.matter(of: one) == Number(.incident, 1))
        #expect(!bench.world.mayKnow("wu", of: one))
        #expect(bench.chat("wu", .evidence(.verify(one))) == .failure(.circle(.closed(one))))
        bench.chat("zhao", .circle(.admit(Number(.incident, 1), "sun", span: nil)))
        #expect(
            bench.chat("sun", .evidence(.hand(one, to: "wu", reason: nil)))
                == .failure(.circle(.notInside(Number(.incident, 1), person: "吴悠"))))
        bench.chat("sun", .evidence(.hand(one, to: "li", reason: nil)))
        #expect(item(bench)?.handedTo == "li")
    }

    @Test func `a task is proved by evidence that is known, and of its own incident`() throws {
        var bench = bench(.failed(.gone))
        let task = try #require(bench.task("B16")).number
        #expect(
            bench.chat("li", .task(.done(.t(task), evidence: "见 E-9")))
                == .failure(.noSuch(Number(.evidence, 9))))
        bench.chat("li", .task(.done(.t(task), evidence: "见 E-1，已固定")))
        #expect(bench.world.task(task)?.evidence == ["见 E-1，已固定"])
        #expect(bench.world.brief(try #require(item(bench)), of: 1).tasks == [.t(task)])
        bench.warn()
        let warning = try #require(bench.world.openWarnings.last).number
        bench.chat(
            "zhao",
            .incident(
                .activate(
                    ActivationRequest(warning: .w(warning), level: Level(2), packs: [], reason: "急")
                )
            ))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        let other = try #require(
            bench.world.incidents[2]?.openTasks.first { $0.step.id == "B16" }
        ).number
        #expect(
            bench.chat("li", .task(.done(.t(other), evidence: "E-1")))
                == .failure(.evidence(.ofAnother(one, incident: Number(.incident, 1)))))
    }

    @Test func `numbers are read out of a text as whole words`() {
        let text = "E-1、e-2，(E-3) E-4x XE-5 E-, E-0123456789 E-1"
        #expect(Evidence.cited(in: text).map(\.value) == [1, 2, 3])
        let url = Step(
            id: "X", group: "tech", action: .init(zh: "", en: ""), due: [], evidence: ["url"])
        #expect(!url.isProved(by: "E-1"))
        #expect(url.isProved(by: "E-1", [one]))
        #expect(!url.isProved(by: nil, []))
    }
}

struct MediaTypeTests {
    @Test(
        arguments: [
            ("MZ\u{90}", "text/html", nil, "application/vnd.microsoft.portable-executable"),
            ("\u{7F}ELF", "image/png", "a.png", "application/x-executable"),
            ("#!/bin/sh", "text/plain", nil, "application/x-sh"),
            ("<html>", "Text/HTML; charset=utf-8", nil, "text/html"),
            ("%PDF-1.7", nil, nil, "application/pdf"),
            ("%PDF-1.7", "application/octet-stream", nil, "application/pdf"),
            ("PK\u{3}\u{4}..", nil, "报告.docx", document),
            ("PK\u{3}\u{4}..", nil, "a.zip", "application/zip"),
            ("\u{0}\u{0}\u{0}\u{1C}ftypisom", nil, nil, "video/mp4"),
            ("系统日志 2026", nil, "a.log", "text/plain"),
            ("a\u{0}b", nil, nil, MediaType.unknown),
            ("a", "nonsense", nil, "text/plain"), ("a", "a/b/c", nil, "text/plain"),
        ] as [(String, String?, String?, String)])
    func `a file is what is in it, else what its server says`(
        text: String, declared: String?, name: String?, type: String
    ) {
        // Signs above 127 are written as one byte.
        let bytes =
            text.unicodeScalars.allSatisfy { $0.value < 256 }
            ? text.unicodeScalars.map { UInt8($0.value) } : Array(text.utf8)
        #expect(MediaType.of(bytes, declared: declared, name: name) == type)
    }

    private static let document =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    @Test func `programs and archives are not among the usual kinds`() {
        for type in ["image/png", "text/html", "application/pdf", Self.document, "message/rfc822"] {
            #expect(MediaType.isTaken(type, by: MediaType.usual), "\(type)")
        }
        for type in [
            "application/zip", "application/gzip", "application/x-executable", MediaType.unknown,
            "application/x-sh", "application/java-vm", "application/pdfx", "imagex/png",
        ] {
            #expect(!MediaType.isTaken(type, by: MediaType.usual), "\(type)")
        }
        #expect(MediaType.isTaken("application/zip", by: ["*/*", "application/zip"]))
        #expect(MediaType.isPattern("image/*"))
        #expect(MediaType.isPattern("application/vnd.oasis.*"))
        for text in ["image", "Image/*", "image/png; a", "*", "/x", "image/"] {
            #expect(!MediaType.isPattern(text), "\(text)")
        }
    }
}
