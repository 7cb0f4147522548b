/// The half-open time `[start, end)` that a booking takes.
struct Slot: Hashable, Sendable {
    var start: Timestamp
    var end: Timestamp

    var length: Duration { .microseconds(end.microseconds - start.microseconds) }
}
