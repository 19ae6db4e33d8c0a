import Domain
import Foundation

/// Evidence: what was given, what is kept of it, who answers for it.
extension Voice {
    func words(_ reply: EvidenceReply) -> Words {
        switch reply {
        case .added(let item): evidenceAdded(item)
        case .again(let item): evidenceAgain(item)
        case .handed(let item): evidenceHanded(item)
        case .taken(let item): evidenceTaken(item)
        case .checking(let item): evidenceChecking(item)
        case .shown(let item): evidenceShown(item)
        case .list(let incident, let all): evidenceList(incident, all)
        case .held, .released, .removalAsked, .removalConfirmed: endWords(reply)
        }
    }

    func words(_ bulletin: EvidenceBulletin) -> Words {
        switch bulletin {
        case .kept(let item): evidenceKept(item)
        case .failed(let item): evidenceFailed(item)
        case .handed(let item): evidenceForYou(item)
        case .taken(let item): evidenceTakenOver(item)
        case .verified(let item, let finding): evidenceVerified(item, finding)
        case .held, .released, .outlived, .removalAsked, .removalFailed, .removed:
            endWords(bulletin)
        }
    }

    // MARK: Parts

    private func origin(_ item: EvidenceBrief) -> String {
        switch item.origin {
        case .link(let link): tidy(link, max: 120)
        case .file(let file):
            switch file.place {
            case .media: tidy(file.name ?? say("聊天文件", "a file of the chat"), max: 60)
            case .message: say("所回复的消息", "the message answered")
            }
        }
    }

    private func what(_ item: EvidenceBrief) -> String {
        let note = item.note.map { say("（\(tidy($0, max: 60))）", " (\(tidy($0, max: 60)))") }
        return origin(item) + (note ?? "")
    }

    /// `12,345 bytes`: evidence is told to the byte.
    private func size(_ bytes: Int) -> String {
        var digits = Array(String(bytes))
        for place in stride(from: digits.count - 3, to: 0, by: -3) {
            digits.insert(",", at: place)
        }
        return say("\(String(digits))字节", bytes == 1 ? "1 byte" : "\(String(digits)) bytes")
    }

    private func copy(_ copy: Evidence.Copy) -> String {
        list([tidy(copy.name, max: 40), copy.type, size(copy.bytes), time(copy.fetchedAt)])
    }

    private func finding(_ finding: Evidence.Finding) -> String {
        switch finding {
        case .intact: say("完好", "intact")
        case .altered: say("已被改动", "altered")
        case .gone: say("已丢失", "gone")
        }
    }

    private func standing(_ item: EvidenceBrief) -> String {
        if let removal = item.removal, removal.confirmedBy != nil {
            return removal.doneAt == nil
                ? say("销毁中", "being destroyed") : say("已销毁", "destroyed")
        }
        if let finding = item.finding, finding != .intact { return self.finding(finding) }
        if item.copy != nil { return say("已留存", "kept") }
        return item.fault == nil ? say("取回中", "being fetched") : say("未留存", "not kept")
    }

    private func custody(_ item: EvidenceBrief) -> String {
        let holder = item.holder ?? say("无", "nobody")
        guard let next = item.handedTo else { return say("保管人：\(holder)", "Held by \(holder)") }
        return say(
            "保管人：\(holder)，正移交\(next)，待接收", "Held by \(holder), being handed to \(next)")
    }

    // MARK: Replies

    private func evidenceAdded(_ item: EvidenceBrief) -> Words {
        let head = say("\(item.id) 已登记", "\(item.id) noted")
        return Words(
            [
                head + say("：", ": ") + what(item),
                item.fault == nil
                    ? say(
                        "正在取回副本，结果随后告知", "A copy is being fetched; what comes of it is told to you")
                    : "",
                custody(item),
            ], forms: [head])
    }

    private func evidenceAgain(_ item: EvidenceBrief) -> Words {
        let head = say("\(item.id) 再次取回，结果随后告知", "\(item.id): fetched once more, you will be told")
        return Words([head], forms: [head])
    }

    private func evidenceHanded(_ item: EvidenceBrief) -> Words {
        let next = item.handedTo ?? ""
        return Words([
            say("\(item.id) 正移交\(next)，待其接收", "\(item.id) is being handed to \(next)"),
            say("接收前仍由您保管", "You answer for it until they take it"),
        ])
    }

    private func evidenceTaken(_ item: EvidenceBrief) -> Words {
        Words([
            say("\(item.id) 已接收，由您保管", "\(item.id) is yours: you answer for it now"),
            say("移交：", "To hand it on: ")
                + typed(.evidence, zh: "交接 \(item.id) @姓名", en: "hand \(item.id) @name"),
        ])
    }

    private func evidenceChecking(_ item: EvidenceBrief) -> Words {
        Words([say("\(item.id) 正在校验，结果随后告知", "\(item.id) is being verified, you will be told")])
    }

    private func evidenceShown(_ item: EvidenceBrief) -> Words {
        let head = "\(item.id) \(standing(item))"
        var lines = [head + say("：", ": ") + what(item)]
        if let copy = item.copy { lines += [self.copy(copy), hash(copy)] }
        if let fault = item.fault { lines.append(say("原因：", "Why: ") + cause(fault)) }
        lines += keeping(item)
        if !item.tasks.isEmpty {
            lines.append(say("用于：", "Proves: ") + list(item.tasks.map(\.description)))
        }
        // A room has six lines; custody is always the last of them.
        let most = isRoom ? max(0, 5 - lines.count) : 12
        return Words(lines + item.chain.suffix(most).map(line) + [custody(item)], forms: [head])
    }

    private func hash(_ copy: Evidence.Copy) -> String { say("SHA-256：", "SHA-256: ") + copy.hash }

