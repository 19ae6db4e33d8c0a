import Channels
import Domain
import Foundation
import Testing
import Wording

@testable import Bot

extension SettingsFaultTests {
    static let inboxes: [BrokenSettings] = [
        .init(
            Fixture.mailbox("url:"), line: 13, "缺少 email.inbound.url",
            "email.inbound.url is missing"),
        .init(
            Fixture.mailbox("username:"), line: 13, "缺少 email.inbound.username",
            "email.inbound.username is missing"),
        .init(
            Fixture.mailbox("password:"), line: 13, "缺少 email.inbound.password",
            "email.inbound.password is missing"),
        .init(
            Fixture.mailbox(#"password:"hunter2""#), line: 13,
            #"email.inbound.password 不能直接写密钥，应为 {"env": NAME} 或 {"file": PATH}"#,
            #"email.inbound.password must not hold the secret itself; "#
                + #"write {"env": NAME} or {"file": PATH}"#),
        .init(
            Fixture.mailbox(#"url:"imaps://me:hunter2@h""#), line: 13,
            #"email.inbound.url 不能直接写密钥，应为 {"env": NAME} 或 {"file": PATH}"#,
            #"email.inbound.url must not hold the secret itself; "#
                + #"write {"env": NAME} or {"file": PATH}"#),
        .init(
            Fixture.mailbox(#"url:"pop3://h""#), line: 13,
            "email.inbound.url：pop3://h 不是有效网址，应以 imap:// 或 imaps:// 开头",
            "email.inbound.url: pop3://h is not a URL that begins with imap:// or imaps://"),
        .init(
            Fixture.mailbox(#"url:"imaps://h/INBOX""#), line: 13,
            "email.inbound.url：网址只写到端口，文件夹写在 mailbox",
            "email.inbound.url: the URL ends with the port; the folder belongs in mailbox"),
        .init(
            Fixture.mailbox(#"startTLS:"maybe""#), line: 13,
            "email.inbound.startTLS：maybe 无效，可用：required、none",
            "email.inbound.startTLS: maybe is not one of required, none"),
        .init(
            Fixture.mailbox(#"url:"imap://mail.example.org""#, #"startTLS:"none""#), line: 13,
            "email.inbound.startTLS：none 仅可用于本机或 imaps://，否则口令会明文传输",
            "email.inbound.startTLS: none is for this machine or imaps:// only, "
                + "else the password goes in plain"),
        .init(
            Fixture.mailbox(#"mailbox:"收件箱""#), line: 13,
            "email.inbound.mailbox：收件箱 应按服务器的写法，只用 ASCII 字符，如 INBOX",
            "email.inbound.mailbox: write 收件箱 as the server spells it, in ASCII, such as INBOX"),
        .init(
            Fixture.mailbox(#"pollEvery:"often""#), line: 13,
            "email.inbound.pollEvery：often 不是时长，请写 500ms、30s、5m、2h 或 3d",
            "email.inbound.pollEvery: often is not a duration; write 500ms, 30s, 5m, 2h or 3d"),
        .init(
            Fixture.mailbox(#"pollEvery:"0s""#), line: 13, "email.inbound.pollEvery 应大于零",
            "email.inbound.pollEvery must be more than zero"),
        .init(
            Fixture.mailbox(#"caFile:"gone.pem""#), line: 13,
            "email.inbound.caFile：无法读取文件 gone.pem",
            "email.inbound.caFile: the file gone.pem cannot be read"),
        .init(
            Fixture.mailbox(#"poolEvery:"30s""#), line: 13,
            "未知的键 email.inbound.poolEvery，是否想写 pollEvery？",
            "unknown key email.inbound.poolEvery; did you mean pollEvery?"),
        .init(
            Fixture.sandbox(extra: #""email": { "kind": "spool", "inbound": {} }"#), line: 13,
            "email.inbound 不适用于类型 spool", "email.inbound does not belong to kind spool"),
    ]
}

struct SettingsMailboxTests {
    private func inbound(_ text: String) throws -> Settings.Email.Inbound {
        let (settings, faults) = Fixture.load(text)
        #expect(faults.isEmpty)
        guard case .smtp(let smtp)? = settings?.email.first?.kind else {
            throw BotFailure(.inputAtFault, zh: "", en: "no mail")
        }
        return try #require(smtp.inbound)
    }

    @Test func `a mailbox is INBOX, asked every 30 seconds, with TLS, unless it says otherwise`()
        throws
    {
        let login = Settings.Email.Login(username: "fenghuo", password: Secret("word-3"))
        #expect(
            try inbound(Fixture.mailbox())
                == .init(
                    url: "imaps://mail.example.org", startTLS: .required, login: login,
                    mailbox: "INBOX", pollEvery: .seconds(30)))
        #expect(
            try inbound(
                Fixture.mailbox(
                    #"url:"imap://127.0.0.1:143/""#, #"startTLS:"none""#,
                    #"mailbox:"Team/Answers""#, #"pollEvery:"5s""#, #"caFile:"ca.pem""#))
                == .init(
                    url: "imap://127.0.0.1:143", startTLS: .none, login: login,
                    mailbox: "Team/Answers", pollEvery: .seconds(5), caFile: "ca.pem"))
    }

    @Test(arguments: ["imaps://mail.example.org:993", "imap://localhost", "imap://[::1]:143"])
    func `no STARTTLS is needed under TLS or on this machine`(url: String) throws {
        _ = try inbound(Fixture.mailbox("url:\"\(url)\"", #"startTLS:"none""#))
    }

    @Test func `a desk card names the address only where answers are read`() throws {
        let read = try #require(Fixture.load(Fixture.mailbox()).settings)
        #expect(BackupRoutes(read) == BackupRoutes(email: ["a@b.org"]))
        let deaf = Fixture.smtp(#""url": "smtp://h", "from": "a@b.org""#)
        #expect(BackupRoutes(try #require(Fixture.load(deaf).settings)) == BackupRoutes())
    }

    @Test(
        arguments: [
            (nil, "smtp 收信：正常", "smtp inbound: well"),
            (
                .noMailbox, "smtp 收信：服务器上没有这个文件夹。请核对 bot.json 的 email.inbound.mailbox",
                "smtp inbound: The server has no such folder. See email.inbound.mailbox in bot.json"
            ),
            (
                .login, "smtp 收信：口令或令牌无效。请管理员更换后重启",
                "smtp inbound: The token or password is not accepted. "
                    + "Administrator: renew it and start again"
            ),
            (
                .refused, "smtp 收信：服务器拒绝连接。请技术组检查服务是否在运行",
                "smtp inbound: The server refuses connections. Tech: check that it is running"
            ),
            (
                .timedOut, "smtp 收信：服务器没有应答。请技术组检查网络、防火墙和服务器",
                "smtp inbound: The server does not answer. Tech: check network, firewall and server"
            ),
            (
                .tls, "smtp 收信：安全证书验证失败。请技术组检查证书是否过期",
                "smtp inbound: The security certificate does not check out. "
                    + "Tech: check whether the certificate has expired"
            ),
        ] as [(MailboxFault?, String, String)])
    func `check --live says how the mailbox is`(fault: MailboxFault?, zh: String, en: String)
        throws
    {
        var settings = try #require(Fixture.load(Fixture.mailbox()).settings)
        settings.plan = Fixture.root.appending(path: "playbooks").path()
        let plan = try Assembly.plan(settings)
        let book = Phrasebook(Assembly.unit(settings, plan: plan))
        #expect(LiveCheck.words(for: fault, at: "smtp", book) == Bilingual(zh: zh, en: en))
    }

    @Test(
        arguments: [
            (nil, nil), (.refused, "email inbound: refused"),
            (.login, "email inbound: wrong login"),
            (.timedOut, "email inbound: timed out"), (.tls, "email inbound: tls"),
            (.noMailbox, "email inbound: mailbox missing"), (.notKept, "email inbound: not kept"),
        ] as [(MailboxFault?, String?)])
    func `whoever watches from outside is told why mail is not read`(
        fault: MailboxFault?, problem: String?
    ) {
        #expect(Bot.mailProblem(fault) == problem)
    }
}
