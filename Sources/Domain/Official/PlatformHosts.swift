import Foundation

/// Where the accounts of a platform stand, for channels of which the register has a name alone. Of what is
/// not listed nothing is refused: whoever confirms is told to look whose account it is.
enum PlatformHosts {
    /// Words by which people call a platform, as `PlainText` has them, and its hosts. The longer word
    /// first, where one holds the other.
    private static let platforms: [(words: [String], hosts: [String])] = [
        (["微博", "weibo"], ["weibo.com", "weibo.cn"]),
        (
            ["微信", "公众号", "视频号", "wechat", "weixin"],
            ["mp.weixin.qq.com", "channels.weixin.qq.com"]
        ),
        (["抖音", "douyin"], ["douyin.com", "iesdouyin.com"]),
        (["tiktok"], ["tiktok.com"]),
        (["快手", "kuaishou"], ["kuaishou.com", "chenzhongtech.com"]),
        (["小红书", "xiaohongshu", "rednote"], ["xiaohongshu.com", "xhslink.com"]),
        (["哔哩哔哩", "b站", "bilibili"], ["bilibili.com", "b23.tv"]),
        (["知乎", "zhihu"], ["zhihu.com"]),
        (["头条", "toutiao"], ["toutiao.com"]),
        (["百家号", "baijiahao"], ["baijiahao.baidu.com"]),
        (["豆瓣", "douban"], ["douban.com"]),
        (["facebook"], ["facebook.com", "fb.watch"]),
        (["instagram"], ["instagram.com"]),
        (["twitter"], ["twitter.com", "x.com"]),
        (["linkedin", "领英"], ["linkedin.com"]),
        (["youtube"], ["youtube.com", "youtu.be"]),
        (["telegram"], ["t.me"]),
    ]

    /// - Returns: Nil where the platform is not known.
    static func known(_ platform: String, account: String) -> [String]? {
        let word = PlainText.of(platform)
        if word == "x" { return ["x.com", "twitter.com"] }
        if word.contains("mastodon") || word.contains("长毛象") {
            // `@unit@host`: the server is part of the name.
            let parts = account.split(separator: "@")
            return parts.count == 2 ? [parts[1].lowercased()] : nil
        }
        return platforms.first { $0.words.contains(where: word.contains) }?.hosts
    }

    /// Whether a host is one of these, or lies below one.
    static func holds(_ host: String, _ hosts: [String]) -> Bool {
        hosts.contains { host == $0 || host.hasSuffix(".\($0)") }
    }

    /// Lower case, without `www.`; nil where it is no address.
    static func host(of text: String) -> String? {
        guard text.contains("://"), let host = URL(string: text)?.host()?.lowercased() else {
            return nil
        }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// Nobody but whoever looks can tell whose page it is: a name alone, on a platform that is not
    /// listed.
    static func isUnsure(_ channel: OfficialChannel) -> Bool {
        host(of: channel.account) == nil
            && known(channel.platform, account: channel.account) == nil
    }
}
