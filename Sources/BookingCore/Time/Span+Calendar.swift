extension Span {
    /// So much later than an instant, or earlier. Throws where a clock change skips or doubles the time of day there.
    func applied(to instant: Timestamp, in zone: Zone) throws -> Timestamp {
        try applied(to: instant) { try zone.moved(start: $0, by: days) }
    }

    /// When something ends that begins then and lasts so long.
    /// - Parameter option: what could say it instead.
    func end(from start: Timestamp, in zone: Zone, option: String? = "--to") throws -> Timestamp {
        try applied(to: start) { try zone.end(of: days, from: $0, option: option) }
    }

    /// Both ends so much later or earlier; moved back by as much, they are where they were, or it is refused.
    func moving(_ slot: Slot, in zone: Zone) throws -> Slot {
        // What says it instead has to say both, as the other would stay.
        let length = Span(from: slot.start, to: slot.end)
        let start = try applied(to: slot.start) {
            try zone.moved(start: $0, by: days, option: "--for \(length) --from")
        }
        let end = try applied(to: slot.end) {
            try zone.moved(end: $0, by: days, option: "--from \(zone.iso(start)) --to")
        }
        return Slot(start: start, end: end)
    }

    /// First the days, then the exact rest; backwards the other way round, so that one undoes the other. Throws when
    /// the result lies outside the years 1970 to 9999.
    private func applied(to instant: Timestamp, days move: (Timestamp) throws -> Timestamp) throws -> Timestamp {
        func exactly(_ instant: Timestamp) -> Timestamp { instant.adding(microseconds: microseconds) }
        let reached =
            days == 0 ? exactly(instant) : isNegative ? try move(exactly(instant)) : exactly(try move(instant))
        guard reached.isBookable else {
            throw Failure.outsideYears("\(instant.rfc3339)\(isNegative ? "" : "+")\(self)")
        }
        return reached
    }
}
