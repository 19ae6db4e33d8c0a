import Foundation

/// Evidence in what people type.
extension Evidence {
    /// The numbers that a text names, such as `E-3`, each once.
    package static func cited(in text: String) -> [Number] {
        let words = text.split { $0.isWhitespace || ",;，；、。()（）".contains($0) }
        return words.compactMap { word in
            guard word.hasPrefix("E-") || word.hasPrefix("e-") else { return nil }
            let digits = word.dropFirst(2)
            guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0.isDigit }) else {
                return nil
            }
            return Int(digits).map { Number(.evidence, $0) }
        }.uniqued()
    }

    /// Whether it is an address of the web that may be fetched and kept in a log: with a host, and
    /// without a password.
    package static func isWebAddress(_ text: String) -> Bool {
        guard text.utf8.count <= longestAddress, !text.contains(where: \.isWhitespace),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { return false }
        let lower = text.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lower.hasPrefix) else {
            return false
        }
        let host = text.dropFirst(scheme.count).prefix { !"/?#\\".contains($0) }
        return !host.isEmpty && !host.hasPrefix(":") && !host.contains("@")
    }

    private static let longestAddress = 2_000
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
