import BookingCore
import Testing

@Test func placeholder() {
    #expect(Booking.run([]) == 0)
}
