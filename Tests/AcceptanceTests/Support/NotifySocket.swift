import Foundation

/// Stands in for systemd: receives what a service says of itself.
final class NotifySocket: @unchecked Sendable {
    /// For `$NOTIFY_SOCKET`.
    let name: String
    private let descriptor: Int32
    private let lock = NSLock()
    private var received: [String] = []

    init(abstract: Bool = false) {
        let unique = "/tmp/booking-notify-\(UUID().uuidString.prefix(8))"
        name = abstract ? "@" + unique : unique
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = (abstract ? [0] : []) + Array(unique.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        precondition(bound == 0, "no socket at \(name)")
    }

    deinit {
        close(descriptor)
        unlink(name)
    }

    /// The datagrams so far.
    var messages: [String] {
        lock.withLock {
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
                received.append(String(decoding: buffer[..<count], as: UTF8.self))
            }
            return received
        }
    }

    func contains(_ text: String) -> Bool {
        messages.contains { $0.contains(text) }
    }
}
