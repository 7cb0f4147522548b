import Foundation

/// A folder that everyone can enter, gone with the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = "/tmp/booking-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        chmod(path, 0o755)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
