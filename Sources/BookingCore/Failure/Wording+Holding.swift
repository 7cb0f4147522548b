// What goes wrong where something is held.

extension Failure {
    static func nothingToHold(_ command: String) -> Failure {
        Failure(
            .usage, "nothing says what to hold",
            hint: "name it, or its tags: booking \(command) --tag gpu=a100 --for 1h")
    }

    static func namesAndTags() -> Failure {
        Failure(.usage, "resources are named, or found by --tag, not both", hint: "leave one of them out")
    }

    /// - Parameter command: what tells when several things are free at once.
    static func notFreeTogether(_ taken: Failure, _ command: String) -> Failure {
        taken.hinting("when it is free: \(command)")
    }

    /// - Parameter option: what says it.
    static func noLength(_ command: String, option: String) -> Failure {
        Failure(.usage, "\(command) needs to know how long", hint: "give a length: \(option) 30m")
    }

    static func noExitStatus(_ text: String) -> Failure {
        Failure(.usage, "not an exit status: \(excerpt(text))", hint: "give a number from 0 to 255: -E 75")
    }

    static func noCommandToRun() -> Failure {
        Failure(.usage, "run needs a command behind --", hint: "booking run RESOURCE --for 30m -- make test")
    }

    static func tooLongSilence(_ text: String) -> Failure {
        Failure(.usage, "a heartbeat of more than a day: \(excerpt(text))", hint: "give a shorter one: --heartbeat 30s")
    }

    static func oneHoldAtATime(_ ids: String) -> Failure {
        Failure(
            .usage, "several bookings in one word: \(excerpt(ids))",
            hint: "extend each by itself: for id in $BOOKING_ID; do booking extend \"$id\" --by 15m; done")
    }

    /// - Parameter state: who has it, if anybody.
    static func notHeld(_ name: String, _ state: String?) -> Failure {
        Failure(
            .busy, "\(name) is not free\(state.map { ": \($0)" } ?? "")", hint: "to wait for it, leave --no-wait out")
    }

    static func turnDidNotCome(_ name: String, _ state: String?, look: String) -> Failure {
        Failure(
            .timeout, "\(name) did not become free in time\(state.map { ": \($0)" } ?? "")",
            hint: "wait longer, or look who wants it: \(look)")
    }

    /// - Parameter wasExtended: as far as it went.
    static func holdEnded(_ name: String, wasExtended: Bool) -> Failure {
        Failure(
            .lost, "the hold on \(name) is lost: its end has come",
            hint: wasExtended
                ? "somebody else wants it, or it may be held no longer; ask for all of the time at once: --for"
                : "hold it longer: --for, or --extend-automatically")
    }

    static func holdUnheard(_ name: String) -> Failure {
        Failure(
            .lost, "the hold on \(name) is lost: the database has not heard of this program in time",
            hint: "see whether it is there: booking doctor; a longer --heartbeat bridges more")
    }

    static func holdOver(_ booking: BookingRecord) -> Failure {
        Failure(
            .lost, "what was held under this key has ended: booking \(booking.shortID)",
            hint: "take a new key for a new hold; what became of it: booking history \(booking.shortID)")
    }

    static func holdTakenAway(_ name: String, _ bookings: [BookingRecord]) -> Failure {
        let ids = bookings.map(\.shortID)
        return Failure(
            .lost, "the hold on \(name) is lost: somebody ended or moved booking \(ids.joined(separator: " or "))",
            hint: "who, and when: booking history \(ids[0])")
    }
}