    /// One link of the custody chain.
    private func line(_ link: EvidenceBrief.Link) -> String {
        let name = link.name ?? ""
        let deed =
            switch link.deed {
            case .added: say("\(name)登记", "noted by \(name)")
            case .kept: say("副本已留存", "copy kept")
            case .failed: say("未能留存", "not kept")
            case .wanted: say("\(name)要求再次取回", "\(name) had it fetched once more")
            case .handed(_, let why):
                say("\(name)移交\(link.other ?? "")", "\(name) handed it to \(link.other ?? "")")
                    + reason(why)
            case .taken: say("\(name)接收", "taken by \(name)")
            case .verified(let found):
                say("\(name)校验：\(finding(found))", "verified by \(name): \(finding(found))")
            case .held(let why):
                say("\(name)作法律保留", "put under legal hold by \(name)") + reason(why)
            case .released(let why):
                say("\(name)解除法律保留", "legal hold ended by \(name)") + reason(why)
            case .outlived: say("保存期已满", "kept for its time")
            case .removalAsked(let why):
                say("\(name)申请销毁", "\(name) asked for it to be destroyed") + reason(why)
            case .removalConfirmed: say("\(name)确认销毁", "\(name) confirmed that")
            case .removalFailed: say("副本未能销毁", "copy could not be destroyed")
            case .removed: say("副本已销毁", "copy destroyed")
            }
        return "\(time(link.at)) \(deed)"
    }

    private func evidenceList(_ incident: Int, _ all: [EvidenceBrief]) -> Words {
        guard !all.isEmpty else {
            let head = say("\(i: incident) 尚无存证", "\(i: incident): no evidence yet")
            return Words(
                [
                    head,
                    say("登记：", "To note some: ") + typed(.evidence, zh: "链接 备注", en: "link note"),
                    say("或发送文件，以此命令为说明", "Or send a file with this command as its caption"),
                ], forms: [head])
        }
        let head = say(
            "\(i: incident) 存证\(all.count)项",
            "\(i: incident): \(count(all.count, "item", "items")) of evidence")
        let rows = all.reversed().map { item in
            "\(item.id) \(standing(item))" + say("｜", " | ") + what(item)
                + say("｜", " | ") + (item.holder ?? say("无保管人", "held by nobody"))
        }
        let most = isRoom ? 4 : 60
        return Words([head] + rows.prefix(most) + [more(rows.count - most)], forms: [head])
    }

    // MARK: Bulletins

    private func evidenceKept(_ item: EvidenceBrief) -> Words {
        let head = say("\(item.id) 已留存", "\(item.id) is kept")
        guard let copy = item.copy else { return Words([head], forms: [head]) }
        return Words(
            [head + say("：", ": ") + self.copy(copy), hash(copy), proof(item)], forms: [head],
            subject: head)
    }

    /// What was kept, and what was not.
    private func proof(_ item: EvidenceBrief) -> String {
        switch item.origin {
        case .link:
            say(
                "留存的是网址当时返回的原始字节，不是页面截图；网页此后可能改变",
                "These are the bytes that the address gave then, no picture of the page, "
                    + "which may change")
        case .file(let file):
            if case .message = file.place {
                say(
                    "留存的是消息所带文件；没有文件时为消息本身",
                    "This is the file that the message carries; without one the message itself")
            } else {
                say("留存的是该文件的原始字节", "These are the bytes of the file as it was sent")
            }
        }
    }

    private func evidenceFailed(_ item: EvidenceBrief) -> Words {
        let head = say("\(item.id) 未能留存", "\(item.id) could not be kept")
        let fault = item.fault ?? .gone
        let again = typed(.evidence, zh: "重取 \(item.id)", en: "again \(item.id)")
        return Words(
            [
                head + say("：", ": ") + cause(fault),
                say("已登记，但没有副本", "It stands noted, without a copy"), remedy(fault),
                fault == .secret ? "" : say("再次取回：", "To fetch it once more: ") + again,
            ], forms: [head + say("。", ". ") + logIn, head], subject: head)
    }

    private func evidenceForYou(_ item: EvidenceBrief) -> Words {
        let head = say("\(item.id) 移交给您，请接收", "\(item.id) is handed to you: take it")
        let from = item.holder.map { say("(\($0))", " (\($0))") } ?? ""
        return Words(
            [
                head + from + say("：", ": ") + what(item),
                say("接收：", "To take it: ")
                    + typed(.evidence, zh: "接收 \(item.id)", en: "take \(item.id)"),
            ], forms: [head + say("。", ". ") + logIn, head], subject: head)
    }

    private func evidenceTakenOver(_ item: EvidenceBrief) -> Words {
        let holder = item.holder ?? ""
        let head = say("\(item.id) 已由\(holder)接收", "\(item.id) was taken by \(holder)")
        let short = say("\(item.id) 已被接收", "\(item.id) was taken")
        return Words([head], forms: [short], subject: short)
    }

    private func evidenceVerified(_ item: EvidenceBrief, _ found: Evidence.Finding) -> Words {
        let head = say(
            "\(item.id) 副本\(finding(found))", "\(item.id): the copy is \(finding(found))")
        let next: String
        switch found {
        case .intact:
            next = item.copy.map(hash) ?? ""
        case .altered:
            next = say(
                "内容与留存时的SHA-256不符，不可再作证据；请保护现场并查明",
                "It no longer has the SHA-256 that was kept: it proves nothing now; find out why")
        case .gone:
            next = say(
                "留存目录中已无此文件；请从备份恢复或再次登记",
                "Its file is no longer there: restore it from a backup, or give it again")
        }
        return Words([head, next], forms: [head], subject: head)
    }
}
