/// What gateways mean by their words. There is no standard: each says it in its own way, in an
/// answer or in a delivery report, but the few things it can mean are told apart by few words.
package enum GatewayWords {
    /// - Parameter text: What the gateway said, without what we gave it.
    /// - Returns: Nil when it says nothing that is known here.
    package static func reason(in text: String) -> FailureReason? {
        let text = text.lowercased()
        return table.first { $0.words.contains(where: text.contains) }?.reason
    }

    /// In this order: a login's signature is no 签名. No word here stands in a web server's own
    /// pages.
    private static let table: [(reason: FailureReason, words: [String])] = [
        (
            .unauthorized,
            [
                "authorization", "authentication", "signaturedoesnotmatch", "accesskey",
                "ip not allowed", "鉴权", "认证失败", "密码",
            ]
        ),
        (
            .credit,
            [
                "credit", "balance", "insufficient", "amount_not_enough", "out_of_service",
                "余额", "欠费", "停机",
            ]
        ),
        (
            .rateLimited,
            ["business_limit", "throttl", "0x00000058", "too many", "流控", "频率", "超限"]
        ),
        (
            .signature,
            [
                "signature", "sign_name", "signname", "source address", "0x0000000a", "sender id",
                "签名",
            ]
        ),
        (
            .wording,
            [
                "template", "black_key", "keyword", "sensitive", "spam", "content_illegal",
                "illegal content", "模板", "模版", "关键字", "关键词", "敏感", "违禁", "内容违规",
            ]
        ),
        (
            .unreachablePerson,
            [
                "not routable", "denied", "destination address", "dest addr", "0x0000000b",
                "mobile_number", "receiver", "invalid number", "号码", "黑名单",
            ]
        ),
    ]
}
