/// An event as one readable line of the live feed.
struct EventLine {
    let format: TimeFormat
    let screen: TerminalSettings

    /// `10:42:07  ○ created    3f2a9c1e  Raum1  Sat 2026-03-21 10:00–12:00  alice`
    func text(_ event: EventRecord) -> String {
        let booking = event.booking
        let parts = [
            format.moment(event.at), screen.style(Self.attribute(event.type), label(event.type)), booking.shortID,
            Escape.visible(booking.resource), format.slot(booking.slot), Escape.visible(booking.user),
        ]
        return parts.joined(separator: "  ") + tail(event)
    }

    /// The event's type without its prefix, as people say it.
    static func verb(_ type: String) -> String {
        type.hasPrefix("booking_") ? String(type.dropFirst("booking_".count)) : type
    }

    private func tail(_ event: EventRecord) -> String {
        let others = event.conflicting.map {
            "\(Escape.visible($0.user)) \($0.shortID) \($0.status.label(screen)) \(format.slot($0.slot))"
        }
        if !others.isEmpty { return "  with " + others.joined(separator: ", ") }
        let by = event.actor == event.booking.user ? "" : "  by \(Escape.visible(event.actor))"
        return by + (event.booking.note.map { "  " + Escape.visible($0) } ?? "")
    }

    private func label(_ type: String) -> String {
        DisplayWidth.pad("\(Self.symbol(type, screen.unicode)) \(Self.verb(type))", to: 11)
    }

    private static func symbol(_ type: String, _ unicode: Bool) -> String {
        switch EventType(rawValue: type) {
        case .created: unicode ? "○" : "?"
        case .validated: unicode ? "●" : "+"
        case .rejected: unicode ? "✗" : "x"
        case .deleted: unicode ? "–" : "-"
        case .conflict: unicode ? "⚠" : "!"
        case .updated, nil: unicode ? "↻" : "~"
        }
    }

    private static func attribute(_ type: String) -> Style.Attribute {
        switch EventType(rawValue: type) {
        case .validated: .green
        case .rejected: .red
        case .deleted: .dim
        case .conflict: .magenta
        case .created, .updated, nil: .yellow
        }
    }
}
