/// An event as one readable line of the live feed, which gives way as a table does where it is longer than the screen.
struct EventLine {
    /// What the longest of them takes, so that the lines are even.
    private static let labelWidth = 11
    /// What a line has besides the times of the booking, at least.
    private static let widthBesides = 42
    private static let columns: [Table.Column] = [
        .init(header: "", role: .time), .init(header: String(repeating: " ", count: labelWidth)), .init(header: ""),
        .init(header: "", role: .name), .init(header: "", role: .time), .init(header: "", role: .person),
        .init(header: "", role: .person), .init(header: "", role: .note),
    ]

    /// Where the screen is narrower, times are written briefly in every line: they come one by one, and would else differ.
    private static let roomForTimes = 100

    private let format: TimeFormat
    private let screen: TerminalSettings

    init(format: TimeFormat, screen: TerminalSettings) {
        let isNarrow = screen.lineLimit.map { $0 < Self.roomForTimes } ?? false
        self.screen = screen
        self.format = isNarrow ? format.leaving(out: .year) : format
    }

    /// `2026-03-20 10:42:07  ○ created    3f2a9c1e  Raum1  Sat 2026-03-21 10:00–12:00  alice`, with its end.
    func text(_ event: EventRecord) -> String {
        let booking = event.booking
        var line = Table(columns: Self.columns, format: format)
        line.append([
            .init(.moment(event.at), format), .init(label(event), Self.attribute(event.type)), .init(booking.shortID),
            .init(booking.resource), time(event), .init(booking.owner), .init(others(event)),
            .init(remark(event)),
        ])
        return line.renderRows(for: screen)
    }

    /// Old and new of a move; where there is no room for both, even written briefly, the new one alone.
    private func time(_ event: EventRecord) -> Table.Cell {
        let new = event.booking.slot
        guard let old = event.movedFrom else { return .init(.slot(new), format) }
        let least = DisplayWidth.of(format.leaving(out: .year).move(from: old, to: new))
        if let limit = screen.lineLimit, least > limit - Self.widthBesides {
            return .init("\(screen.unicode ? "→" : "->") \(format.slot(new))")
        }
        return .init(.move(old, new), format)
    }

    /// Who else has to do with it: whom it is in conflict with, or who did it, where that is not the owner.
    private func others(_ event: EventRecord) -> String {
        let owners = event.conflicting.map(\.owner).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        if !owners.isEmpty { return "with " + Failure.firstFew(owners) }
        return event.actor.flatMap { $0 == event.booking.user ? nil : "by \($0)" } ?? ""
    }

    private func remark(_ event: EventRecord) -> String {
        if event.conflicting.isEmpty { return event.booking.note ?? "" }
        return event.conflicting.map { "\($0.shortID) \($0.status.label(screen)) \(format.slot($0.slot))" }
            .joined(separator: ", ")
    }

    private func label(_ event: EventRecord) -> String {
        "\(Self.symbol(event.type, screen.unicode)) \(event.verb)"
    }

    private static func symbol(_ type: String, _ unicode: Bool) -> String {
        switch EventType(rawValue: type) {
        case .created: unicode ? "○" : "?"
        case .validated: unicode ? "●" : "+"
        case .rejected: unicode ? "✗" : "x"
        case .deleted: unicode ? "–" : "-"
        case .conflict, .closed: unicode ? "⚠" : "!"
        case .updated, .approved, nil: unicode ? "↻" : "~"
        }
    }

    private static func attribute(_ type: String) -> Style.Attribute {
        switch EventType(rawValue: type) {
        case .validated: .green
        case .rejected: .red
        case .deleted: .dim
        case .conflict, .closed: .magenta
        case .created, .updated, .approved, nil: .yellow
        }
    }
}

extension EventRecord {
    /// What happened, as people say it: the type without its prefix, but that an undo is called one.
    var verb: String {
        if isUndo { return "undone" }
        return type.hasPrefix("booking_") ? String(type.dropFirst("booking_".count)) : type
    }
}
