import CCurl
import Glibc

extension Lane {
    /// How many exchanges are under way.
    var pending: Int { inbox.withLock(\.pending) }

    /// Ends conversations from outside: whoever waits on one of them sees its end at once.
    static func hangUp(_ sockets: Set<Int32>) {
        for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }

    /// Keeps a list of open sockets, so that a conversation can be ended from any thread.
    func watchSockets(of handle: inout CurlHandle) {
        unsafe handle.set(
            opened: { lane, socket, _ in
                let lane = unsafe Unmanaged<Lane>.fromOpaque(lane.unsafelyUnwrapped)
                return unsafe lane.takeUnretainedValue().note(socket)
                    ? Int32(CURL_SOCKOPT_OK) : Int32(CURL_SOCKOPT_ERROR)
            },
            closed: { lane, socket in
                let lane = unsafe Unmanaged<Lane>.fromOpaque(lane.unsafelyUnwrapped)
                return unsafe lane.takeUnretainedValue().forget(socket)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// - Returns: False when the lane is closed and nothing may be opened any more.
    private func note(_ socket: Int32) -> Bool {
        inbox.withLock { inbox in
            inbox.sockets.insert(socket)
            return !inbox.closed
        }
    }

    private func forget(_ socket: Int32) -> Int32 {
        inbox.withLock { inbox in
            inbox.sockets.remove(socket)
            return Glibc.close(socket)
        }
    }
}
