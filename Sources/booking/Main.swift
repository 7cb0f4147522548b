import BookingCore
import Glibc

// Nothing but this call: a closure written here would be bound to the main actor.
@main
enum Main {
    static func main() {
        exit(Booking.run())
    }
}
