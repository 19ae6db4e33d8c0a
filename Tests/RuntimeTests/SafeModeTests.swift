import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import Testing

/// The bot says when it is not well (spec §1.10): a full or failing disk, a clock gone back.
struct SafeModeTests {
    private func full(_ drill: inout Drill) -> [Said] {
        drill.stage.disk.set(.broken(.full))
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生")
        return drill.wait(.seconds(30))
    }

    @Test func `a full disk is told to the room and its keepers, once`() throws {
        var drill = Drill()
        let said = full(&drill) + drill.wait(.minutes(5))
        #expect(
            said.room.map(\.text) == [
                """
                存储故障：磁盘已满，自12:00无法保存
                暂停：受理命令、时限提醒；恢复后按顺序自动处理，请勿重发
                继续：已排队的聊天消息尽量发出
                紧急请致电值班室 010-00000000
                请技术组腾出磁盘空间，无需重启
                """
            ])
        #expect(
            said.sms(to: "zhao").map(\.text) == [
                "【示例单位】存储故障(磁盘已满)，命令暂停受理，请勿重发。急电010-00000000"
            ])
        #expect(said.sms(to: "li").count == 1)
        #expect(said.sms(to: "zhou").isEmpty)
        #expect(drill.stage.audit()?.contains(.storeFails) == true)
    }

    @Test func `what was said meanwhile is taken up when there is room again, and it is told`() {
        var drill = Drill()
        _ = full(&drill)
        drill.stage.disk.set(.none)
        let back = drill.wait(.seconds(30))
        #expect(
            back.room.map(\.text) == [
                """
                存储已恢复，12:00至12:00无法保存（磁盘已满）
                其间的命令正按顺序处理；如未见回复，请重发
                """
            ])
        #expect(back.sms(to: "li").map(\.text) == ["【示例单位】存储已恢复，命令照常受理"])
        drill.stage.release()
        let answered = drill.wait(.seconds(5))
        #expect(answered.room.contains { $0.text.hasPrefix("W-1 已登记") })
        #expect(drill.stage.audit()?.contains(.storeFails) == false)
        let lines = drill.room("li", "!大事记").room.map(\.text).joined()
        #expect(lines.contains("12:00至12:00存储无法写入（磁盘已满）"))
    }

    @Test func `a disk that fails for a moment is told to nobody`() {
        var drill = Drill()
        drill.stage.disk.set(.broken(.unavailable("input/output error")))
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生")
        drill.wait(.seconds(4))
        drill.stage.disk.set(.none)
        #expect(drill.wait(.minutes(1)).isEmpty)
    }

    @Test func `a message given twice at once is no fault of the store`() {
        for seed in 1...20 {
            let drill = Drill(seed: UInt64(seed))
            drill.stage.sayTwiceAtOnce("态势", from: drill.address("li", .sms), on: .sms)
            #expect(drill.stage.audit()?.contains(.storeFails) == false, "seed \(seed)")
        }
    }

    @Test func `while the chat is down too the keepers hear of it by SMS`() {
        var drill = Drill()
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(2))
        drill.stage.disk.set(.broken(.corrupt("malformed")))
        drill.sms("wang", "态势")
        let said = drill.wait(.seconds(30))
        #expect(
            said.sms(to: "zhao").map(\.text) == [
                "【示例单位】存储故障(存储文件损坏)，命令暂停受理，请勿重发。急电010-00000000"
            ])
    }

    @Test func `a clock gone back is told once, and again when it goes back again`() {
        var drill = Drill()
        drill.activate()
        drill.wait(.hours(1))
        drill.stage.clock.setBack(by: .minutes(90))
        let said = drill.room("li", "!记录 情况稳定") + drill.wait(.minutes(1))
        let told = said.room.map(\.text).filter { $0.contains("时钟") }
        #expect(
            told == [
                """
                本机时钟由13:00退回11:30
                各时限按现在的时钟计算，提醒可能推迟；请人工核对
                请技术组检查时间同步(NTP)
                """
            ])
        let quiet = drill.room("li", "!记录 仍稳定") + drill.wait(.minutes(1))
        #expect(quiet.room.allSatisfy { !$0.text.contains("时钟") })
        drill.stage.clock.setBack(by: .minutes(10))
        let later = drill.room("li", "!记录 还是稳定") + drill.wait(.minutes(1))
        let again = later.room.filter { $0.text.contains("时钟") }
        #expect(again.count == 1)
    }
}
