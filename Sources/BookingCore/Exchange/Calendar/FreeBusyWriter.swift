/// Writes when things are taken, and no more: a VFREEBUSY for each.
struct FreeBusyWriter {
    private var times: [String: [BookingRecord]] = [:]
    private let window: (from: Timestamp?, to: Timestamp?)

    /// - Parameter window: what was asked for.
    init(window: (from: Timestamp?, to: Timestamp?)) {
        self.window = window
    }

    mutating func append(_ booking: BookingRecord) {
        guard booking.status == .valid || booking.status == .pending else { return }
        times[booking.resource, default: []].append(booking)
    }

    func write(on out: Output, now: Timestamp) throws {
        var text = CalendarText()
        text.line("BEGIN", "VCALENDAR")
        text.line("VERSION", "2.0")
        text.line("PRODID", "-//booking//booking//EN")
        for (resource, bookings) in times.sorted(by: { $0.key < $1.key }) {
            text.component("VFREEBUSY") { write(bookings, of: resource, on: &$0, now) }
            try out.write(text.bytes)
            text.clear()
        }
        text.line("END", "VCALENDAR")
        try out.write(text.bytes)
    }

    private func write(_ bookings: [BookingRecord], of resource: String, on text: inout CalendarText, _ now: Timestamp)
    {
        text.line("UID", CalendarUID("busy-" + resource.utf8.map { String($0, radix: 16) }.joined()).text)
        text.line("DTSTAMP", now.calendar)
        let starts = bookings.map(\.slot.start), ends = bookings.map(\.slot.end)
        if let from = window.from ?? starts.min() { text.line("DTSTART", from.calendar) }
        if let to = window.to ?? ends.max() { text.line("DTEND", to.raisedToSecond.calendar) }
        text.text("COMMENT", resource)
        for booking in bookings {
            let type = booking.status == .valid ? "BUSY" : "BUSY-TENTATIVE"
            let end = booking.slot.end.raisedToSecond
            text.line("FREEBUSY;FBTYPE=\(type)", "\(booking.slot.start.calendar)/\(end.calendar)")
        }
    }
}
