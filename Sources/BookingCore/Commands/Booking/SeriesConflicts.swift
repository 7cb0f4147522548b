/// Which others the bookings of a series conflict with, for programs; people are told how many they are.
struct SeriesConflicts {
    let session: Session
    let context: Context

    /// As they are now. What was written is told even where this cannot be.
    func named(_ occurrences: [Occurrence]) -> [Occurrence] {
        named(occurrences) { "select * from booking.show_conflicts(\(context.user), \($0.id))" }
    }

    /// As they would be: what each alone would meet, but for the others where they are now, and those where they would be.
    /// - Parameter query: gives a booking as it would be, then what it would conflict with.
    func rehearsed(_ occurrences: [Occurrence], _ query: (BookingRecord) -> Query) -> [Occurrence] {
        let ids = Set(occurrences.compactMap(\.booking.id))
        return named(occurrences, query).map { occurrence in
            var occurrence = occurrence
            let others = occurrence.conflicting?.filter { other in other.id.map { !ids.contains($0) } ?? true }
            let own = occurrences.map(\.booking).filter { $0 != occurrence.booking && $0.meets(occurrence.booking) }
            occurrence.conflicting = others.map { Array(($0 + own).prefix(Conflicts.page)) }
            return occurrence
        }
    }

    private func named(_ occurrences: [Occurrence], _ query: (BookingRecord) -> Query) -> [Occurrence] {
        guard context.invocation.format == .json, !context.isQuiet else { return occurrences }
        let places = occurrences.indices.filter { occurrences[$0].conflicts > 0 }
        guard let answers = places.isEmpty ? [] : try? session.read(places.map { query(occurrences[$0].booking) })
        else { return occurrences }
        var named = occurrences
        for place in named.indices { named[place].conflicting = [] }
        for (place, answer) in zip(places, answers) { named[place].conflicting = try? Conflicts(answer).conflicting }
        return named
    }
}

extension BookingRecord {
    fileprivate func meets(_ other: BookingRecord) -> Bool {
        let isLive = [.pending, .valid].contains(status) && [.pending, .valid].contains(other.status)
        return isLive && slot.start < other.slot.end && other.slot.start < slot.end
    }
}
