/// What is booked on some days, resource by resource.
struct Agenda {
    let days: [Slot]
    /// Those without bookings too.
    let resources: [String]
    /// Live ones, by their start.
    let bookings: [BookingRecord]
    /// When resources cannot be booked, whoever asks: by name.
    let closed: [String: [Slot]]
    /// Whose bookings are one's own.
    let user: String
    let now: Timestamp
    let hours: DayHours
    let zone: Zone

    /// A resource's bookings of a day.
    func bookings(of resource: String, on day: Slot) -> [BookingRecord] {
        bookings.filter { $0.resource == resource && $0.slot.overlaps(day) }
    }

    /// When a resource is closed within a time.
    func closed(_ resource: String, within slot: Slot) -> [Slot] {
        (closed[resource] ?? []).filter { $0.overlaps(slot) }.map { $0.clipped(to: slot) }
    }

    func isOwn(_ booking: BookingRecord) -> Bool { booking.user == user }

    /// The ids of those among a resource's bookings that want a time that another has or wants.
    static func conflicting(_ bookings: [BookingRecord]) -> Set<String> {
        var ids: Set<String> = []
        for (index, one) in bookings.enumerated() {
            for other in bookings[(index + 1)...] where one.slot.overlaps(other.slot) {
                ids.formUnion([one.id, other.id].compactMap(\.self))
            }
        }
        return ids
    }

    /// The working hours of a day, and beyond them what is booked, and the present: in whole hours.
    func span(of day: Slot) -> Slot {
        let booked = bookings.map(\.slot).filter { $0.overlaps(day) }
        let present = now >= day.start && now < day.end ? [Slot(start: now, end: now)] : []
        let shown = (hours.within(day, zone: zone) + booked + present).map { $0.clipped(to: day) }
        let start = shown.map(\.start).min() ?? day.start
        let end = shown.map(\.end).max() ?? day.end
        return Slot(
            start: day.start.adding(
                microseconds: (start.microseconds - day.start.microseconds) / Self.hour * Self.hour),
            end: min(
                day.end,
                day.start.adding(
                    microseconds: (end.microseconds - day.start.microseconds + Self.hour - 1) / Self.hour * Self.hour)))
    }

    static let hour = Span.hour.microseconds
}

extension Slot {
    func overlaps(_ other: Slot) -> Bool { start < other.end && other.start < end }

    func clipped(to other: Slot) -> Slot {
        Slot(start: min(max(start, other.start), other.end), end: min(max(end, other.start), other.end))
    }
}
