/// Bookings as people read them.
struct BookingTable {
    let format: TimeFormat
    let screen: TerminalSettings
    private let showsSeries: Bool
    private var table: Table

    /// - Parameter showsSeries: whether any of them is in one.
    init(format: TimeFormat, screen: TerminalSettings, showsSeries: Bool = false) {
        self.showsSeries = showsSeries
        self.format = format
        self.screen = screen
        table = Table(
            columns: [
                .init(header: "ID"), .init(header: "RESOURCE", role: .name),
                .init(header: "TIME (\(format.label))", role: .time), .init(header: "USER", role: .person),
                .init(header: "STATUS"),
            ] + (showsSeries ? [.init(header: "SERIES")] : []) + [.init(header: "NOTE", role: .note)], format: format)
    }

    mutating func append(_ booking: BookingRecord) {
        table.append(
            [
                .init(booking.shortID), .init(booking.resource), .init(.slot(booking.slot), format),
                .init(booking.owner),
                .init(booking.status.label(screen), booking.status.attribute),
            ] + (showsSeries ? [.init(booking.shortSeries ?? "")] : []) + [.init(booking.note ?? "")])
    }

    func render() -> String {
        table.render(for: screen)
    }
}

extension BookingRecord.Status {
    /// A symbol and the word: colour never carries a meaning alone.
    func label(_ screen: TerminalSettings) -> String {
        "\(symbol(screen)) \(rawValue)"
    }

    func symbol(_ screen: TerminalSettings) -> String {
        screen.unicode ? symbol : asciiSymbol
    }

    var attribute: Style.Attribute {
        switch self {
        case .pending: .yellow
        case .valid: .green
        case .rejected: .red
        case .deleted: .dim
        }
    }

    private var symbol: String {
        switch self {
        case .pending: "○"
        case .valid: "●"
        case .rejected: "✗"
        case .deleted: "–"
        }
    }

    private var asciiSymbol: String {
        switch self {
        case .pending: "?"
        case .valid: "+"
        case .rejected: "x"
        case .deleted: "-"
        }
    }
}
