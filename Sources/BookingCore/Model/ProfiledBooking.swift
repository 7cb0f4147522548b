/// A booking of one of several databases.
struct ProfiledBooking: Record {
    let profile: String
    let booking: BookingRecord

    static let columns = BookingRecord.columns + ["profile"]

    var values: [Value] { booking.values + [.text(profile)] }

    func writeFields(to json: inout JSONText) {
        booking.writeFields(to: &json)
        json.field("profile", profile)
    }
}
