import Foundation

/// A TCP port that accepts connections and never answers.
public final class BlackHole: Sendable {
    public let port: Int
    private let listener: Int32

    public init() {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { [listener] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                // The kernel completes connections up to the backlog; nobody has to accept them.
                guard bind(listener, address, length) == 0, listen(listener, 64) == 0 else { fatalError("no port") }
                getsockname(listener, address, &length)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
        self.port = port
    }

    deinit {
        close(listener)
    }
}
