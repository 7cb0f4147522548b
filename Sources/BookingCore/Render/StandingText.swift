/// Where a user stands, as people read it: a line for each thing, and below it the command that deals with it.
struct StandingText {
    let format: TimeFormat
    let screen: TerminalSettings
    let now: Timestamp
    let command: ([String]) -> String

    private static let margin = 10

    func render(_ standing: Standing) -> String {
        let lines =
            standing.held.map { line("held", .green, Self.held, $0, ["release", $0.shortID]) }
            + standing.next.map { line("next", .green, Self.what, $0, ["delete", $0.shortID]) }
            + standing.waiting.map { line("waiting", .yellow, Self.waiting, $0, ["why", $0.booking.shortID]) }
            + standing.queue.map {
                line(
                    $0.isMine ? "in line" : "wanted", .yellow, Self.inLine, $0,
                    ["resource", "show", $0.resources.first ?? ""])
            }
            + standing.conflicts.filter { $0.conflicting.contains { other in isMine(other, standing) } }
            .map { line("wanted", .magenta, Self.wanted, $0, ["why", $0.booking.shortID]) }
            + standing.rejected
            .map { line("rejected", .red, Self.what, $0, ["update", $0.shortID, "--from", typed($0)]) }
            + standing.displaced.map { line(verb($0), .red, Self.displaced, $0, ["history", $0.booking.shortID]) }
        return lines.isEmpty ? "You hold nothing, and wait for nothing.\n" : lines.joined()
    }

    /// - Parameter say: what to say of a thing, with the times as the text has them.
    private func line<Thing>(
        _ label: String, _ attribute: Style.Attribute, _ say: @escaping (Self) -> (Thing) -> String, _ thing: Thing,
        _ words: [String]
    ) -> String {
        let indent = String(repeating: " ", count: Self.margin)
        return screen.style(attribute, label) + indent.dropFirst(label.count) + fitting(say, thing) + "\n" + indent
            + command(words) + "\n"
    }

    /// Times give way before anything is cut off.
    private func fitting<Thing>(_ say: @escaping (Self) -> (Thing) -> String, _ thing: Thing) -> String {
        guard let limit = screen.lineLimit.map({ max(20, $0 - Self.margin) }) else {
            return Escape.visible(say(self)(thing))
        }
        let texts = [TimeFormat.Brevity.none, .weekday, .year].lazy.map { part in
            let brief = Self(format: format.leaving(out: part), screen: screen, now: now, command: command)
            return Escape.visible(say(brief)(thing))
        }
        return texts.first { DisplayWidth.of($0) <= limit }
            ?? DisplayWidth.truncate(texts[2], to: limit, ellipsis: screen.ellipsis)
    }

    private func what(_ booking: BookingRecord) -> String { "\(booking.resource), \(format.slot(booking.slot))" }

    private func held(_ booking: BookingRecord) -> String {
        "\(booking.resource), \(format.until(booking.slot.end, now: now))"
    }

    private func waiting(_ waiting: Standing.Waiting) -> String {
        if let approvers = waiting.approvers {
            return "\(what(waiting.booking)), to be approved by \(approvers.joined(separator: " or "))"
        }
        if let closed = waiting.closed { return "\(what(waiting.booking)), closed \(closed)" }
        guard let first = waiting.blockers.first else { return "\(what(waiting.booking)), behind nobody" }
        return "\(what(waiting.booking)), \(BehindText(format: format, now: now).text(first, place: waiting.position))"
    }

    private func inLine(_ place: QueueRecord) -> String { QueueText(format: format, now: now).text(place) }

    /// Of the younger of a pair, which somebody else wants beside what is one's own.
    private func wanted(_ conflict: Conflicts) -> String {
        "\(what(conflict.booking)), also by \(conflict.booking.owner)"
    }

    private func isMine(_ booking: BookingRecord, _ standing: Standing) -> Bool {
        (standing.held + standing.next + standing.waiting.map(\.booking)).contains { $0.id == booking.id }
    }

    private func displaced(_ change: Standing.Change) -> String { "\(what(change.booking)), by \(change.actor)" }

    private func verb(_ change: Standing.Change) -> String { change.type == "booking_deleted" ? "deleted" : "changed" }

    private func typed(_ booking: BookingRecord) -> String { format.zone.typed(booking.slot.start) }
}

/// Behind whom a booking waits, in few words.
struct BehindText {
    let format: TimeFormat
    let now: Timestamp

    /// `behind ann until 12:00, place 2`
    func text(_ blocker: BookingRecord, place: Int) -> String {
        "behind \(blocker.owner) \(format.until(blocker.slot.end, now: now)), place \(place)"
    }
}
