/// Who was forgotten, by the name that stands in the old one's place.
struct ForgottenRecord: Record {
    let pseudonym: String
    let bookings: Int
    let events: Int

    init(_ row: Row) {
        (pseudonym, bookings, events) = (row.text("pseudonym"), row.int("bookings"), row.int("events"))
    }

    static let columns = ["pseudonym", "bookings", "events"]

    var values: [Value] { [.text(pseudonym), .number(bookings), .number(events)] }

    var sentence: String {
        "\(bookings.counting("booking")) and \(events.counting("event")) now name \(pseudonym)"
    }
}
