import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words about holding and destroying evidence.
struct EvidenceEndWordsTests {
    typealias S = EvidenceSamples

    private func lines(
        _ saying: Saying, _ language: Language, _ route: RouteKind = .chat, room: Bool = true
    ) -> [String] {
        Fixture.plain(saying, route, language, person: room ? nil : "li")
            .split(separator: "\n").map(String.init)
    }

    private func reply(_ reply: EvidenceReply, _ language: Language) -> [String] {
        lines(.reply(.evidence(reply)), language)
    }

    private func told(_ bulletin: EvidenceBulletin, _ language: Language) -> [String] {
        lines(.bulletin(.evidence(bulletin)), language)
    }

    @Test func `a hold says what it is for and how it ends`() {
        #expect(
            reply(.held(S.held), .zh) == [
                "E-2 已法律保留：案件未结", "保留期间不能销毁", "解除：!存证 解除 E-2 理由=…",
            ])
        #expect(
            reply(.held(S.held), .en) == [
                "E-2 is under legal hold: 案件未结", "Nobody can destroy it while that lasts",
                "To end it: !evidence release E-2 reason=…",
            ])
        #expect(told(.held(S.held), .zh) == ["陈晨对 E-2 作法律保留：案件未结", "保留期间不能销毁"])
        #expect(
            told(.held(S.held), .en) == [
                "陈晨 put E-2 under legal hold: 案件未结", "Nobody can destroy it while that lasts",
            ])
    }

    @Test func `the end of a hold says how long it is kept now`() {
        #expect(
            reply(.released(S.released), .zh)
                == ["E-2 已解除法律保留", "保存至 2029-11-28，到期提醒，不会自动销毁"])
        #expect(
            reply(.released(S.released), .en) == [
                "E-2: the legal hold has ended",
                "It is kept until 2029-11-28; you are reminded then, and nothing goes by itself",
            ])
        #expect(reply(.released(S.running), .zh).last == "事件结束后起算保存期")
        #expect(
            reply(.released(S.running), .en).last
                == "How long it is kept counts from the end of the incident")
        #expect(
            reply(.released(S.outlived), .zh).last == "保存期已满，销毁须两人：!存证 销毁 E-2 理由=…")
        #expect(
            reply(.released(S.outlived), .en).last
                == "Its time is over; two people destroy it: !evidence destroy E-2 reason=…")
    }

    @Test func `when its time is over the office reads what it may do`() {
        let bulletin = EvidenceBulletin.outlived(S.outlived, (2...12).map { Number(.evidence, $0) })
        #expect(
            told(bulletin, .zh) == [
                "I-1 存证保存期已满：E-2、E-3、E-4、E-5、E-6、E-7、E-8、E-9等11项", "仍在保存，不会自动销毁",
                "继续保留：!存证 保留 E-2 理由=…", "销毁须两人：!存证 销毁 E-2 理由=…",
            ])
        #expect(
            told(bulletin, .en) == [
                "I-1: evidence has been kept for its time: E-2, E-3, E-4, E-5, E-6, E-7, E-8, E-9 of 11",
                "It is kept still; nothing goes by itself",
                "To hold it: !evidence hold E-2 reason=…",
                "Two people destroy it: !evidence destroy E-2 reason=…",
            ])
    }

    @Test func `the code is asked for with what it does, to the first and to the second`() {
        func asked(_ index: Int, _ language: Language) -> [String] {
            lines(
                .reply(.confirm(.evidence(S.questions[index].1), code: "4821")), language
            ).dropLast()
        }
        #expect(asked(0, .zh) == ["请确认：申请销毁 E-2 的副本：保存期满", "另一人确认后才会销毁"])
        #expect(
            asked(0, .en) == [
                "Please confirm: ask that the copy of E-2 be destroyed: 保存期满",
                "It goes when somebody else has confirmed it",
            ])
        #expect(
            asked(1, .zh) == [
                "请确认：销毁 E-2 的副本", "陈晨已申请：保存期满", "销毁后不能恢复；SHA-256和交接记录保留",
            ])
        #expect(
            asked(1, .en) == [
                "Please confirm: destroy the copy of E-2", "陈晨 asked for it: 保存期满",
                "It cannot be brought back; SHA-256 and custody stay",
            ])
    }

    @Test func `what was asked for is told to those who may confirm it or say no`() {
        let second = "须法律组或指挥部另一人确认：!存证 销毁 E-2 理由=…"
        #expect(reply(.removalAsked(S.asked), .zh) == ["E-2 已申请销毁，尚未销毁", second])
        #expect(
            reply(.removalAsked(S.asked), .en) == [
                "E-2: asked to be destroyed; nothing is gone yet",
                "Somebody else of legal or HQ confirms it: !evidence destroy E-2 reason=…",
            ])
        #expect(
            told(.removalAsked(S.asked), .zh) == [
                "陈晨申请销毁 E-2：保存期满", second, "不同意：!存证 保留 E-2 理由=…",
            ])
        #expect(
            told(.removalAsked(S.asked), .en) == [
                "陈晨 asks that E-2 be destroyed: 保存期满",
                "Somebody else of legal or HQ confirms it: !evidence destroy E-2 reason=…",
                "If not: !evidence hold E-2 reason=…",
            ])
    }

    @Test func `what cannot be destroyed says what is done about it`() {
        #expect(
            told(.removalFailed(S.confirmed), .zh) == [
                "E-2 的副本未能销毁", "存储拒绝删除；每小时重试，成功后另行告知", "请技术组检查存证文件夹",
            ])
        #expect(
            told(.removalFailed(S.confirmed), .en) == [
                "E-2: its copy could not be destroyed",
                "The disk does not let it go; tried again each hour, and you are told when it is gone",
                "Tech: look at the folder of evidence",
            ])
    }

    @Test func `what is destroyed says by whom, and what stays`() {
        #expect(reply(.removalConfirmed(S.confirmed), .zh) == ["E-2 将被销毁，结果随后告知"])
        #expect(
            reply(.removalConfirmed(S.confirmed), .en)
                == ["E-2 is being destroyed, you will be told"])
        #expect(
            told(.removed(S.removed), .zh) == [
                "E-2 的副本已销毁", "陈晨申请销毁，赵敏确认：保存期满", "登记、交接和SHA-256仍在日志中",
            ])
        #expect(
            told(.removed(S.removed), .en) == [
                "E-2: its copy is destroyed",
                "陈晨 asked for it to be destroyed, 赵敏 confirmed it: 保存期满",
                "Number, custody and SHA-256 stay in the log",
            ])
        let shown = lines(.reply(.evidence(.shown(S.removed))), .zh, room: false)
        #expect(shown.first?.hasPrefix("E-2 已销毁：") == true)
        #expect(shown.contains("SHA-256：\(S.hash)"))
        #expect(shown.contains("陈晨申请销毁，赵敏确认：保存期满"))
        #expect(shown.contains { $0.hasSuffix("副本已销毁") })
        #expect(!shown.contains { $0.hasPrefix("保存至") })
    }

    @Test func `a refusal says why, who may, and what to type instead`() {
        func refused(_ refusal: EvidenceRefusal, _ language: Language) -> [String] {
            lines(.reply(.refused(.evidence(refusal))), language)
        }
        let id = S.added.id
        #expect(
            refused(.held(id, S.held.hold), .zh)
                == ["E-2 已法律保留（陈晨）", "法律组或指挥部可解除", "请写：!存证 解除 E-2 理由=…"])
        #expect(
            refused(.held(id, S.held.hold), .en) == [
                "E-2 is under legal hold (陈晨)", "Legal or HQ may end that",
                "Type: !evidence release E-2 reason=…",
            ])
        #expect(refused(.notHeld(id), .zh) == ["E-2 没有法律保留", "查看：!存证 查看 E-2"])
        #expect(
            refused(.notHeld(id), .en)
                == ["E-2 is under no legal hold", "To see it: !evidence show E-2"])
        #expect(
            refused(.tooEarly(id, until: S.until), .zh)
                == ["E-2 保存至 2029-11-28，此前不能销毁", "保存期由预案 retention 规定"])
        #expect(
            refused(.tooEarly(id, until: S.until), .en) == [
                "E-2 is kept until 2029-11-28, and not destroyed before",
                "The plan's retention says for how long",
            ])
        #expect(refused(.tooEarly(id, until: nil), .zh).first == "E-2 所属事件尚未结束，不能销毁")
        #expect(
            refused(.tooEarly(id, until: nil), .en).first
                == "E-2 is of an incident that has not ended; it is not destroyed")
        #expect(
            refused(.needsAnother(id), .zh) == [
                "E-2 由您申请销毁", "须法律组或指挥部另一人确认", "该人请写：!存证 销毁 E-2 理由=…",
            ])
        #expect(
            refused(.needsAnother(id), .en) == [
                "You asked for E-2 to be destroyed", "Somebody else of legal or HQ confirms it",
                "They type: !evidence destroy E-2 reason=…",
            ])
        #expect(refused(.removed(id, S.removed.removal), .zh).first == "E-2 的副本已销毁")
        #expect(
            refused(.removed(id, S.removed.removal), .en).first == "The copy of E-2 is destroyed")
        #expect(refused(.removed(id, S.confirmed.removal), .zh).first == "E-2 的副本正在销毁")
        #expect(
            refused(.removed(id, S.confirmed.removal), .en).first
                == "The copy of E-2 is being destroyed")
    }
}
