import Commands
import Domain
import Testing

/// A seeded generator: the same garbage every time.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

struct GarbageTests {
    private static let pieces: [String] =
        CommandTable.rows().flatMap(\.words) + [
            " ", "　", "\n", "=", "：", ":", ",", "、", "。", "!", "！", "/", "／", "\"", "“", "”",
            "「", "'", "--", "——", "W-1", "I-1", "T-3", "１２", "4821", "?", "type=", "范围：",
            "reason=", "底线=", "级别=", "pack=", "https://a.b/?c=d", "www.", "@fenghuo", "@", "#",
            "II", "Ⅳ", "👨‍👩‍👧", "\u{200D}", "\u{202E}", "\u{0301}", "\u{FEFF}", "\0", "مرحبا",
            "㍿", "\u{1F1E8}", "x", "谣言", "\r\n", "-", "9999999999", "提议", "我的", "代", "给",
            "for ", "to ", "via ", "R-1", "F-1", "Q-1 ", "S-1", "growth=", "reach=", "n=", "due=",
            "at=",
            "v", "%", "k", "\(Int.min)", "\(Int.max)", "-\(Int.max)",
        ]

    private static let settings = [
        Kit.room, Kit.direct, Kit.sms, Kit.email, Kit.room(mentions: true, awaitsCode: true),
    ]

    @Test func `garbage is answered, with a column inside the text`() {
        var dice = Dice(state: 1)
        let guards = ContentGuard(GuardRule(secretMarks: ["谣★言", "x"], forbidden: ["我的"]))
        for round in 0..<5000 {
            let count = Int.random(in: 0...14, using: &dice)
            var text = round.isMultiple(of: 2) ? ["!", "/", "、", ""][round / 2 % 4] : ""
            for _ in 0..<count { text += Self.pieces.randomElement(using: &dice) ?? "" }
            if round.isMultiple(of: 7) { text.unicodeScalars.append(Self.scalar(&dice)) }
            let setting = Self.settings[round % Self.settings.count]
            _ = guards.trips(text, addressed: CommandParser.isAddressed(text, setting))
            let parsed = parse(text, setting)
            #expect(parsed == parse(text, setting))
            if case .complaint(let complaint) = parsed {
                #expect((1...text.count + 1).contains(complaint.column), "\(text.debugDescription)")
            }
        }
    }

    /// Such a line, read again after every restart, would have kept the bot from ever starting.
    @Test(arguments: [
        "!status -- ", "！态势 ——  ", "!warn --\u{3000}", "status --- \n", "!warn type= ", "!启动 级别=  ",
        "!ack for ", "!预警 类型=谣言 -- ",
    ])
    func `dashes and keys with nothing but blanks behind them end nothing but the line`(
        text: String
    ) {
        for setting in Self.settings {
            #expect(parse(text, setting) == parse(text, setting))
        }
    }

    @Test func `random characters are answered`() {
        var dice = Dice(state: 2)
        for round in 0..<1000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &dice) { text.append(Self.scalar(&dice)) }
            let setting = Self.settings[round % Self.settings.count]
            if case .complaint(let complaint) = parse(String(text), setting) {
                #expect((1...String(text).count + 1).contains(complaint.column))
            }
        }
    }

    private static func scalar(_ dice: inout Dice) -> Unicode.Scalar {
        Unicode.Scalar(UInt32.random(in: 0...0x1F_FFFF, using: &dice) % 0x11_0000) ?? " "
    }
}
