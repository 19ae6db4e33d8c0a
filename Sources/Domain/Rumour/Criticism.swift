import Foundation

/// Whether a text is criticism, a grievance or an opinion: it gets an answer, and no complaint to a
/// platform is made of it (domain §5).
enum Criticism {
    static func speaks(in text: String) -> Bool {
        let plain = PlainText.of(text)
        // Before the names of papers go: 处理意见很大 is of somebody who is not content.
        if opinions.contains(where: plain.contains) { return true }
        let rest = others.reduce(plain.replacing(underAge, with: "")) {
            $0.replacingOccurrences(of: $1, with: "")
        }
        return words.contains(where: rest.contains)
    }

    private static let opinions = [
        "意见很大", "意见大", "意见很多", "意见不小", "意见纷纷", "有意见", "有很大意见", "提意见", "提出意见",
    ]

    /// 不满十八周岁 is an age, and nobody's mood.
    private static var underAge: Regex<Substring> { /不满[0-9〇一二三四五六七八九十百]+/ }

    /// Papers that have 意见 in their names, and an insult, which is an infringement: none of them is
    /// criticism.
    private static let others = [
        "征求意见", "意见征集", "意见征询", "意见稿", "意见书", "法律意见", "指导意见", "实施意见", "处理意见", "辱骂", "谩骂",
        "legalopinion",
    ]

    private static let words = [
        "批评", "意见", "吐槽", "差评", "抱怨", "埋怨", "怨言", "质疑", "投诉", "不满", "骂", "指责", "牢骚", "诉苦", "坏话",
        "不作为", "影响形象", "单位形象", "学校形象", "critici", "opinion", "complain", "grumbl",
        "dissatisf", "unhappywith", "grievance", "badreview", "hurtsourimage",
        "badforourimage",
    ]
}
