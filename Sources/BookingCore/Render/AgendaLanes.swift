/// Bookings of one resource, drawn in lanes below one another, as many as it takes that none covers another.
struct AgendaLanes {
    struct Bar {
        let booking: BookingRecord
        let cells: Range<Int>
        let isInConflict: Bool
    }

    private(set) var lanes: [[Bar]] = []

    init(_ bookings: [BookingRecord], on scale: AgendaScale) {
        let conflicting = Agenda.conflicting(bookings)
        for booking in bookings {
            let bar = Bar(
                booking: booking, cells: scale.cells(of: booking.slot),
                isInConflict: booking.id.map(conflicting.contains) ?? false)
            let free = lanes.firstIndex { $0.allSatisfy { !$0.cells.overlaps(bar.cells) } }
            if let free { lanes[free].append(bar) } else { lanes.append([bar]) }
        }
    }
}

/// A stretch of time, cut into cells of equal length.
struct AgendaScale {
    let slot: Slot
    let cells: Int

    /// So many cells an hour as there is room for, at most one for every five minutes.
    init(_ slot: Slot, room: Int) {
        self.slot = slot
        let hours = max(1, Int((slot.end.microseconds - slot.start.microseconds) / Agenda.hour))
        cells = room >= hours ? min(room / hours, 12) * hours : max(1, room)
    }

    /// Whoever touches a cell has it.
    func cells(of slot: Slot) -> Range<Int> {
        let (start, end) = (position(slot.start), position(slot.end, roundedUp: true))
        let first = min(max(0, start), cells - 1)
        return first..<min(cells, max(first + 1, end))
    }

    /// Nil for what lies outside.
    func cell(at instant: Timestamp) -> Int? {
        instant >= slot.start && instant < slot.end ? position(instant) : nil
    }

    /// When a cell begins.
    func start(of cell: Int) -> Timestamp {
        slot.start.adding(microseconds: (length * Int64(cell) + Int64(cells) - 1) / Int64(cells))
    }

    private var length: Int64 { slot.end.microseconds - slot.start.microseconds }

    private func position(_ instant: Timestamp, roundedUp: Bool = false) -> Int {
        let clipped = min(max(instant, slot.start), slot.end)
        let passed = (clipped.microseconds - slot.start.microseconds) * Int64(cells)
        return Int((passed + (roundedUp ? length - 1 : 0)) / length)
    }
}
