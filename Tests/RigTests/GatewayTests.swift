import Foundation
import RigKit
import Testing

/// Several gateways and relays, and what goes wrong behind one that answers well.
extension RealServers {
    @Test func `with the first gateway refusing the second has it, and the office is told`()
        async throws
    {
        try await Scene.play(Scene.Setup(west: true)) { scene in
            try await scene.start()
            try await scene.faults.set(.sms, "refuse")
            let mark = try await scene.room.mark()
            let notice = try await scene.activate(level: "Ⅰ")
            try await scene.untilTexted(.zhou, ["N-\(notice)"])
            #expect(try scene.mail.mails(to: scene.cast[.zhou].mail).isEmpty)
            try await scene.room.hears(
                [
                    "短信网关kannel有故障\n服务器拒绝连接。请技术组检查服务是否在运行\n其余短信通道照常发送",
                    "SMS gateway kannel fails\nThe server refuses connections. "
                        + "Tech: check that it is running\nThe others carry on",
                ], after: mark)
            try await scene.ask(
                .li, "!通道", hears: ["（kannel：服务器拒绝连接；west：正常）"])
            try await scene.untilHealth(says: "sms kannel: refused")
        }
    }

    @Test func `with its SMS centre away a gateway says 202, and the second has it all the same`()
        async throws
    {
        try await Scene.play(Scene.Setup(receipts: "4s", west: true)) { scene in
            try await scene.start()
            try await scene.faults.set(.smpp, "refuse", kill: true)
            let mark = try await scene.room.mark()
            let notice = try await scene.activate(level: "Ⅰ")
            try await scene.untilTexted(.zhou, ["N-\(notice)"])
            #expect(try scene.mail.mails(to: scene.cast[.zhou].mail).isEmpty)
            try await scene.room.hears(
                ["短信网关kannel有故障\n没有收到送达回执", "No delivery report came"], after: mark)
        }
    }

    @Test
    func `refused words go by mail, an empty account is passed by, who is not reached is named`()
        async throws
    {
        let ends: [Cast.Name: String] = [.zhou: "9008", .wu: "9009", .sun: "9002"]
        let setup = Scene.Setup(west: true, ends: ends, mails: [.sun: "perm@rig.test"])
        try await Scene.play(setup) { scene in
            try await scene.start()
            let mark = try await scene.room.mark()
            let notice = try await scene.activate(level: "Ⅰ")
            for (words, remedy) in [
                ("短信网关kannel有故障\n网关账户余额不足", "Office: top it up"),
                ("短信网关kannel拒发一条消息\n网关拒绝这段文字(模板或关键词)", "register or reword it"),
            ] { try await scene.room.hears([words, remedy], after: mark) }
            // By both gateways where the first was out of credit, by one where it was the words.
            let number: @Sendable (Cast.Name) -> String = { scene.cast[$0].mobile }
            try await scene.until("both gateways have tried zhou") {
                try await scene.sms.sent(to: number(.zhou)).count >= 2
            }
            let texts = try await scene.sms.sent(to: number(.zhou)).map(\.text)
            #expect(texts.count { $0.contains("N-\(notice)") } == 2, "\(texts)")
            try await scene.untilMailed(.wu, "N-\(notice)")
            #expect(try await scene.sms.sent(to: number(.wu)).count == 1)
            // Her phone is off by both gateways, her mailbox does not exist.
            try await scene.untilTexted(.li, ["N-\(notice)未送达孙丽"])
            let tried = try await scene.sms.sent(to: number(.sun)).map(\.text)
            #expect(tried.count { $0.contains("N-\(notice)") } == 2, "\(tried)")
        }
    }

    @Test func `a relay that bars our sender is named, and the next one carries`() async throws {
        let setup = Scene.Setup { config in
            let well = config["email"].with("name", "second")
            let barring = config["email"].with("name", "first").with("from", "barred@rig.test")
                .with("inbound", .null)
            return config.with("email", [barring, well])
        }
        try await Scene.play(setup) { scene in
            try await scene.start()
            let mark = try await scene.room.mark()
            let notice = try await scene.activate(level: "Ⅳ")
            try await scene.untilMailed(.zhou, "N-\(notice)")
            try await scene.room.hears(
                [
                    "邮件服务器first有故障\n邮件服务器拒收我们的发件地址",
                    "Mail relay first fails\nThe relay refuses our sender address",
                ], after: mark)
        }
    }

    @Test func `the state of SMS and mail is told in words, and so is that nothing is left`()
        async throws
    {
        try await Scene.play { scene in
            let bot = try await scene.start()
            let mark = try await scene.room.mark()
            try await scene.faults.set(.sms, "refuse")
            try await scene.faults.set(.smtp, "reset")
            try await scene.room.hears(["短信通道中断", "服务器拒绝连接", "SMS is down"], after: mark)
            try await scene.room.hears(["邮件通道中断", "连接被中途切断"], after: mark)
            let roads = try await scene.ask(.li, "!通道", hears: ["短信、邮件有问题"])
            for line in [
                /短信：中断，自\d\d:\d\d。服务器拒绝连接。请技术组检查服务是否在运行/,
                /邮件：中断，自\d\d:\d\d。连接被中途切断。请技术组检查网络、防火墙和服务器/,
                /SMS: down since \d\d:\d\d. The server refuses connections. Tech: check that it is running/,
            ] { #expect(roads.body.contains(line), "\(roads.body)") }
            try await scene.ask(
                .li, "!大事记",
                hears: ["短信通道中断(服务器拒绝连接)", "邮件通道中断(连接被中途切断)"])
            try await scene.faults.set(.matrix, "refuse")
            try await scene.until("it says that no road is left") {
                bot.output.contains("every channel is down: all is kept until one returns")
            }
            try await scene.text(.wang, "预警 类型=谣言 范围=微博 危害=误导考生")
            try await scene.untilHealth(says: "chat: refused")
            try await scene.faults.reset()
            try await scene.untilTexted(.zhao, ["N-1", "W-1"])
        }
    }
}
