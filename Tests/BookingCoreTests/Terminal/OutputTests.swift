import Foundation
import Glibc
import Testing

@testable import BookingCore

struct OutputTests {
    @Test func writesWhatItHoldsOnFlush() throws {
        let capture = Capture()
        try capture.output.write("a")
        try capture.output.writeLine("b")
        #expect(capture.text == "ab\n")
    }

    @Test(arguments: [1, Output.capacity - 1, Output.capacity, 3 * Output.capacity + 5])
    func writesAnySize(_ size: Int) throws {
        let capture = Capture()
        let text = String(repeating: "x", count: size)
        try capture.output.write(text)
        try capture.output.write(Array("end".utf8))
        #expect(capture.text == text + "end")
    }

    @Test func aFullDiskIsAFailureEvenIfTheBufferTookItAll() throws {
        let output = Output(descriptor: Glibc.open("/dev/full", O_WRONLY), name: "standard output")
        try output.write("little")
        let failure = caught(Failure.self) { try output.flush() }
        #expect(failure == Failure.cannotWrite(to: "standard output", SystemError(code: ENOSPC)))
        #expect(failure?.message == "cannot write to standard output: No space left on device")
        // Reported once.
        try output.flush()
        try output.close()
    }

    @Test func aFullDiskIsAFailureWhileWriting() {
        let output = Output(descriptor: Glibc.open("/dev/full", O_WRONLY), name: "standard output")
        let much = String(repeating: "x", count: Output.capacity)
        #expect(caught(Failure.self) { try output.write(much) }?.kind == .failed)
    }

    @Test func closingReportsWhatFlushingWould() throws {
        let output = Output(descriptor: Glibc.open("/dev/full", O_WRONLY), name: "standard output")
        try output.write("little")
        #expect(caught(Failure.self) { try output.close() } != nil)
        #expect(Glibc.fcntl(output.descriptor, F_GETFD) == -1)
    }

    @Test func aClosedPipeIsNoFailure() throws {
        Signals.ignorePipe()
        let pipe = try #require(makePipe())
        close(pipe.read)
        let output = Output(descriptor: pipe.write, name: "standard output")
        try output.write("nobody reads this")
        #expect(caught(ClosedPipe.self) { try output.flush() } != nil)
        try output.close()
    }

    @Test func aClosedDescriptorIsAFailure() throws {
        let output = Output(descriptor: 9999, name: "standard output")
        try output.flush()
        try output.write("x")
        #expect(
            caught(Failure.self) { try output.flush() }?.message
                == "cannot write to standard output: Bad file descriptor")
    }

    /// A pipe holds 64 KiB, so the writer has to wait for the reader many times.
    @Test func aNonBlockingPipeIsWaitedFor() throws {
        let pipe = try #require(makePipe())
        _ = Glibc.fcntl(pipe.write, F_SETFL, Glibc.fcntl(pipe.write, F_GETFL) | O_NONBLOCK)
        let size = 1_000_000
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/bin/sh")
        child.arguments = ["-c", "test $(wc -c) = \(size)"]
        child.standardInput = FileHandle(fileDescriptor: pipe.read, closeOnDealloc: false)
        try child.run()
        close(pipe.read)
        let output = Output(descriptor: pipe.write, name: "standard output")
        try output.write(String(repeating: "x", count: size))
        try output.close()
        child.waitUntilExit()
        #expect(child.terminationStatus == 0)
    }
}
