import Domain

/// Why a publisher did not put a text on its channel, and what to do.
extension Voice {
    func publishFailure(_ word: String) -> String {
        switch word {
        case "publish-unauthorized":
            say(
                "账号或密钥无效，请管理员更换",
                "the account or its secret is not accepted: administrator, renew it")
        case "publish-forbidden":
            say("账号无权发布，请平台管理员授权", "the account may not publish: ask the platform's administrator")
        case "publish-misconfigured":
            say(
                "地址或配置有误，请管理员核对 bot.json",
                "the address or the settings are wrong: administrator, see bot.json")
        case "unsure":
            say(
                "平台没有确切回音，先到平台看是否已发出",
                "the platform gave no clear answer: look first whether it is there")
        case "no-publisher":
            say("bot.json 中没有这个发布器", "bot.json has no such publisher")
        case _ where word.hasPrefix("text-"): textFailure(word)
        default: failureCause(word)
        }
    }

    /// What is wrong with the text, as the platform has it.
    private func textFailure(_ word: String) -> String {
        switch word {
        case "text-older-there":
            say("改稿前的旧文已发出，请到平台换下", "an older text came out there: go and replace it")
        case "text-changed", "text-not-the-signed-text":
            say("文字与审签的不一致，未发布", "the text is not the one that was signed; it was not put out")
        case "text-altered":
            say("平台改动了文字，请到平台核对", "the platform altered the text: go and look")
        case "text-control-character":
            say("文字含网页无法显示的字符", "the text has characters that no page can show")
        case "text-trash", "text-pending", "text-private", "text-future", "text-not-public":
            say("平台上的这篇未公开，请到平台处理", "it is held back there: go and look")
        case "text-too-many-posts":
            say("无法确认是否已发过，请到平台核对", "it cannot be told whether it is there already: go and look")
        case _ where word.hasPrefix("text-too-long"):
            say(
                "超过平台字数(\(word.dropFirst(14)))，请起草短版",
                "too long for the platform (\(word.dropFirst(14))): draft a shorter version")
        default:
            say(
                "平台拒收这段文字(\(word.dropFirst(5)))",
                "the platform rejected the text (\(word.dropFirst(5)))")
        }
    }
}
