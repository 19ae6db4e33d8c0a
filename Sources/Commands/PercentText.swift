import Foundation

/// What the percent escapes of a link spell, for the guard: whoever opens it reads that.
package enum PercentText {
    /// An escape that was escaped again is read again, so many times in all.
    private static let rounds = 3

    /// GB18030, which holds all of GBK; its number in Foundation has no name on Linux.
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    /// Every reading of a word: its escapes as UTF-8 and as GBK, and those that come out of them. An
    /// escape that is none, such as `%zz`, stays as it is and hides nothing behind it.
    ///
    /// - Returns: Nothing for a word without escapes.
    package static func readings(of word: some StringProtocol) -> [String] {
        var readings: [String] = []
        var latest = [String(word)]
        for _ in 1...rounds {
            latest = latest.filter { $0.contains("%") }.flatMap(read)
            latest.removeAll { readings.contains($0) || $0 == word }
            readings += latest
        }
        return readings
    }

    private static func read(_ word: String) -> [String] {
        let bytes = Array(word.utf8)
        var (utf8, gbk) = ("", "")
        var at = 0
        while at < bytes.count {
            let run = escaped(bytes, from: at)
            if run.isEmpty {
                let end = bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "%")) ?? bytes.count
                let plain = String(decoding: bytes[at..<end], as: UTF8.self)
                utf8 += plain
                gbk += plain
                at = end
            } else {
                utf8 += String(decoding: run, as: UTF8.self)
                gbk += chinese(run)
                at += run.count * 3
            }
        }
        return utf8 == gbk ? [utf8] : [utf8, gbk]
    }

    /// The bytes of the escapes that follow each other from here on.
    private static func escaped(_ bytes: [UInt8], from start: Int) -> [UInt8] {
        var run: [UInt8] = []
        var at = start
        while at + 2 < bytes.count, bytes[at] == UInt8(ascii: "%"),
            let high = digit(bytes[at + 1]), let low = digit(bytes[at + 2])
        {
            run.append(high << 4 | low)
            at += 3
        }
        return run
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }

    /// Two bytes a character, each for itself: one that is none must not hide the rest.
    private static func chinese(_ bytes: [UInt8]) -> String {
        var text = ""
        var at = 0
        while at < bytes.count {
            let isPair = bytes[at] >= 0x81 && at + 1 < bytes.count && bytes[at + 1] >= 0x40
            let end = at + (isPair ? 2 : 1)
            text += String(data: Data(bytes[at..<end]), encoding: gb18030) ?? "\u{FFFD}"
            at = end
        }
        return text
    }
}
