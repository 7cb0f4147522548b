import Foundation
import Testing

@testable import BookingCore

@Suite struct ChildProcessTests {
    @Test func tellsExitCodesAndSignals() throws {
        #expect(try ChildProcess.capture(["sh", "-c", "exit 7"]).exit == .code(7))
        #expect(try ChildProcess.capture(["sh", "-c", "kill -TERM $$"]).exit == .signal(SIGTERM))
        #expect(ChildProcess.Exit.signal(SIGTERM).status == 143)
    }

    @Test func capturesBothOutputsAndHandsOverBytes() throws {
        let file = try OpenFile.inMemory()
        let child = try ChildProcess(
            ["sh", "-c", "cat; echo b >&2"], input: .bytes(Array("a\n".utf8)), output: .to(file), errors: .to(file))
        #expect(child.wait() == .code(0))
        #expect(file.text() == "a\nb\n")
    }

    /// More than a pipe holds: a reader that waits for the end first must not wait for ever.
    @Test func capturesMoreThanAPipeHolds() throws {
        #expect(try ChildProcess.capture(["head", "-c", "1000000", "/dev/zero"]).text.utf8.count == 1_000_000)
    }

    @Test func passesOnlyTheEnvironmentItIsGiven() throws {
        let text = try ChildProcess.capture(["/usr/bin/env"], environment: ["ONE=1", "TWO=a b"]).text
        #expect(text == "ONE=1\nTWO=a b\n")
    }

    @Test func startsInTheFolderItIsGiven() throws {
        #expect(try ChildProcess.capture(["pwd"], directory: "/usr").text == "/usr\n")
    }

    @Test func startsWithNothingOpenAndNothingBlocked() throws {
        let descriptor = Glibc.open("/dev/null", O_RDONLY)
        defer { close(descriptor) }
        let listed = try ChildProcess.capture(["ls", "/proc/self/fd"]).text.split(separator: "\n")
        #expect(listed == ["0", "1", "2", "3"], "3 is the folder that ls reads")

        var blocked = sigset_t()
        var before = sigset_t()
        sigemptyset(&blocked)
        sigaddset(&blocked, SIGUSR1)
        pthread_sigmask(SIG_BLOCK, &blocked, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let status = try ChildProcess.capture(["grep", "SigBlk", "/proc/self/status"]).text
        #expect(status.contains("0000000000000000"))
    }

    @Test func ignoredBrokenPipesAreNotInherited() throws {
        let before = signal(SIGPIPE, Glibc.SIG_IGN)
        defer { signal(SIGPIPE, before) }
        let status = try ChildProcess.capture(["grep", "SigIgn", "/proc/self/status"]).text
        let mask = try #require(UInt64(status.split(whereSeparator: \.isWhitespace)[1], radix: 16))
        #expect(mask & (1 << (SIGPIPE - 1)) == 0)
    }

    @Test func newSessionLeavesTheTerminal() throws {
        let session = "cut -d' ' -f1,6 /proc/self/stat"
        let own = try ChildProcess.capture(["sh", "-c", "exec \(session)"], newSession: true).text
        let ids = own.split(whereSeparator: \.isWhitespace)
        #expect(ids[0] == ids[1])
    }

    @Test func namesAProgramThatIsNotThere() {
        #expect(throws: Failure.cannot("run", "/no-such-program", SystemError(code: ENOENT))) {
            try ChildProcess.capture(["/no-such-program"])
        }
    }
}
