import Domain
import Foundation
import Ports
import Testing

@testable import Channels

@Suite struct `The files of a mail` {
    private static let png = "iVBORw0KGgo="
    private static let bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Parts, each with its head as it stands.
    private func mail(_ parts: (head: String, body: String)...) -> [UInt8] {
        let body = parts.map { "--=_b\n\($0.head)\n\n\($0.body)\n" }.joined()
        return Letter().saying("\(body)--=_b--\n", as: "multipart/mixed; boundary=\"=_b\"").bytes
    }

    private let words = (head: "Content-Type: text/plain; charset=utf-8", body: "存证 首发帖")

    private func image(_ disposition: String, type: String = "image/png") -> (
        head: String, body: String
    ) {
        (
            "Content-Type: \(type)\nContent-Transfer-Encoding: base64\n"
                + "Content-Disposition: \(disposition)", Self.png
        )
    }

    private func fetched(_ mail: [UInt8]) -> Result<FetchedFile, EvidenceFault> {
        do throws(EvidenceFault) { return .success(try MailFile.fetched(mail)) } catch {
            return .failure(error)
        }
    }

    @Test func `one is kept to the byte, and called as its sender calls it`() {
        let mail = mail(words, image("attachment; filename=a.png"))
        #expect(
            fetched(mail)
                == .success(FetchedFile(bytes: Self.bytes, type: "image/png", name: "a.png")))
        #expect(MailFile.named(in: mail)?.name == "a.png")
        #expect(MailFile.named(in: mail)?.type == "image/png")
    }

    @Test(
        arguments: [
            (#"attachment; filename="现场 1.png""#, "现场 1.png"),
            ("attachment; filename=\"=?utf-8?B?546w5Zy6LnBuZw==?=\"", "现场.png"),
            ("attachment; filename*=UTF-8''%E7%8E%B0%E5%9C%BA.png", "现场.png"),
            ("attachment; filename*=gbk''%CF%D6%B3%A1.png; filename=x.png", "现场.png"),
            (
                "attachment; filename*0*=UTF-8''%E7%8E%B0; filename*1*=%E5%9C%BA; filename*2=.png",
                "现场.png"
            ),
            ("inline; filename=../../etc/passwd", "....etcpasswd"), ("attachment", nil),
        ])
    func `a name is read in every form`(disposition: String, name: String?) {
        #expect(MailFile.named(in: mail(words, image(disposition)))?.name == name)
    }

    @Test func `its name may stand in its type alone`() {
        let mail = mail(words, image("attachment", type: "image/png; name=\"b.png\""))
        #expect(MailFile.named(in: mail)?.name == "b.png")
    }

    @Test func `without a transfer encoding the line end before the boundary is not its own`() {
        let head = "Content-Type: text/csv\nContent-Disposition: attachment; filename=a.csv"
        #expect(
            fetched(mail(words, (head, "一,二\n三,四")))
                == .success(
                    FetchedFile(
                        bytes: Array("一,二\r\n三,四".utf8), type: "text/csv", name: "a.csv")))
    }

    @Test func `what a page shows in itself, and signatures, are none`() {
        let page = (
            head: "Content-Type: text/html; charset=utf-8",
            body: "<p>存证</p><img src=\"cid:logo@x\">"
        )
        var logo = image("inline; filename=logo.png")
        logo.head += "\nContent-ID: <logo@x>"
        let seal = (head: "Content-Type: application/pgp-signature; name=s.asc", body: "x")
        #expect(MailFile.named(in: mail(page, logo, seal)) == nil)
        #expect(MailFile.named(in: mail(words)) == nil)
        #expect(fetched(mail(page, logo, seal)) == .failure(.gone))
        // A telephone's photo stands between the words and is none of the page's.
        let photo = image("inline; filename=IMG_1.png")
        #expect(MailFile.named(in: mail(page, logo, photo))?.name == "IMG_1.png")
    }

    @Test func `of several the mail itself is kept, and every name is looked at`() {
        let mail = mail(
            words, image("attachment; filename=a.png"), image("attachment; filename=机密★.png"))
        #expect(MailFile.named(in: mail)?.name == "mail.eml")
        guard case .success(let file) = fetched(mail) else { return #expect(Bool(false)) }
        #expect(file.bytes == mail)
        #expect(file.type == "message/rfc822" && file.name == "mail.eml")
        #expect(file.words?.contains("机密★.png") == true)
        #expect(file.words?.contains("存证 首发帖") == true)
    }

    @Test func `a mail that was forwarded as a file is one`() {
        let head = "Content-Type: message/rfc822\nContent-Disposition: attachment; filename=x.eml"
        let inner = "From: a@b.c\nSubject: x\n\nthe threat"
        guard case .success(let file) = fetched(mail(words, (head, inner))) else {
            return #expect(Bool(false))
        }
        #expect(String(decoding: file.bytes, as: UTF8.self).hasSuffix("the threat"))
        #expect(file.type == "message/rfc822" && file.name == "x.eml")
    }

    @Test func `a mail that is nothing but a file is that file`() {
        let letter = Letter().with(
            "Subject: 存证", "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=a.png")
        let mail = letter.saying(Self.png, as: "image/png").bytes
        #expect(ChannelsTests.words(mail) == "存证")
        #expect(
            fetched(mail)
                == .success(FetchedFile(bytes: Self.bytes, type: "image/png", name: "a.png")))
    }

    @Test func `however it is cut, reading it ends`() {
        let mail = mail(words, image("attachment; filename=a.png"), image("attachment"))
        for length in 0...mail.count { _ = fetched(Array(mail.prefix(length))) }
    }
}
