import CSystem
import Glibc

@testable import BookingCore

/// An output whose bytes a test can read: an unlinked temporary file.
final class Capture {
    let output: Output
    private let descriptor: Int32

    init() {
        var template = Array("/tmp/booking-test-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        unlink(template)
        output = Output(descriptor: descriptor, name: "the capture")
    }

    deinit { close(descriptor) }

    var bytes: [UInt8] {
        try? output.flush()
        var buffer = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
        let count = pread(descriptor, &buffer, buffer.count, 0)
        return Array(buffer.prefix(max(0, count)))
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A pipe that children do not inherit.
func makePipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    return csystem_pipe(&ends) == 0 ? (ends[0], ends[1]) : nil
}

/// A terminal made for a test; what is typed on `keyboard` is read from `screen`.
final class PseudoTerminal {
    let keyboard: Int32
    let screen: Int32

    init(width: UInt16, height: UInt16) {
        var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
        var ends: (Int32, Int32) = (-1, -1)
        openpty(&ends.0, &ends.1, nil, nil, &size)
        (keyboard, screen) = ends
    }

    deinit {
        close(keyboard)
        close(screen)
    }

    func type(_ text: String) {
        _ = write(keyboard, text, text.utf8.count)
    }
}

/// The error that the body throws, as the type that is expected.
func caught<Caught: Error>(_ type: Caught.Type, _ body: () throws -> Void) -> Caught? {
    do {
        try body()
        return nil
    } catch {
        return error as? Caught
    }
}
