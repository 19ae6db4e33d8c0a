import Domain

/// Values by key. What is at fault goes on the list and gives nil; a required key that is absent
/// is a fault at its mapping's line.
extension LocatedNode {
    /// Tells every key that is not among `allowed`, each with the nearest that is.
    package func unknownKeys(allowed: [String], _ faults: inout [Diagnostic]) {
        guard case .mapping = kind else { return }
        for entry in entries where !allowed.contains(entry.key) {
            let nearest = Nearest.word(to: entry.key, among: allowed)
            faults.append(fault(entry.line, NodeFault.unknownKey(entry.key, nearest: nearest)))
        }
    }

    /// The value of a key; an empty one is a fault.
    package func value(
        _ key: String, required: Bool = true, _ faults: inout [Diagnostic]
    ) -> LocatedNode? {
        guard let node = self[key] else {
            if required { faults.append(fault(NodeFault.missing(key))) }
            return nil
        }
        guard node.scalar?.isNull != true else {
            faults.append(fault(line(of: key), NodeFault.noValue(key)))
            return nil
        }
        return node
    }

    package func string(
        _ key: String, required: Bool = true, _ faults: inout [Diagnostic]
    ) -> String? {
        value(key, required: required, &faults)?.string(called: key, &faults)
    }

    package func int(_ key: String, required: Bool = true, _ faults: inout [Diagnostic]) -> Int? {
        read(key, required, .whole, &faults) { $0.isQuoted ? nil : Int($0.text) }
    }

    package func double(
        _ key: String, required: Bool = true, _ faults: inout [Diagnostic]
    ) -> Double? {
        read(key, required, .number, &faults) { scalar in
            let number = scalar.isQuoted ? nil : Double(scalar.text)
            return number?.isFinite == true ? number : nil
        }
    }

    package func bool(_ key: String, required: Bool = true, _ faults: inout [Diagnostic]) -> Bool? {
        read(key, required, .truth, &faults) { $0.isQuoted ? nil : Bool($0.text) }
    }

    package func list(
        _ key: String, required: Bool = true, _ faults: inout [Diagnostic]
    ) -> [LocatedNode]? {
        guard let node = value(key, required: required, &faults) else { return nil }
        if let elements = node.elements { return elements }
        faults.append(fault(line(of: key), NodeFault.wrongType(key, .list)))
        return nil
    }

    package func strings(
        _ key: String, required: Bool = true, _ faults: inout [Diagnostic]
    ) -> [String]? {
        guard let nodes = list(key, required: required, &faults) else { return nil }
        return nodes.compactMap { $0.string(called: key, &faults) }
    }

    package func mapping(
        _ key: String, required: Bool = true, _ faults: inout [Diagnostic]
    ) -> LocatedNode? {
        guard let node = value(key, required: required, &faults) else { return nil }
        return node.asMapping(called: key, &faults)
    }

    package func duration(
        _ key: String, required: Bool = true, _ faults: inout [Diagnostic]
    ) -> Duration? {
        value(key, required: required, &faults)?.duration(called: key, &faults)
    }

    private func read<Value>(
        _ key: String, _ required: Bool, _ wanted: NodeFault.Wanted, _ faults: inout [Diagnostic],
        _ convert: (Scalar) -> Value?
    ) -> Value? {
        guard let node = value(key, required: required, &faults) else { return nil }
        if let value = node.scalar.flatMap(convert) { return value }
        faults.append(fault(line(of: key), NodeFault.wrongType(key, wanted)))
        return nil
    }

    private func fault(_ line: Int, _ message: Bilingual) -> Diagnostic {
        Diagnostic(file: file, line: line, message: message)
    }
}

/// The node itself as a value; `called` is what the fault names it.
extension LocatedNode {
    /// Any scalar is a text, quoted or not, unless it is blank.
    package func string(called name: String, _ faults: inout [Diagnostic]) -> String? {
        guard let scalar else {
            faults.append(fault(NodeFault.wrongType(name, .text)))
            return nil
        }
        guard scalar.text.contains(where: { !$0.isWhitespace }) else {
            faults.append(fault(NodeFault.noValue(name)))
            return nil
        }
        return scalar.text
    }

    package func asMapping(called name: String, _ faults: inout [Diagnostic]) -> LocatedNode? {
        if case .mapping = kind { return self }
        faults.append(fault(NodeFault.wrongType(name, .mapping)))
        return nil
    }

    package func duration(called name: String, _ faults: inout [Diagnostic]) -> Duration? {
        let text = scalar?.text ?? "[…]"
        if let duration = DurationText.parse(text) { return duration }
        faults.append(fault(NodeFault.badDuration(name, text)))
        return nil
    }
}

/// `{zh: …, en: …}`, both of them required.
extension LocatedNode {
    package func bilingual(
        _ key: String, required: Bool = true, _ faults: inout [Diagnostic]
    ) -> Bilingual? {
        value(key, required: required, &faults)?.bilingual(called: key, &faults)
    }

    package func bilingual(called name: String, _ faults: inout [Diagnostic]) -> Bilingual? {
        guard case .mapping = kind else {
            faults.append(fault(NodeFault.wrongType(name, .bilingual)))
            return nil
        }
        unknownKeys(allowed: ["zh", "en"], &faults)
        let zh = text(.zh, of: name, &faults)
        let en = text(.en, of: name, &faults)
        guard let zh, let en else { return nil }
        return Bilingual(zh: zh, en: en)
    }

    private func text(
        _ language: Language, of name: String, _ faults: inout [Diagnostic]
    ) -> String? {
        guard let node = self[language.rawValue], node.scalar?.isNull != true else {
            faults.append(fault(NodeFault.missingLanguage(name, language)))
            return nil
        }
        return node.string(called: "\(name).\(language.rawValue)", &faults)
    }
}
