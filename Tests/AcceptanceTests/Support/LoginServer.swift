import Foundation
import TestSupport

@testable import BookingCore

/// An sshd of our own, on a port of the loopback that nobody has: whoever logs in gets the command that it forces.
final class LoginServer {
    static let isInstalled = ["/usr/sbin/sshd", "/usr/bin/ssh"].allSatisfy(FileManager.default.isExecutableFile)

    private let folder = FileManager.default.temporaryDirectory.appending(path: "booking-ssh-\(UUID().uuidString)").path
    private let port = LoginServer.freePort()
    private let server: RunningTool

    /// - Parameter environment: of its sessions.
    init(forcing command: String, _ environment: [String: String]) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let keys = Tool.shell(
            "for key in host user; do ssh-keygen -q -t ed25519 -N '' -f \(folder)/$key; done; mkdir -p /run/sshd")
        guard keys.status == 0 || geteuid() != 0 else { throw CocoaError(.fileWriteUnknown) }
        let variables = environment.map { "SetEnv \"\($0)=\($1)\"\n" }.joined()
        let settings = """
            ListenAddress 127.0.0.1
            HostKey \(folder)/host
            AuthorizedKeysFile \(folder)/user.pub
            PermitRootLogin prohibit-password
            StrictModes no
            UsePAM no
            PidFile none
            ForceCommand \(command)
            \(variables)
            """
        try settings.write(toFile: "\(folder)/config", atomically: true, encoding: .utf8)
        server = RunningTool(["-D", "-e", "-f", "\(folder)/config", "-p", "\(port)"], [:], program: "/usr/sbin/sshd")
        _ = eventually { server.err.contains("listening") }
    }

    deinit {
        server.send(SIGTERM)
        server.end()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// - Parameter terminal: whether to have one there.
    func login(_ words: String..., terminal: Bool = false, input: String = "") -> RunningTool {
        let options = [
            "-F", "none", "-p", "\(port)", "-i", "\(folder)/user", "-o", "StrictHostKeyChecking=no", "-o",
            "UserKnownHostsFile=\(folder)/known", "-o", "LogLevel=ERROR", "-o", "BatchMode=yes",
        ]
        return RunningTool(
            options + (terminal ? ["-tt"] : []) + ["127.0.0.1"] + words, [:], input: input, program: "/usr/bin/ssh")
    }

    private static func freePort() -> UInt16 {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listener, $0, size)
                _ = getsockname(listener, $0, &size)
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }
}
