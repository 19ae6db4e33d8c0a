import Domain
import Foundation

/// Writings that mean the same become the same: NFKC, Chinese punctuation as ASCII, nothing
/// invisible.
enum Fold {
    enum Folded {
        case one(Unicode.Scalar)
        case many(String)
        case nothing
    }

    static func fold(_ scalar: Unicode.Scalar) -> Folded {
        switch scalar.value {
        case 0x21...0x7E, 0x4E00...0x9FFF, 0x3400...0x4DBF: .one(scalar)
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
            0x205F, 0x3000:
            .one(" ")
        case 0x00...0x1F, 0x7F...0x9F: .nothing
        case 0xFF01...0xFF5E: fullWidth(scalar)
        case _ where isInvisible(scalar): .nothing
        default: punctuation(scalar).map { .one($0) } ?? compatible(scalar)
        }
    }

    /// The first character it becomes; nil for what is invisible.
    static func first(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch fold(scalar) {
        case .one(let one): one
        case .many(let many): many.unicodeScalars.first
        case .nothing: nil
        }
    }

    /// The folded text in lower case and simplified characters: how words are compared.
    static func key(_ text: String) -> String {
        var key = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch fold(scalar) {
            case .one(let one): key.append(lowered(one))
            case .many(let many): for one in many.unicodeScalars { key.append(lowered(one)) }
            case .nothing: break
            }
        }
        return String(key)
    }

    /// Lower case for ASCII, simplified for the traditional characters we know.
    static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value) | 0x20)
        case 0x3400...0x9FFF: Traditional.simplified[scalar] ?? scalar
        default: scalar
        }
    }

    static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x3007, 0x20000...0x3FFFF: true
        default: false
        }
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    /// What draws nothing and may hide a word: zero-width, bidi controls, selectors, tags.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180E, 0x200B...0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0x20E3, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0,
            0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// What may stay in a text for people: emoji are built with these.
    static func joinsVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200C, 0x200D, 0x20E3, 0xFE00...0xFE0F: true
        default: false
        }
    }

    private static func fullWidth(_ scalar: Unicode.Scalar) -> Folded {
        .one(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    }

    private static func punctuation(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x201C...0x201F, 0x300C...0x300F, 0x301D...0x301F, 0xFE41...0xFE44: "\""
        case 0x2018...0x201B: "'"
        case 0x2010...0x2015, 0x2212: "-"
        case 0x2236: ":"
        case 0x2044, 0x2215: "/"
        default: nil
        }
    }

    /// NFKC, only where there is something to compose: it is slow.
    private static func compatible(_ scalar: Unicode.Scalar) -> Folded {
        switch scalar.value {
        case 0xAA, 0xB2, 0xB3, 0xB9, 0xBA, 0x2070...0x209F, 0x2100...0x218F, 0x2460...0x24FF,
            0x2E80...0x2FDF, 0x3200...0x33FF, 0xF900...0xFAFF, 0xFB00...0xFB06, 0xFE10...0xFE6F,
            0xFF5F...0xFFEF, 0x1D400...0x1D7FF, 0x1F100...0x1F2FF, 0x2F800...0x2FA1F:
            .many(String(scalar).precomposedStringWithCompatibilityMapping)
        default: .one(scalar)
        }
    }
}
