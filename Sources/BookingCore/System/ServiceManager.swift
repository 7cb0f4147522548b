import CSystem
import Glibc

/// The service manager that started the program, told how it is by datagrams to `$NOTIFY_SOCKET` (sd_notify(3), whose
/// authors publish the protocol so that nobody need link their library). Without one, nobody is told.
final class ServiceManager {
    /// How often it wants to hear that the program is alive: half of what it waits for, as sd_watchdog_enabled(3) advises.
    let watchdog: Duration?
    private let descriptor: Int32

    init(_ environment: Environment) {
        descriptor = environment["NOTIFY_SOCKET"].map(Self.connected) ?? -1
        let isForUs = environment["WATCHDOG_PID"].map { Int32($0) == getpid() } ?? true
        let patience = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
        watchdog = isForUs && patience > 0 ? .microseconds(patience / 2) : nil
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Assignments such as `READY=1`, as one datagram. Whoever does not listen misses it; the work goes on.
    func tell(_ assignments: String...) {
        guard descriptor >= 0 else { return }
        let message = Array(assignments.map(Self.line).joined(separator: "\n").utf8)
        send(descriptor, message, message.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }

    /// A line's end inside a value would begin another assignment.
    private static func line(_ assignment: String) -> String {
        String(assignment.map { $0.isNewline ? " " : $0 })
    }

    /// - Parameter name: a path, or after an `@` a name in Linux's abstract namespace.
    /// - Returns: -1 where nobody can be reached.
    private static func connected(to name: String) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var path = Array(name.utf8)
        guard path.count > 1, path.count < MemoryLayout.size(ofValue: address.sun_path),
            path[0] == UInt8(ascii: "@") || path[0] == UInt8(ascii: "/")
        else { return -1 }
        if path[0] == UInt8(ascii: "@") { path[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) == 0 }
        }
        guard isConnected || descriptor < 0 else {
            close(descriptor)
            return -1
        }
        return descriptor
    }
}
