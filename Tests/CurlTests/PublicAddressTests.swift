import Ports
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1))) struct PublicAddressTests {
    private func bytes(v4 text: String) -> [UInt8] {
        text.split(separator: ".").compactMap { UInt8($0) }
    }

    /// Groups of four digits, all of them written.
    private func bytes(v6 text: String) -> [UInt8] {
        text.split(separator: ":").flatMap { group -> [UInt8] in
            let value = UInt16(group, radix: 16) ?? 0
            return [UInt8(value >> 8), UInt8(value & 0xFF)]
        }
    }

    @Test(
        arguments: [
            "0.0.0.0", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.9",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.1",
            "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.0.1", "198.51.100.7", "203.0.113.9",
            "224.0.0.1", "239.1.2.3", "240.0.0.1", "255.255.255.255",
        ])
    func `what lies in no open network is not public`(text: String) {
        #expect(!PublicAddress.isPublic(bytes(v4: text)))
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes(v4: text)
        #expect(!PublicAddress.isPublic(mapped))
        #expect(
            !PublicAddress.isPublic(
                [0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8) + bytes(v4: text)))
        #expect(
            !PublicAddress.isPublic([0x20, 2] + bytes(v4: text) + [UInt8](repeating: 0, count: 10)))
    }

    @Test(
        arguments: [
            "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.0.1", "100.128.0.1", "126.0.0.1",
            "169.253.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "198.17.0.1", "198.20.0.1",
            "223.255.255.255",
        ])
    func `what does is`(text: String) {
        #expect(PublicAddress.isPublic(bytes(v4: text)))
        #expect(
            PublicAddress.isPublic(
                [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes(v4: text)))
    }

    @Test(
        arguments: [
            ("0:0:0:0:0:0:0:0", false), ("0:0:0:0:0:0:0:1", false), ("0:0:0:0:0:0:7f00:1", false),
            ("fe80:0:0:0:0:0:0:1", false), ("fec0:0:0:0:0:0:0:1", false),
            ("fc00:0:0:0:0:0:0:1", false), ("fd12:0:0:0:0:0:0:1", false),
            ("ff02:0:0:0:0:0:0:1", false), ("100:0:0:0:0:0:0:1", false),
            ("2001:db8:0:0:0:0:0:1", false), ("2001:0:0:0:0:0:0:1", false),
            ("3fff:fff:0:0:0:0:0:1", false), ("64:ff9b:1:0:0:0:7f00:1", false),
            ("2001:4860:4860:0:0:0:0:8888", true), ("240e:0:0:0:0:0:0:1", true),
            ("2606:4700:0:0:0:0:0:1", true), ("3fff:1000:0:0:0:0:0:1", true),
        ])
    func `of IPv6 only what is given to the internet`(text: String, isPublic: Bool) {
        #expect(PublicAddress.isPublic(bytes(v6: text)) == isPublic)
        #expect(!PublicAddress.isPublic([]))
    }

    private func request(
        _ url: String, _ reach: HTTPRequest.Reach = .publicOnly
    ) -> HTTPRequest { HTTPRequest(.get, url, lane: .fetch, reach: reach) }

    @Test func `to this machine nothing is sent, by whatever name it is called`() async throws {
        try await withServer(echoing) { client, server in
            for host in [
                "127.0.0.1", "localhost", "0x7f000001", "2130706433", "127.1", "[::1]",
                "[::ffff:127.0.0.1]", "0.0.0.0",
            ] {
                let failure = await client.failure(of: request("http://\(host):\(server.port)/"))
                #expect(failure == .notSent(.notPublic), "\(host)")
            }
            #expect(server.accepted == 0)
            let answer = try await client.exchange(request(server.url(), .anywhere))
            #expect(answer.status == 200)
        }
    }

    @Test func `a connection that is open already is not used either`() async throws {
        try await withServer(echoing) { client, server in
            _ = try await client.exchange(request(server.url(), .anywhere))
            #expect(await client.failure(of: request(server.url())) == .notSent(.notPublic))
            #expect(server.accepted == 1)
            // And what is asked by somebody else goes on as before.
            let answer = try await client.exchange(request(server.url(), .anywhere))
            #expect(answer.status == 200)
            #expect(server.accepted == 1)
        }
    }
}
