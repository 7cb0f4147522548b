/// What there is to say about a wait for a hold.
struct QueueText {
    let format: TimeFormat
    let now: Timestamp

    /// `held by ann until 12:00`
    func holder(_ place: QueuePlace) -> String? {
        guard let holder = place.holder, let end = place.heldUntil else { return nil }
        return "held by \(holder) \(format.until(end, now: now))"
    }

    /// `held by ann until 12:00, place 2, expected at 12:30`
    func text(_ place: QueuePlace) -> String {
        var parts = [holder(place), "place \(place.place)"].compactMap { $0 }
        if let expected = place.expectedAt, expected > now, expected != place.heldUntil {
            parts.append("expected at \(format.clock(expected, now: now))")
        }
        return parts.joined(separator: ", ")
    }
}
