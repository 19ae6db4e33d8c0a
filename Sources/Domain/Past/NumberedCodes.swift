/// A small number above 0 for each of many things that are counted from 1; 0 where there is none.
///
/// In pieces, so that changing one while a copy of the whole is being read copies one piece.
struct NumberedCodes: Equatable, Sendable {
    private static let size = 512

    private var pieces: [[Int]] = []

    /// The numbers of those whose code is one of these, smallest first.
    func numbers(where isWanted: (Int) -> Bool) -> [Int] {
        pieces.joined().enumerated().filter { isWanted($0.element) }.map(\.offset)
    }

    subscript(number: Int) -> Int {
        get {
            let piece = number / Self.size
            guard number > 0, piece < pieces.count else { return 0 }
            return pieces[piece][number % Self.size]
        }
        set {
            guard number > 0, newValue != 0 else { return }
            let piece = number / Self.size
            while pieces.count <= piece {
                pieces.append([Int](repeating: 0, count: Self.size))
            }
            pieces[piece][number % Self.size] = newValue
        }
    }
}

extension NumberedCodes: Codable {
    /// One list, which is read in one go.
    init(from decoder: any Decoder) throws {
        let codes = try [Int](from: decoder)
        for (place, code) in codes.enumerated() { self[place + 1] = code }
    }

    func encode(to encoder: any Encoder) throws {
        let codes = pieces.joined().dropFirst()
        let last = codes.lastIndex { $0 != 0 } ?? codes.startIndex
        try (codes.isEmpty ? [] : Array(codes[...last])).encode(to: encoder)
    }
}
