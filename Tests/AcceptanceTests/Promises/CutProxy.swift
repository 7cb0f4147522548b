import Foundation
import Synchronization

/// A way to the server that breaks at a chosen message of PostgreSQL's protocol.
///
/// Each connection it accepts is served by a thread of its own, message by message ("Frontend/Backend Protocol", 55.2:
/// a type byte and a length; the first message has no type), so that a cut falls exactly between two of them.
final class CutProxy: @unchecked Sendable {
    enum Cut: CaseIterable {
        /// Both ends learn at once that the link is gone.
        case reset
        /// The link stays open, and nothing comes through any more.
        case swallow
        /// As `swallow`; but what the client had sent arrives when the proxy hangs up, long after it has given up.
        case delay
    }

    enum Direction: CaseIterable {
        case toServer, toClient
    }

    struct Plan {
        let cut: Cut
        let direction: Direction
        /// How many messages still pass in that direction.
        let messages: Int
        /// Whether connections made afterwards are served.
        let heals: Bool
    }

    let port: Int
    private let listener: Int32
    private let target: String
    private let state = Mutex(State())
    private let hasHungUp = DispatchSemaphore(value: 0)

    private struct State {
        var plan: Plan?
        var wasCut = false
        var open: [Int32] = []
    }

    /// - Parameter target: the server's Unix socket.
    init(to target: String) {
        self.target = target
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        port = withUnsafeMutablePointer(to: &address) { [listener] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard bind(listener, address, length) == 0, listen(listener, 64) == 0 else { fatalError("no port") }
                getsockname(listener, address, &length)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
        Thread.detachNewThread { [self] in accept() }
    }

    /// From now on: cut the next connection so.
    func arm(_ plan: Plan) {
        state.withLock { $0 = State(plan: plan, wasCut: false, open: $0.open) }
    }

    /// Whether the chosen message ever came.
    var hasCut: Bool { state.withLock { $0.wasCut } }

    /// Ends all connections, those that hang too.
    func hangUp() {
        state.withLock { state in
            // The servers' ends are closed by the threads that serve them.
            for client in state.open { shutdown(client, Int32(SHUT_RDWR)) }
            state.open = []
        }
        hasHungUp.signal()
    }

    func close() {
        hangUp()
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func accept() {
        while case let client = Glibc.accept(listener, nil, nil), client >= 0 {
            guard state.withLock({ !$0.wasCut || $0.plan?.heals == true }) else {
                Self.reset(client)
                continue
            }
            Thread.detachNewThread { [self] in serve(client) }
        }
        Glibc.close(listener)
    }

    private func serve(_ client: Int32) {
        let server = Self.connect(to: target)
        var plan: Plan?
        state.withLock {
            plan = $0.wasCut ? nil : $0.plan
            $0.open.append(client)
        }
        var relay = Relay(client: client, server: server, plan: plan)
        let ending = relay.run { self.state.withLock { $0.wasCut = true } }
        if plan?.cut == .delay {
            hasHungUp.wait()
            relay.deliver()
        }
        state.withLock { $0.open.removeAll { $0 == client } }
        if ending == .reset { Self.reset(client) } else { Glibc.close(client) }
        Glibc.close(server)
    }

    /// Closes so that the other side gets a reset instead of an end.
    private static func reset(_ socket: Int32) {
        var hard = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
        Glibc.close(socket)
    }

    private static func connect(to path: String) -> Int32 {
        let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = Glibc.connect(server, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        return server
    }
}
