import BookingCore

@main
enum Main {
    static func main() {}
}
