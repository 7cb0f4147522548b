import Foundation

/// A TCP port in front of a server's socket, with faults to order.
public final class Proxy: @unchecked Sendable {
    public enum Mode: Sendable {
        case forwarding
        /// Takes bytes and keeps them: neither side hears of it, as with a half-open link.
        case swallowing
    }

    public var port: Int { listener.port }
    private let target: String
    private let listener = TCPListener()
    private let lock = NSLock()
    private var current = Mode.forwarding
    private var sockets: Set<Int32> = []

    /// - Parameter target: the path of the server's Unix socket.
    public init(to target: String) {
        self.target = target
        Thread.detachNewThread { [self] in accept() }
    }

    deinit {
        close(listener.descriptor)
    }

    /// Of all connections, present and future. What was swallowed is gone: cut them before forwarding again.
    public var mode: Mode {
        get { lock.withLock { current } }
        set { lock.withLock { current = newValue } }
    }

    /// Ends all connections.
    public func cut() {
        lock.withLock { for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) } }
    }

    private func accept() {
        while let client = listener.accept() {
            guard let server = UnixSocket.connect(to: target) else {
                close(client)
                continue
            }
            for socket in [client, server] { _ = fcntl(socket, F_SETFD, FD_CLOEXEC) }
            lock.withLock { sockets.formUnion([client, server]) }
            let ends = Ends(client: client, server: server, owner: self)
            Thread.detachNewThread { ends.pump(client, server) }
            Thread.detachNewThread { ends.pump(server, client) }
        }
    }

    fileprivate func forget(_ client: Int32, _ server: Int32) {
        lock.withLock {
            sockets.subtract([client, server])
            close(client)
            close(server)
        }
    }
}

/// The two sockets of one connection, closed when both directions have ended.
private final class Ends: @unchecked Sendable {
    private let client: Int32
    private let server: Int32
    private let owner: Proxy

    init(client: Int32, server: Int32, owner: Proxy) {
        (self.client, self.server, self.owner) = (client, server, owner)
    }

    deinit {
        owner.forget(client, server)
    }

    func pump(_ from: Int32, _ to: Int32) {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(from, &bytes, bytes.count)
            guard count > 0 else { break }
            if owner.mode == .swallowing { continue }
            guard send(to, bytes, count, Int32(MSG_NOSIGNAL)) == count else { break }
        }
        if owner.mode == .forwarding { for socket in [client, server] { shutdown(socket, Int32(SHUT_RDWR)) } }
    }
}
