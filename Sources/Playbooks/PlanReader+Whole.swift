import Domain
import Foundation

/// What can only be told when every file has been read.
extension PlanReader {
    mutating func checkWhole(_ packs: [PackFile], head: PlanHead?, planFile: String) {
        resolve()
        checkWords()
        checkPacks(packs, planFile: planFile)
        checkMerged(packs.map(\.pack), head: head)
    }

    private mutating func tell(_ file: String, _ line: Int, _ message: Bilingual) {
        faults.append(Diagnostic(file: file, line: line, message: message))
    }

    private mutating func resolve() {
        let known = Dictionary(grouping: definitions, by: \.kind).mapValues { $0.map(\.word) }
        let sets = known.mapValues(Set.init)
        for reference in references where !incomplete.contains(reference.kind) {
            if sets[reference.kind]?.contains(reference.word) == true { continue }
            let noun = PlanFault.Noun(reference.kind)
            let words = known[reference.kind] ?? []
            let message = PlanFault.unknown(noun, reference.word, among: words)
            tell(reference.file, reference.line, message)
        }
    }

    /// A word that stands for two things is understood as neither.
    private mutating func checkWords() {
        for kind in [WordOwner.Kind.group, .level, .pack, .floor] {
            var owners: [String: String] = [:]
            for word in words where word.kind == kind {
                let key = WordKey.fold(word.word)
                let owner = owners[key] ?? word.owner
                owners[key] = owner
                if owner == word.owner { continue }
                tell(word.file, word.line, PlanFault.sharedWord(word.word, owner, word.owner))
            }
        }
    }

    private mutating func checkPacks(_ packs: [PackFile], planFile: String) {
        var letters: [String: String] = [:]
        var names: [String: String] = [:]
        for file in packs {
            if let first = letters[file.pack.letter] {
                tell(file.file, file.letterLine, PlanFault.letterTaken(file.pack.letter, first))
            }
            if let first = names[file.pack.id] {
                tell(file.file, file.idLine, PlanFault.playbookTaken(file.pack.id, first))
            }
            letters[file.pack.letter] = letters[file.pack.letter] ?? file.file
            names[file.pack.id] = names[file.pack.id] ?? file.file
        }
        if !packs.contains(where: \.pack.isBase), !incomplete.contains(.step) {
            tell(planFile, 1, PlanFault.noBase)
        }
    }
}

/// How words are compared that people type: NFKC, no upper case, no spaces.
enum WordKey {
    static func fold(_ text: String) -> String {
        let wide = text.precomposedStringWithCompatibilityMapping.lowercased()
        return String(wide.filter { !$0.isWhitespace })
    }
}
