import BookingCore
import Testing

@Test func versionIsThreeNumbers() {
    #expect(Booking.version.split(separator: ".").count == 3)
}
