import BookingCore
import Glibc

// Nothing but this call: a closure written here would be bound to the main actor.
@main
enum Main {
    // All is written by then; what libraries would tidy up at exit, the kernel does sooner.
    static func main() {
        _exit(Booking.run())
    }
}
