import Domain

/// Evidence: what could not be done, what happened, and the verb's own words.
extension Voice {
    /// Why no copy was kept.
    func cause(_ fault: EvidenceFault) -> String {
        switch fault {
        case .noNetwork:
            say("机器人在无网络环境运行（沙盒或演练）", "this bot runs without a network (sandbox or rehearsal)")
        case .badAddress: say("不是可取回的网址", "it is no address that can be fetched")
        case .privateAddress:
            say("网址指向内部网络，不予访问", "it leads into a private network, where nothing is fetched")
        case .tooManyRedirects: say("网址跳转次数过多", "the address redirects too often")
        case .tooLarge(let most):
            say("超过\(most >> 20)MB的上限", "it is larger than the limit of \(most >> 20) MB")
        case .empty: say("内容为空", "there is nothing in it")
        case .type(let type): say("不接收该类型文件(\(type))", "files of type \(type) are not taken")
        case .status(let status): say("对方返回\(status)", "the server answers \(status)")
        case .gone: say("聊天服务器上已无此文件", "the chat server no longer has it")
        case .unreachable(let word): lowerFirst(failureCause(word))
        case .notWritten: say("本机无法写入副本", "the copy cannot be written here")
        case .secret: say("可能涉密，不予留存", "it may be a secret, and those are not kept here")
        }
    }

    private func lowerFirst(_ text: String) -> String {
        language == .zh ? text : text.prefix(1).lowercased() + text.dropFirst()
    }

    /// What the person who gave it can do.
    func remedy(_ fault: EvidenceFault) -> String {
        switch fault {
        case .noNetwork: say("正式环境中会取回", "In earnest it would be fetched")
        case .badAddress:
            say("请核对网址，或截图、另存后发送文件", "Check the address, or send a file of what it shows")
        case .privateAddress, .tooManyRedirects, .status, .unreachable:
            say("请截图或另存后发送文件，以本命令为说明", "Send a file of what it shows, with this command as caption")
        case .tooLarge:
            say("请自行保全原件，并登记存放处", "Preserve the original yourself and note where it lies")
        case .empty: say("请核对后重新发送", "Check it and send it again")
        case .type:
            say("请技术组保全原件，并登记其SHA-256和存放处", "Tech: preserve it, and note its SHA-256 and place")
        case .gone: say("请重新发送文件", "Send the file again")
        case .notWritten: say("请技术组检查磁盘空间和权限", "Tech: check disk space and rights")
        case .secret:
            say(
                "请勿再次发送；当面或电话联系保密工作机构，线索可拨12339",
                "Do not send it again; see or call the secrecy office, for leads call 12339")
        }
    }

    func words(_ refusal: EvidenceRefusal) -> Words {
        switch refusal {
        case .nothingGiven:
            no(
                say("没有链接，也没有文件", "There is neither a link nor a file"),
                who: say(
                    "或发送文件，以此命令为说明；或回复带文件的消息", "Or send a file with this caption, or answer one"),
                instead: say("请写：", "Type: ") + sample(.evidence))
        case .badAddress:
            no(
                say(
                    "只接收 http 或 https 网址，且不含口令",
                    "Only http and https addresses, without a password"),
                instead: say("或截图、另存后发送文件", "Or send a file of what it shows"))
        case .notHolder(let number, let holder):
            no(
                say("\(number) 不由您保管", "You do not hold \(number)"),
                who: holder.map { say("保管人：\($0)", "Held by \($0)") } ?? "",
                instead: say("移交须由保管人办理", "Only its holder hands it on"))
        case .handedToHolder(let number):
            no(
                say("\(number) 已由此人保管", "\(number) is held by this person already"),
                instead: say("查看：", "To see it: ")
                    + typed(.evidence, zh: "查看 \(number)", en: "show \(number)"))
        case .notForYou(let number, let to):
            no(
                to.map { say("\(number) 正移交\($0)", "\(number) is being handed to \($0)") }
                    ?? say("\(number) 没有移交给任何人", "\(number) is being handed to nobody"),
                instead: say("请保管人移交：", "Its holder types: ")
                    + typed(.evidence, zh: "交接 \(number) @姓名", en: "hand \(number) @name"))
        case .notKept, .keptAlready, .ofAnother: ofCopy(refusal)
        case .held, .notHeld, .tooEarly, .needsAnother, .removed: ofEnd(refusal)
        }
    }

