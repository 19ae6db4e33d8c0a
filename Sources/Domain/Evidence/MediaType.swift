/// What kind of file it is, such as `text/html`: by what is in it where that can be told, and else
/// by what its server says.
package enum MediaType {
    /// What cannot be told is of this type.
    package static let unknown = "application/octet-stream"

    /// Kinds that are taken where the settings name none: what people read, see and hear; no
    /// programs and no archives. A star stands for anything.
    package static let usual = [
        "image/*", "video/*", "audio/*", "text/*", "application/pdf", "application/json",
        "application/xml", "application/xhtml+xml", "application/rtf", "application/ofd",
        "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
        "application/vnd.ms-outlook", "application/vnd.openxmlformats-officedocument.*",
        "application/vnd.oasis.opendocument.*", "application/wps-office.*", "message/rfc822",
    ]

    package static func isTaken(_ type: String, by patterns: [String]) -> Bool {
        patterns.contains { pattern in
            pattern.hasSuffix("*") ? type.hasPrefix(pattern.dropLast()) : type == pattern
        }
    }

    /// A kind as settings name it: `image/*` or `application/pdf`.
    package static func isPattern(_ text: String) -> Bool {
        let whole = text.hasSuffix("*") ? text.dropLast() + "x" : text
        return declared(whole).map { $0 == whole } ?? false
    }

    /// - Parameters:
    ///   - bytes: The file.
    ///   - declared: As its server says; a program is one whatever that is.
    package static func of(_ bytes: [UInt8], declared: String?, name: String?) -> String {
        if let program = first(programs, in: bytes) { return program }
        if let type = declared.flatMap(Self.declared), type != unknown { return type }
        if let type = first(signs, in: bytes) {
            return office(type, named: name) ?? type
        }
        if has(bytes, ftyp, at: 4) { return "video/mp4" }
        return isText(bytes) ? "text/plain" : unknown
    }

    /// Without parameters and in lower case; nil for what is no type.
    private static func declared(_ text: some StringProtocol) -> String? {
        let type = text.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        let parts = type.split(separator: "/", omittingEmptySubsequences: false)
        let isToken = { (part: Substring) in
            !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
                        || "!#$&^_.+-".utf8.contains(byte)
                }
        }
        guard parts.count == 2, parts.allSatisfy(isToken), type.utf8.count <= 100 else {
            return nil
        }
        return type
    }

    private typealias Sign = (head: [UInt8], type: String)

    private static func first(_ signs: [Sign], in bytes: [UInt8]) -> String? {
        signs.first { has(bytes, $0.head, at: 0) }?.type
    }

    private static func has(_ bytes: [UInt8], _ sign: [UInt8], at place: Int) -> Bool {
        bytes.dropFirst(place).prefix(sign.count).elementsEqual(sign)
    }

    private static let programs: [Sign] = [
        ([0x7F, 0x45, 0x4C, 0x46], "application/x-executable"),
        ([0x4D, 0x5A], "application/vnd.microsoft.portable-executable"),
        ([0xFE, 0xED, 0xFA], "application/x-mach-binary"),
        ([0xCF, 0xFA, 0xED, 0xFE], "application/x-mach-binary"),
        ([0xCA, 0xFE, 0xBA, 0xBE], "application/java-vm"),
        (Array("#!".utf8), "application/x-sh"),
    ]

    private static let zip = "application/zip"
    private static let ole = "application/x-ole-storage"
    private static let ftyp = Array("ftyp".utf8)

    private static let signs: [Sign] = [
        (Array("%PDF-".utf8), "application/pdf"), (Array("GIF8".utf8), "image/gif"),
        ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        (Array("RIFF".utf8), "image/webp"), (Array("OggS".utf8), "audio/ogg"),
        (Array("ID3".utf8), "audio/mpeg"), ([0x1F, 0x8B], "application/gzip"),
        (Array("PK".utf8) + [3, 4], zip), ([0xD0, 0xCF, 0x11, 0xE0], ole),
        (Array("{\\rtf".utf8), "application/rtf"),
        (Array("<!DOCTYPE html".utf8), "text/html"), (Array("<!doctype html".utf8), "text/html"),
        (Array("<html".utf8), "text/html"),
    ]

    /// Office files are archives; the name tells them from others.
    private static func office(_ type: String, named name: String?) -> String? {
        let end = name?.split(separator: ".").last.map { $0.lowercased() }
        let document = "application/vnd.openxmlformats-officedocument."
        return switch (type, end) {
        case (zip, "docx"): document + "wordprocessingml.document"
        case (zip, "xlsx"): document + "spreadsheetml.sheet"
        case (zip, "pptx"): document + "presentationml.presentation"
        case (zip, "odt"): "application/vnd.oasis.opendocument.text"
        case (zip, "ods"): "application/vnd.oasis.opendocument.spreadsheet"
        case (zip, "ofd"): "application/ofd"
        case (ole, "doc"): "application/msword"
        case (ole, "xls"): "application/vnd.ms-excel"
        case (ole, "ppt"): "application/vnd.ms-powerpoint"
        case (ole, "msg"): "application/vnd.ms-outlook"
        default: nil
        }
    }

    private static func isText(_ bytes: [UInt8]) -> Bool {
        !bytes.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }
            && String(validating: bytes, as: UTF8.self) != nil
    }
}
