import Domain

/// Why a road failed, and what to do about it (spec §7).
extension Voice {
    func failure(_ word: String) -> String {
        failureCause(word) + say("。", ". ") + failureRemedy(word)
    }

    /// Only the cause: fit for a line of a timeline.
    func failureCause(_ word: String) -> String {
        switch word {
        case "refused": say("服务器拒绝连接", "The server refuses connections")
        case "blackhole": say("服务器没有应答", "The server does not answer")
        case "reset": say("连接被中途切断", "The connection is cut off")
        case "tls": say("安全证书验证失败", "The security certificate does not check out")
        case "dns": say("找不到服务器地址", "The server's name is not found")
        case "unauthorized": say("口令或令牌无效", "The token or password is not accepted")
        case "forbidden":
            say(
                "机器人不在聊天室内，或无权在其中发言",
                "The bot is not in its room, or may not speak there")
        case "no-room": say("服务器上没有这个聊天室", "The server has no such room")
        case "encrypted":
            say("聊天室已加密，机器人无法读写", "The room is encrypted: the bot cannot read or speak there")
        case "rate-limited": say("对方限制了发送频率", "The far end limits how fast we send")
        case "error-body": say("对方接收后报错", "The far end answers with an error")
        case "deaf": say("已连接，但发出的消息没有回显", "It is connected, but what is sent never shows")
        case "person-unreachable":
            say("此人的号码或账号收不到", "This person's number or account cannot be reached")
        case "rejected": say("对方拒收这条消息", "The far end rejected this message")
        case "wording":
            say("网关拒绝这段文字(模板或关键词)", "The gateway refuses these words (template or keyword)")
        case "signature":
            say("网关不认可短信签名或发送号码", "The gateway does not know our signature or sender")
        case "credit": say("网关账户余额不足", "The account at the gateway is empty")
        case "sender": say("邮件服务器拒收我们的发件地址", "The relay refuses our sender address")
        case "no-report": say("没有收到送达回执", "No delivery report came")
        case "undelivered": say("网关报告未送达手机", "The gateway reports that the phone has not got it")
        case "down": say("该通道已中断", "That route is down")
        case "expired": say("超过时限仍未发出", "It could not be sent in time")
        case "misconfigured": say("配置有误", "The settings are wrong")
        case "forced": say("由人工停用", "It was switched off by hand")
        case "own-network": say("本机网络中断", "Our own network is out")
        case _ where word.hasPrefix("http-"): serverError(word.dropFirst(5))
        case _: say("原因不明", "The cause is not known")
        }
    }

    private func serverError(_ status: Substring) -> String {
        say("服务器出错(\(status))", "The server has an error (\(status))")
    }

    private func failureRemedy(_ word: String) -> String {
        switch word {
        case "refused": say("请技术组检查服务是否在运行", "Tech: check that it is running")
        case "blackhole", "reset":
            say("请技术组检查网络、防火墙和服务器", "Tech: check network, firewall and server")
        case "tls": say("请技术组检查证书是否过期", "Tech: check whether the certificate has expired")
        case "dns": say("请技术组检查域名和DNS", "Tech: check the name and DNS")
        case "unauthorized": say("请管理员更换后重启", "Administrator: renew it and start again")
        case "forbidden":
            say(
                "请聊天室管理员邀请机器人并允许其发言",
                "Room administrator: invite the bot and let it speak")
        case "no-room":
            say("请管理员核对 bot.json 的 chat.room", "Administrator: check chat.room in bot.json")
        case "encrypted":
            say("请改用未加密的聊天室", "Administrator: use a room without encryption")
        case "rate-limited": say("会自动稍后重发，无需处理", "It is sent again by itself; nothing to do")
        case "error-body": say("请管理员查看日志", "Administrator: see the log")
        case "deaf":
            say(
                "请技术组检查机器人是否仍在群内、聊天服务是否正常",
                "Tech: check that the bot is still in the room and the chat works")
        case "misconfigured": say("请管理员运行 fenghuo check", "Administrator: run fenghuo check")
        case "forced": say("恢复请切换回聊天", "Switch back to the chat to end it")
        case "own-network":
            say(
                "请技术组检查本单位出口网络；对方服务可能正常",
                "Tech: check our own uplink; the far end may be well")
        case _ where word.hasPrefix("http-"):
            say("请技术组联系服务商或查看服务器", "Tech: look at the server or call its operator")
        case _: messageRemedy(word) ?? say("请技术组查看日志", "Tech: see the log")
        }
    }

    /// What to do where a message was refused or went astray, and the road may be well.
    private func messageRemedy(_ word: String) -> String? {
        switch word {
        case "person-unreachable": say("请电话联系本人并核对名册", "Phone them and check the roster")
        case "rejected": say("请管理员核对模板和内容限制", "Administrator: check templates and content limits")
        case "wording":
            say(
                "不会原样重发，已改走邮件；请办公室报备模板或改写",
                "It is not tried again as it is, e-mail carries it; office: register or reword it")
        case "signature": say("请办公室向网关报备签名", "Office: have the signature registered there")
        case "credit": say("请办公室充值", "Office: top it up")
        case "sender":
            say(
                "请管理员核对 email.from 和邮件服务器的发信许可",
                "Administrator: check email.from and what the relay lets us send")
        case "no-report":
            say(
                "请电话确认对方是否收到；多人如此，请技术组检查短信中心",
                "Phone to make sure they have it; if many miss it, tech: check the SMS centre")
        case "undelivered": say("请电话联系本人", "Phone them")
        case "down": say("恢复前改走其他通道", "Other routes are used until it is back")
        case "expired": say("请电话转告", "Phone them")
        default: nil
        }
    }
}
