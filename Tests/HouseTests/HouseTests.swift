import Foundation
import Testing

/// The walls of the house (docs/HOUSE.md). These tests read our own source: a rule that no test
/// can break is only a wish.
@Suite struct HouseTests {
    /// What each room may import of ours and from outside. Foundation is everybody's.
    static let doors: [String: Set<String>] = [
        // A public text is signed by its digest (0045).
        "Domain": ["Crypto"],
        "Commands": ["Domain"],
        "Playbooks": ["Domain", "Yams"],
        "Outbox": ["Domain"],
        "Wording": ["Domain", "Playbooks", "Commands"],
        "Ports": ["Domain", "Outbox"],
        "Runtime": [
            "Domain", "Commands", "Playbooks", "Outbox", "Wording", "Ports", "Logging",
            "Synchronization",
        ],
        "Curl": ["Ports", "CCurl", "Glibc", "Synchronization"],
        "Channels": ["Domain", "Outbox", "Ports", "Logging", "Synchronization", "Glibc"],
        "Store": [
            "Domain", "Outbox", "Ports", "GRDB", "Crypto", "Logging", "Glibc", "Synchronization",
        ],
        "Web": [
            "Domain", "Outbox", "Ports", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore",
            "NIOPosix", "Logging", "Crypto", "ServiceLifecycle",
        ],
        "Rehearsal": [
            "Domain", "Commands", "Playbooks", "Outbox", "Wording", "Ports", "Runtime", "Logging",
            "Synchronization",
        ],
    ]

    static let pure: Set<String> = ["Domain", "Commands", "Playbooks", "Outbox", "Wording"]
    static let lineLimit = 300
    static let functionLimit = 40

    static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    struct Source: CustomTestStringConvertible {
        var room: String
        var path: String
        var lines: [Substring]
        var testDescription: String { path }
    }

    static func sources(under folder: String = "Sources") -> [Source] {
        let base = root.appending(path: folder)
        let walker = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
        let files = (walker?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
        return files.compactMap { url in
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
            let path = url.path.replacingOccurrences(of: base.path + "/", with: "")
            return Source(
                room: String(path.split(separator: "/")[0]), path: path,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    @Test func `there is a house to look at`() {
        #expect(Self.sources().count > 60)
        #expect(Set(Self.sources().map(\.room)).isSuperset(of: Self.doors.keys))
    }

    @Test func `a room opens only its own doors`() {
        for source in Self.sources() {
            guard let allowed = Self.doors[source.room] else { continue }
            for line in source.lines where line.hasPrefix("import ") || line.contains(" import ") {
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                    words.prefix(index).allSatisfy({ $0.hasPrefix("@") })
                else { continue }
                let module = String(words[index + 1].split(separator: ".")[0])
                #expect(
                    module == "Foundation" || allowed.contains(module),
                    "\(source.path) imports \(module)")
            }
        }
    }

    @Test func `the pure rooms await nothing and touch nothing`() {
        let banned = [
            "await ", "async ", "Date()", "Date.now", "FileManager", "URLSession", "Process(",
            "contentsOf:", "print(", "DispatchQueue", "Thread.", "SystemRandomNumberGenerator",
            "UUID()", "ProcessInfo",
        ]
        for source in Self.sources() where Self.pure.contains(source.room) {
            for (number, line) in source.lines.enumerated() where !line.isComment {
                for word in banned {
                    #expect(
                        !line.contains(word), "\(source.path):\(number + 1): \(word)")
                }
            }
        }
    }

    @Test func `nothing is unsafe outside the room for it`() {
        let banned = [
            "@unchecked Sendable", "nonisolated(unsafe)", "try!", "Task.detached", "as!",
            "fatalError(", "Task.sl" + "eep",
        ]
        for source in Self.sources() where source.room != "Curl" {
            for (number, line) in source.lines.enumerated() where !line.isComment {
                for word in banned {
                    #expect(!line.contains(word), "\(source.path):\(number + 1): \(word)")
                }
            }
        }
    }

    @Test func `a file fits in the head`() {
        for source in Self.sources() {
            #expect(source.lines.count <= Self.lineLimit + 1, "\(source.path)")
        }
    }

    @Test func `a function fits on a screen`() {
        for source in Self.sources() {
            for (name, start, length) in source.functions where length > Self.functionLimit {
                Issue.record("\(source.path):\(start): \(name) has \(length) lines")
            }
        }
    }

    @Test func `nothing calls itself unfinished`() {
        let words = ["TO" + "DO", "FIX" + "ME", "not implem" + "ented", "XX" + "X"]
        for folder in ["Sources", "Tests"] {
            for source in Self.sources(under: folder) {
                for (number, line) in source.lines.enumerated() {
                    for word in words {
                        #expect(!line.contains(word), "\(source.path):\(number + 1)")
                    }
                }
            }
        }
    }

    @Test func `no test waits on real time or is switched off`() {
        let banned = [
            "Task.sl" + "eep", "Thread.sl" + "eep", "us" + "leep(", ".disab" + "led(",
            "XCTSk" + "ip", "withKnown" + "Issue",
        ]
        for source in Self.sources(under: "Tests") {
            for (number, line) in source.lines.enumerated() {
                for word in banned {
                    #expect(!line.contains(word), "\(source.path):\(number + 1): \(word)")
                }
            }
        }
    }

    @Test func `a folded state has no default branch: a new event must be handled`() {
        for source in Self.sources() where source.room == "Domain" {
            guard source.lines.contains(where: { $0.contains("mutating func apply(") }) else {
                continue
            }
            var inside = false
            for line in source.lines {
                if line.contains("func apply(") { inside = true }
                if inside, line == "    }" { inside = false }
                #expect(!(inside && line.contains("default:")), "\(source.path)")
            }
        }
    }
}

extension Substring {
    fileprivate var isComment: Bool {
        drop { $0 == " " }.hasPrefix("//")
    }
}

extension HouseTests.Source {
    /// Name, first line and length of each function or initialiser, by its indentation.
    fileprivate var functions: [(String, Int, Int)] {
        var found: [(String, Int, Int)] = []
        for (index, line) in lines.enumerated() where !line.isComment {
            let body = line.drop { $0 == " " }
            let words = body.split(separator: " ").map(String.init)
            let starts = words.prefix(6).contains("func") || body.contains("init(")
            guard starts, !body.hasPrefix("case "), !body.hasPrefix("self.") else { continue }
            guard words.first != "return", !body.hasPrefix(".") else { continue }
            let indent = String(line.prefix { $0 == " " })
            if line.hasSuffix("}"), line.contains("{") { continue }
            guard words.contains("func") || body.hasPrefix("init(") || body.contains(" init(")
            else { continue }
            let rest = lines[(index + 1)...]
            guard let end = rest.firstIndex(where: { $0 == "\(indent)}" }) else { continue }
            found.append((String(body.prefix(60)), index + 1, end - index + 1))
        }
        return found
    }
}
