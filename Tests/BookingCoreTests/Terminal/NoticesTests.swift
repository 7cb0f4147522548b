import Glibc
import Testing

@testable import BookingCore

struct NoticesTests {
    private let capture = Capture()

    @Test func aLineEach() {
        let notices = Notices(err: capture.output)
        notices.note("no resolver has run\nlately")
        notices.hint("booking process-pending --loop")
        #expect(capture.text == "booking: no resolver has run\\nlately\nhint: booking process-pending --loop\n")
    }

    @Test func quietIsSilent() {
        let notices = Notices(err: capture.output, isQuiet: true)
        notices.note("a")
        notices.hint("b")
        #expect(capture.text == "")
    }

    @Test func anUnwritableStandardErrorIsEndured() throws {
        let full = try OpenFile("/dev/full", O_WRONLY)
        let err = Output(descriptor: full.descriptor, name: "standard error")
        #expect(throws: (any Error).self) {
            try err.writeLine("lost")
            try err.flush()
        }
        Notices(err: Output(descriptor: full.descriptor, name: "standard error")).note("lost")
    }
}
