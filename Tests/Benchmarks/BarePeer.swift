import Curl
import Foundation
import Ports
import RigKit

/// The floor of the echo benchmark: our own wire and nothing behind it. It polls and answers as the
/// raw script does, decides nothing and keeps nothing; started as a process of its own.
enum BarePeer {
    static let flag = "--bare-peer"

    static func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let home = environment["HOMESERVER"], let token = environment["TOKEN"],
            let room = environment["ROOM"], let own = environment["SELF"]
        else { throw BenchFailure("HOMESERVER, TOKEN, ROOM and SELF are wanted") }
        let wire = try CurlClient()
        let headers = [
            (name: "Authorization", value: "Bearer \(token)"),
            (name: "Content-Type", value: "application/json"),
        ]
        let base = "\(home)/_matrix/client/v3/"
        let filter = MatrixUser.escaped(
            #"{"presence":{"types":[]},"account_data":{"types":[]},"room":{"rooms":["\#(room)"],"#
                + #""ephemeral":{"types":[]},"state":{"types":[]},"account_data":{"types":[]},"#
                + #""timeline":{"types":["m.room.message"]}}}"#)
        var since: String?
        var count = 0
        while true {
            let place = since.map { "&timeout=30000&since=\($0)" } ?? "&timeout=0"
            let answer = try await wire.exchange(
                HTTPRequest(
                    .get, "\(base)sync?filter=\(filter)\(place)", headers: headers, lane: .poll,
                    timeout: .seconds(40)))
            let batch = JSON(reading: answer.body)
            since = batch["next_batch"].string
            for event in batch["rooms"]["join"][room]["timeline"]["events"].elements
            where event["sender"].string != own {
                count += 1
                let text = event["content"]["body"].string ?? ""
                let body: JSON = ["msgtype": "m.text", "body": .string(text)]
                let target = MatrixUser.escaped(room)
                _ = try await wire.exchange(
                    HTTPRequest(
                        .put, "\(base)rooms/\(target)/send/m.room.message/b\(count)",
                        headers: headers, body: Array(body.bytes)))
            }
        }
    }
}
