import Foundation

/// A TCP port of this machine that takes connections.
public struct TCPListener: Sendable {
    public let descriptor: Int32
    public let port: Int

    public init() {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        port = withUnsafeMutablePointer(to: &address) { [descriptor] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                // The kernel completes connections up to the backlog, whether they are accepted or not.
                guard bind(descriptor, address, length) == 0, listen(descriptor, 64) == 0 else { fatalError("no port") }
                getsockname(descriptor, address, &length)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
    }

    /// The next connection; nil once the listener is shut down.
    public func accept() -> Int32? {
        let client = Foundation.accept(descriptor, nil, nil)
        return client < 0 ? nil : client
    }
}

/// Connections to a server's Unix socket.
public enum UnixSocket {
    /// Nil where nobody listens.
    public static func connect(to path: String) -> Int32? {
        let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(server, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if status == 0 { return server }
        close(server)
        return nil
    }
}
