import Testing

@testable import BookingCore

struct FailureTests {
    @Test func anotherHintLeavesWhatElseIsKnown() {
        var refused = Failure(.busy, "gpu-3 is taken", hint: "wait", sqlstate: "BK304")
        refused.statement = "select booking.create_booking()"
        refused.passesWithin = .seconds(2)
        let hinted = refused.hinting("take another").saying("room: gpu-3 is taken")
        #expect((hinted.kind, hinted.message, hinted.hint) == (.busy, "room: gpu-3 is taken", "take another"))
        #expect(hinted.sqlstate == "BK304")
        #expect(hinted.statement == refused.statement)
        #expect(hinted.passesWithin == .seconds(2))
    }
}
