import Glibc
import Testing

@testable import BookingCore

struct SystemTests {
    @Test func anInterruptedCallIsRepeated() {
        var calls = 0
        let result = System.call {
            calls += 1
            errno = EINTR
            return calls < 3 ? -1 : 7
        }
        #expect(result == .success(7))
        #expect(calls == 3)
    }

    @Test func otherErrorsAreNot() {
        let result = System.call {
            errno = ENOSPC
            return -1
        }
        #expect(result == .failure(SystemError(code: ENOSPC)))
        #expect(SystemError(code: ENOSPC).message == "No space left on device")
    }
}