    /// Only for the three about a copy.
    private func ofCopy(_ refusal: EvidenceRefusal) -> Words {
        switch refusal {
        case .notKept(let number):
            no(
                say(
                    "\(number) 没有副本，不能校验，也不能作证据",
                    "\(number) has no copy to verify or to prove anything by"),
                instead: say("取回：", "To fetch one: ")
                    + typed(.evidence, zh: "重取 \(number)", en: "again \(number)"))
        case .keptAlready(let number, let isKept):
            no(
                isKept
                    ? say("\(number) 已留存", "\(number) is kept already")
                    : say("\(number) 正在取回", "\(number) is being fetched"),
                instead: say("查看：", "To see it: ")
                    + typed(.evidence, zh: "查看 \(number)", en: "show \(number)"))
        case .ofAnother(let number, let incident):
            no(
                say(
                    "\(number) 属于 \(incident)，不能用于另一事件",
                    "\(number) is of \(incident) and proves nothing of another"),
                instead: say("请在本事件中另行登记", "Note it in this incident too"))
        default: Words([])
        }
    }

    func sentence(_ event: EvidenceEvent, _ line: TimelineLine) -> String {
        let id = Number(.evidence, event.number)
        switch event {
        case .added(_, let origin, let note):
            let from: String? = if case .link(let link) = origin { link } else { nil }
            return say("登记存证 \(id)", "noted evidence \(id)")
                + reason([note, from].compactMap(\.self).first)
        case .kept(_, let copy):
            return say(
                "\(id) 已留存，SHA-256 \(copy.hash.prefix(12))…",
                "\(id) is kept, SHA-256 \(copy.hash.prefix(12))…")
        case .failed(_, let fault):
            return say("\(id) 未能留存：", "\(id) could not be kept: ") + cause(fault)
        case .wanted: return say("要求再次取回 \(id)", "had \(id) fetched once more")
        case .handed(_, let person, let why):
            let name = name(person, line)
            return say("将 \(id) 移交\(name)", "handed \(id) to \(name)") + reason(why)
        case .taken: return say("接收 \(id)", "took \(id)")
        case .checkAsked: return say("要求校验 \(id)", "had \(id) verified")
        case .verified(_, .intact): return say("\(id) 校验完好", "\(id) was found intact")
        case .verified(_, .altered): return say("\(id) 副本已被改动", "\(id): the copy was altered")
        case .verified(_, .gone): return say("\(id) 副本已丢失", "\(id): the copy is gone")
        case .held(_, let why):
            return say("对 \(id) 作法律保留", "put \(id) under legal hold") + reason(why)
        case .released(_, let why):
            return say("解除 \(id) 的法律保留", "ended the legal hold on \(id)") + reason(why)
        case .outlived: return say("\(id) 保存期已满", "\(id) has been kept for its time")
        case .removalAsked(_, let why):
            return say("申请销毁 \(id)", "asked for \(id) to be destroyed") + reason(why)
        case .removalConfirmed: return say("确认销毁 \(id)", "confirmed that \(id) be destroyed")
        case .removalFailed:
            return say("\(id) 的副本未能销毁", "\(id): the copy could not be destroyed")
        case .removed: return say("\(id) 的副本已销毁", "\(id): the copy is destroyed")
        }
    }

    func evidenceArguments(_ verb: Verb) -> String {
        switch verb {
        case .evidence:
            say(
                "[I-n]|网址 [I-n] [备注]|查看 E-n|交接 E-n @姓名 [原因]|接收 E-n|校验 E-n|重取 E-n",
                "[I-n] | link [I-n] [note] | show E-n | hand E-n @name [why] | take E-n | "
                    + "verify E-n | again E-n")
        case .evidenceHand: say("E-n @姓名 [原因]", "E-n @name [why]")
        case .evidenceHold, .evidenceRemove: say("E-n 理由=…", "E-n reason=…")
        default: "E-n"
        }
    }

    func evidencePurpose(_ verb: Verb) -> String {
        switch verb {
        case .evidence:
            say("存证：留存网页或文件原件，记SHA-256和交接", "keep a page or file with its SHA-256 and custody")
        case .evidenceHand: say("移交存证，对方接收后生效", "hand evidence on; it counts when they take it")
        case .evidenceHold:
            say("法律保留：期间不能销毁（解除 E-n）", "legal hold: nobody destroys it (release E-n)")
        case .evidenceRemove:
            say("保存期满后由两人销毁副本", "destroy a copy whose time is over; two people")
        default: say("校验留存的副本是否被改动", "verify that a kept copy is still as it was")
        }
    }
}
