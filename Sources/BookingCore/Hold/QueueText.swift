/// What there is to say about a wait for a hold.
struct QueueText {
    let format: TimeFormat
    let now: Timestamp

    /// `held by ann until 12:00`
    func holder(_ place: QueuePlace) -> String? {
        guard let holder = place.holder, let end = place.heldUntil else { return nil }
        return "held by \(holder) \(format.until(end, now: now))"
    }

    /// What keeps one from it now, where nobody holds it too.
    func hindrance(_ place: QueuePlace) -> String? {
        if let holder = holder(place) { return holder }
        if place.place > 1 { return "others wait for it" }
        return place.expectedAt.map {
            "a booking or a closure comes too soon; free for so long at \(format.clock($0, now: now))"
        }
    }

    /// `held by ann until 12:00, place 2, expected at 12:30`
    func text(_ place: QueuePlace) -> String {
        var parts = [holder(place), "place \(place.place)"].compactMap { $0 }
        if let expected = place.expectedAt, expected > now, expected != place.heldUntil {
            parts.append("expected at \(format.clock(expected, now: now))")
        }
        return parts.joined(separator: ", ")
    }

    /// One's own: `rig-1 for 30m, since 10:02, place 2, expected at 12:30`; another's: `rig-1, ann waits for 30m of it,
    /// since 10:02`.
    func text(_ record: QueueRecord) -> String {
        if !record.isMine { return "\(record.name), \(waiter(record))" }
        let since = "\(record.name) for \(record.length), since \(format.clock(record.since, now: now))"
        guard record.isAlive else {
            return "\(since), passed over: not heard of since \(format.clock(record.seenAt, now: now))"
        }
        let expected =
            record.expectedAt.map { $0 > now ? ", expected at \(format.clock($0, now: now))" : ", now" } ?? ""
        return "\(since), place \(record.place)\(expected)"
    }

    /// `ann is in line for 30m since 10:02`
    func waiter(_ record: QueueRecord) -> String {
        "\(record.owner ?? BookingRecord.somebody) is in line for \(record.length) since \(format.clock(record.since, now: now))"
    }
}
