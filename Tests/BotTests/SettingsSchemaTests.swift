import Foundation
import Testing

@testable import Bot

struct SettingsSchemaTests {
    private let schema: [String: Any]

    init() throws {
        let text = try Fixture.text("deploy/bot.schema.json")
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        schema = try #require(object as? [String: Any])
    }

    @Test func `the editor's schema knows the very keys that the loader knows`() throws {
        var found: [String: Set<String>] = [:]
        collect(schema, at: "", into: &found)
        #expect(found == SettingsKeys.sections.mapValues(\.all))
    }

    @Test func `the editor's schema knows the very kinds that the loader knows`() throws {
        for (path, keys) in SettingsKeys.sections where !keys.kinds.isEmpty {
            let object = try #require(section(at: path))
            let kind = try #require(properties(object)["kind"] as? [String: Any])
            #expect((kind["enum"] as? [String])?.sorted() == keys.kinds, "\(path)")
        }
    }

    @Test func `every key is described in both languages`() {
        var silent: [String] = []
        describe(schema, at: "", silent: &silent)
        #expect(silent.isEmpty)
    }

    // MARK: Walking the schema

    private func resolved(_ node: [String: Any]) -> [String: Any] {
        guard let reference = node["$ref"] as? String,
            let name = reference.split(separator: "/").last,
            let definitions = schema["$defs"] as? [String: Any],
            let target = definitions[String(name)] as? [String: Any]
        else { return node }
        return target.merging(node) { _, own in own }
    }

    private func properties(_ node: [String: Any]) -> [String: Any] {
        node["properties"] as? [String: Any] ?? [:]
    }

    /// The object's own sections, through lists and choices; secrets are the same everywhere.
    private func objects(_ node: [String: Any], _ path: String) -> [(String, [String: Any])] {
        let node = resolved(node)
        if let items = node["items"] as? [String: Any] { return objects(items, path + "[]") }
        if let choices = node["oneOf"] as? [[String: Any]], path.hasSuffix("email") {
            return choices.prefix(1).flatMap { objects($0, path + "[]") }
        }
        return node["properties"] == nil ? [] : [(path, node)]
    }

    private func collect(
        _ node: [String: Any], at path: String, into found: inout [String: Set<String>]
    ) {
        found[path] = Set(properties(node).keys)
        for (key, value) in properties(node) {
            let inner = path.isEmpty ? key : "\(path).\(key)"
            for (path, object) in objects(value as? [String: Any] ?? [:], inner) {
                collect(object, at: path, into: &found)
            }
        }
    }

    private func section(at path: String) -> [String: Any]? {
        var node = schema
        for part in path.split(separator: ".") {
            let key = String(part).replacing("[]", with: "")
            guard let next = properties(node)[key] as? [String: Any],
                let object = objects(next, key).first?.1
            else { return nil }
            node = object
        }
        return node
    }

    private func describe(_ node: [String: Any], at path: String, silent: inout [String]) {
        for (key, value) in properties(node) {
            let inner = path.isEmpty ? key : "\(path).\(key)"
            let value = value as? [String: Any] ?? [:]
            let words = resolved(value)["description"] as? String ?? ""
            let halves = words.components(separatedBy: " / ")
            if halves.count != 2 || !halves[1].unicodeScalars.contains(where: { $0.value > 0x4E00 })
            {
                silent.append(inner)
            }
            for (path, object) in objects(value, inner) {
                describe(object, at: path, silent: &silent)
            }
        }
    }
}
