// Resolving.

extension Failure {
    static func badGraceVariable(_ text: String) -> Failure {
        Failure(
            .usage, "GRACE_PERIOD_MINUTES is \"\(cut(text))\", not a number of minutes",
            hint: "set it to a whole number, such as 15")
    }

    static func leftUndone(_ count: Int, holders: [String]) -> Failure {
        let held = holders.isEmpty ? "" : ", held by " + holders.joined(separator: ", ")
        return Failure(
            .busy, "\(count.counting("booking")) \(count == 1 ? "was" : "were") left for the next pass\(held)",
            hint: "\(count == 1 ? "it follows" : "they follow") once the transaction in the way has ended")
    }

    static func decisionRefused(_ count: Int) -> Failure {
        Failure(
            .failed,
            "\(count.counting("booking")) could not be decided: a VALID one is in the way "
                + "that was written into the tables directly",
            hint: "find out who writes there; then look closer: booking doctor")
    }

    static func needsLoop(_ option: String) -> Failure {
        Failure(.usage, "\(option) makes sense only with --loop", hint: "add --loop, or leave \(option) out")
    }

    static func jitterBeyondInterval() -> Failure {
        Failure(.usage, "the jitter is longer than the interval", hint: "--interval 60s --jitter 5s")
    }

    static func rejected(_ booking: BookingRecord) -> Failure {
        let end = booking.status == .deleted ? "withdrawn" : "rejected"
        return Failure(.rejected, "booking \(booking.shortID) was \(end)", hint: "booking why \(booking.shortID)")
    }

    static func stillPending(_ booking: BookingRecord) -> Failure {
        Failure(
            .timeout, "booking \(booking.shortID) is still PENDING", hint: "booking why \(booking.shortID)")
    }

    static func noTimeToTake() -> Failure {
        Failure(.usage, "--if-free needs a time to move to", hint: "booking update ID --from 14:00 --if-free")
    }

    static func unknownPolicy(_ value: String, of name: String, _ allowed: [String]) -> Failure {
        let closest = Suggestion.closest(to: value, among: allowed, meanings: Synonyms.values)
        return Failure(
            .usage, "\(name) cannot be \(excerpt(value))",
            hint: closest.map { "did you mean '\($0)'?" } ?? "it can be \(alternatives(allowed))")
    }
}
