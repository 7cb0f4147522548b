import Foundation

/// A TCP port in front of a server's socket, with faults to order.
public final class Proxy: @unchecked Sendable {
    public enum Mode: Sendable {
        case forwarding
        /// Takes bytes and keeps them: neither side hears of it, as with a half-open link.
        case swallowing
    }

    public let port: Int
    private let target: String
    private let listener: Int32
    private let lock = NSLock()
    private var current = Mode.forwarding
    private var sockets: Set<Int32> = []

    /// - Parameter target: the path of the server's Unix socket.
    public init(to target: String) {
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
        _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
        Thread.detachNewThread { [self] in accept() }
    }

    deinit {
        close(listener)
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
        while true {
            let client = Foundation.accept(listener, nil, nil)
            guard client >= 0 else { return }
            guard let server = connectToTarget() else {
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

    private func connectToTarget() -> Int32? {
        let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(target.utf8)) }
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(server, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if status == 0 { return server }
        close(server)
        return nil
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
