import Testing

@testable import BookingCore

struct PluralTests {
    @Test(arguments: [(0, "0 bookings"), (1, "1 booking"), (2, "2 bookings")])
    func oneStandsAlone(count: Int, text: String) {
        #expect(count.counting("booking") == text)
    }
}
