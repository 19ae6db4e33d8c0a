import Foundation

/// Files that people write: UTF-8 with or without a byte order mark, or GBK from a spreadsheet.
enum TextFile {
    /// GB18030, which holds all of GBK; its number in Foundation has no name on Linux.
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    /// - Returns: The text without a byte order mark; nil if the file cannot be read or is in
    ///   neither encoding.
    static func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).flatMap(decode)
    }

    /// UTF-8 and nothing else.
    static func readUTF8(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).flatMap { data in
            String(data: withoutMark(data), encoding: .utf8)
        }
    }

    static func decode(_ data: Data) -> String? {
        let bare = withoutMark(data)
        return String(data: bare, encoding: .utf8) ?? String(data: bare, encoding: gb18030)
    }

    private static func withoutMark(_ data: Data) -> Data {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return data.starts(with: mark) ? data.dropFirst(mark.count) : data
    }

    /// A file's UTF-8 text and its permission bits, for `SettingsFile`.
    static func withMode(_ path: String) -> FileText? {
        guard let text = readUTF8(path),
            let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = attributes[.posixPermissions] as? NSNumber
        else { return nil }
        return FileText(text: text, mode: mode.intValue)
    }
}
