import Foundation
import Synchronization
import TestSupport

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

    var port: Int { listener.port }
    private let listener = TCPListener()
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
        shutdown(listener.descriptor, Int32(SHUT_RDWR))
    }

    private func accept() {
        while let client = listener.accept() {
            guard state.withLock({ !$0.wasCut || $0.plan?.heals == true }) else {
                Self.reset(client)
                continue
            }
            Thread.detachNewThread { [self] in serve(client) }
        }
        Glibc.close(listener.descriptor)
    }

    private func serve(_ client: Int32) {
        guard let server = UnixSocket.connect(to: target) else { return Self.reset(client) }
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
}
