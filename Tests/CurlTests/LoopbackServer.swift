import Foundation
import Glibc

@testable import Curl

/// A TCP server on the loopback that lives as long as its test: a thread for each conversation.
final class LoopbackServer: Sendable {
    private struct Open {
        var sockets: Set<Int32> = []
        var accepted = 0
        var stopped = false
    }

    let port: UInt16
    private let listener: Int32
    private let open = Locked(Open())

    /// - Parameter serve: Holds one conversation; its connection closes when it returns.
    init(_ serve: @escaping @Sendable (Peer) -> Void) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        port = try Self.bind(listener)
        guard listen(listener, 256) == 0 else { throw POSIXError(.EADDRINUSE) }
        Thread.detachNewThread { [listener, open] in
            while true {
                let socket = accept(listener, nil, nil)
                if socket < 0 { break }
                let goesOn = open.withLock { open in
                    if open.stopped { return false }
                    open.accepted += 1
                    open.sockets.insert(socket)
                    return true
                }
                guard goesOn else {
                    close(socket)
                    break
                }
                Thread.detachNewThread {
                    serve(Peer(socket))
                    open.withLock { open in
                        open.sockets.remove(socket)
                        _ = close(socket)
                    }
                }
            }
            close(listener)
        }
    }

    /// How many connections have been made to it.
    var accepted: Int { open.withLock { $0.accepted } }

    func url(_ path: String = "/", scheme: String = "http") -> String {
        "\(scheme)://127.0.0.1:\(port)\(path)"
    }

    /// Hangs up on everyone.
    func stop() {
        open.withLock { open in
            if open.stopped { return }
            open.stopped = true
            for socket in open.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
            shutdown(listener, Int32(SHUT_RDWR))
        }
    }

    /// - Returns: A port at which nobody listens.
    static func deadPort() throws -> UInt16 {
        let reserved = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(reserved) }
        return try bind(reserved)
    }

    private static func bind(_ socket: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                let code = Glibc.bind(socket, address, size)
                return code == 0 ? getsockname(socket, address, &size) : code
            }
        }
        guard code == 0 else { throw POSIXError(.EADDRINUSE) }
        return UInt16(bigEndian: address.sin_port)
    }
}

/// The server's end of one connection; reads block, and end when the other side hangs up.
final class Peer {
    private let socket: Int32
    private var buffer: [UInt8] = []

    init(_ socket: Int32) { self.socket = socket }

    /// - Returns: The next line with its CRLF taken off; nil at the end.
    func readLine() -> String? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = buffer[..<end]
                buffer.removeFirst(end + 1)
                return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            }
            if !fill() { return nil }
        }
    }

    /// - Returns: Exactly `count` bytes; nil when the connection ends before.
    func read(_ count: Int) -> [UInt8]? {
        while buffer.count < count { if !fill() { return nil } }
        defer { buffer.removeFirst(count) }
        return Array(buffer[..<count])
    }

    /// Waits, whatever comes, until the other side hangs up.
    func waitForEnd() {
        while fill() { buffer.removeAll() }
    }

    private func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &chunk, chunk.count, 0)
        if count > 0 { buffer += chunk[..<count] }
        return count > 0
    }

    func write(_ text: String) { write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return }
            sent += count
        }
    }

    /// Makes the close that follows a reset instead of a good-bye.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        let size = socklen_t(MemoryLayout.size(ofValue: linger))
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, size)
    }
}
