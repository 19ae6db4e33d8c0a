import Domain

/// One of a road's channels, where it has several: an SMS gateway, a mail relay.
extension Voice {
    /// `短信网关east`, `mail relay smtp`.
    func gateway(_ gateway: Gateway) -> String {
        switch gateway.route {
        case .chat: say("聊天通道\(gateway.name)", "chat channel \(gateway.name)")
        case .backup:
            say("备用聊天通道\(gateway.name)", "backup chat channel \(gateway.name)")
        case .sms: say("短信网关\(gateway.name)", "SMS gateway \(gateway.name)")
        case .email: say("邮件服务器\(gateway.name)", "mail relay \(gateway.name)")
        }
    }

    func gatewayFails(_ gateway: Gateway, _ reason: String, _ others: Bool) -> Words {
        let name = self.gateway(gateway)
        let refuses = reason == Gateway.refusesWords
        let head =
            refuses
            ? say("\(name)拒发一条消息", "\(capital(name)) refused a message")
            : say("\(name)有故障", "\(capital(name)) fails")
        let rest =
            others && !refuses ? say("其余\(road(gateway.route))通道照常发送", "The others carry on") : ""
        return Words(
            [head, failure(reason), rest].filter { !$0.isEmpty },
            forms: [
                "\(name)\(say("：", ": "))\(failureCause(reason))", head,
                say(
                    "\(road(gateway.route))有故障，请看聊天",
                    "\(capital(road(gateway.route))) fails: see chat"),
            ], subject: head)
    }

    func gatewayIsWell(_ gateway: Gateway) -> Words {
        let head = say(
            "\(self.gateway(gateway))恢复正常", "\(capital(self.gateway(gateway))) is well again")
        return Words(
            [head],
            forms: [
                head, say("\(road(gateway.route))恢复正常", "\(capital(road(gateway.route))) is well"),
            ], subject: head)
    }
}
