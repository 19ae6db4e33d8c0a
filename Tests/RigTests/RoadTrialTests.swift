import RigKit
import Testing

extension RealServers {
    @Test func `every road of one person is tried, and what answers is verified`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            let name = scene.cast[.zhou].name
            try await scene.ask(.li, "!通道 测试 @zhou", hears: ["已向\(name)发出测试", "短信"])
            try await scene.untilTexted(.zhou, ["通道测试：收到请在此回复1"])
            try await scene.untilMailed(.zhou, "通道测试")
            try await scene.text(.zhou, "1")
            // What comes by SMS is done in order; the `1` itself is answered by nothing.
            try await scene.text(.zhou, "态势")
            try await scene.untilTexted(.zhou, ["无运行中的事件"])
            let roads = try await scene.ask(.li, "!通道 路由 @zhou", hears: ["\(name)的通道"])
            let sms = roads.body.split(separator: "\n").first { $0.hasPrefix("短信") } ?? ""
            #expect(sms.contains("核验") && !sms.contains("未核验"), "\(roads.body)")
            #expect(try await scene.sms.sent(to: scene.cast[.zhou].mobile).count == 2)
            try await scene.ask(.li, "!准备", hears: ["准备情况", "Readiness"])
        }
    }
}
