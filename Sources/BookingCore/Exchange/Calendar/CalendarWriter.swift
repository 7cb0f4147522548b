/// Writes bookings as iCalendar events that keep their UIDs: written again, they are the same events to a calendar program,
/// changed as the bookings are. What is in no series goes out at once; a series is one event with a rule as far as it is
/// still regular, and keeps its UID also where little of it is left.
struct CalendarWriter {
    private let out: Output
    /// Whose clocks a series goes by; UTC where a calendar cannot be told the zone's rule.
    private let zone: Zone
    private var text = CalendarText()
    /// In the order in which they came.
    private var series: [String: [BookingRecord]] = [:]
    private var order: [String] = []

    init(_ out: Output, zone: Zone) throws {
        (self.out, self.zone) = (out, zone.isTold ? zone : .utc)
        begin()
        try flush()
    }

    mutating func append(_ booking: BookingRecord) throws {
        if let name = booking.series {
            if series[name] == nil { order.append(name) }
            series[name, default: []].append(booking)
        } else {
            event(booking)
            try flush()
        }
    }

    /// - Parameter revisions: of each series, all changes that were ever made to its bookings.
    mutating func end(revisions: ([String]) throws -> [String: Int]) throws {
        if !order.isEmpty {
            let revisions = try revisions(order)
            for name in order {
                write(name, series[name] ?? [], revision: revisions[name] ?? 0)
                try flush()
            }
        }
        text.line("END", "VCALENDAR")
        try flush()
    }

    private mutating func begin() {
        text.line("BEGIN", "VCALENDAR")
        text.line("VERSION", "2.0")
        text.line("PRODID", "-//booking//booking//EN")
        text.line("CALSCALE", "GREGORIAN")
        text.zone(zone)
    }

    private mutating func flush() throws {
        try out.write(text.bytes)
        text.clear()
    }

    // MARK: - Events

    private mutating func write(_ name: String, _ bookings: [BookingRecord], revision: Int) {
        let found = Recurrence.search(bookings.map(\.slot), in: zone) ?? .alone(bookings[0].slot)
        let usual = Self.usual(found.places.map { bookings[$0] })
        let (uid, zone) = (CalendarUID(name).text, zone)
        text.component("VEVENT") { text in
            text.line("UID", uid)
            text.head(usual, revision: revision)
            text.local("DTSTART", found.first.start, zone)
            text.local("DTEND", found.first.end.raisedToSecond, zone)
            text.line("RRULE", RecurrenceRule.text(found.recurrence))
            for time in found.except { text.local("EXDATE", time, zone) }
            text.what(usual)
        }
        let said = Set(found.places)
        for (place, booking) in bookings.enumerated() {
            if let left = found.moved[place] {
                event(booking, uid: uid, of: left, revision: revision)
            } else if !said.contains(place) {
                event(booking)
            } else if !booking.looksLike(usual) || booking.slot.length != found.first.length {
                // Where clocks change meanwhile, some programs keep the time of day of its end, and some its length.
                event(booking, uid: uid, of: booking.slot.start, revision: revision)
            }
        }
    }

    /// What most of them look like.
    private static func usual(_ bookings: [BookingRecord]) -> BookingRecord {
        bookings.max { one, other in
            bookings.count(where: one.looksLike) < bookings.count(where: other.looksLike)
        } ?? bookings[0]
    }

    private mutating func event(
        _ booking: BookingRecord, uid: String? = nil, of occurrence: Timestamp? = nil, revision: Int? = nil
    ) {
        text.component("VEVENT") { text in
            text.line("UID", uid ?? CalendarUID(booking.id ?? "").text)
            text.head(booking, revision: revision ?? booking.revision)
            if let occurrence { text.local("RECURRENCE-ID", occurrence, zone) }
            text.line("DTSTART", booking.slot.start.calendar)
            text.line("DTEND", booking.slot.end.raisedToSecond.calendar)
            text.what(booking)
        }
    }
}

extension BookingRecord {
    /// To a calendar program, but for its time.
    fileprivate func looksLike(_ other: BookingRecord) -> Bool {
        resource == other.resource && status == other.status && note == other.note && user == other.user
    }
}

extension CalendarText {
    /// The same bookings make the same file: its times are those of the bookings.
    fileprivate mutating func head(_ booking: BookingRecord, revision: Int) {
        line("DTSTAMP", (booking.updatedAt ?? .earliest).calendar)
        if let created = booking.createdAt { line("CREATED", created.calendar) }
        line("SEQUENCE", String(revision))
    }

    fileprivate mutating func what(_ booking: BookingRecord) {
        text("SUMMARY", booking.note ?? booking.owner)
        text("LOCATION", booking.resource)
        if let user = booking.user { text("CONTACT", user) }
        switch booking.status {
        case .valid: line("STATUS", "CONFIRMED")
        case .pending: line("STATUS", "TENTATIVE")
        case .rejected, .deleted: line("STATUS", "CANCELLED")
        }
    }

    fileprivate mutating func local(_ name: String, _ time: Timestamp, _ zone: Zone) {
        guard !zone.isUTC, zone.showsFirst(time) else { return line(name, time.calendar) }
        line("\(name);TZID=\(zone.name)", zone.civil(time).calendar)
    }
}
