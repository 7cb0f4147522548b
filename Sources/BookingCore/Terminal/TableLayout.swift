/// How wide each column of a table is, and what gives way where not all of it fits the terminal.
struct TableLayout {
    /// What gives way, one after the other, until the rest fits.
    private enum Concession {
        case shorten(Table.Column.Role, to: Int)
        case write(without: TimeFormat.Brevity)
        case leaveOut(Table.Column.Role)
    }

    /// Nobody's name takes more of a full line than this: one long name does not push the others out.
    private static let fairWidth = 24
    private static let concessions: [Concession] = [
        .shorten(.name, to: fairWidth), .shorten(.person, to: fairWidth),
        .shorten(.note, to: 8), .write(without: .seconds), .shorten(.person, to: 8), .shorten(.name, to: 8),
        .write(without: .weekday), .leaveOut(.note), .write(without: .year), .leaveOut(.person),
        .shorten(.name, to: 4),
    ]

    private let table: Table
    private let ellipsis: String
    /// By column; a column that is left out has none.
    private(set) var widths: [Int]
    /// How times are written where not all of them have room, else nil.
    private var format: TimeFormat?
    /// By column, for each name that is shortened what it is shortened to.
    private var names: [Int: [String: String]] = [:]

    init(_ table: Table, _ settings: TerminalSettings) {
        self.table = table
        ellipsis = settings.ellipsis
        widths = table.columns.indices.map {
            max(DisplayWidth.of(table.columns[$0].header), Self.widest($0, of: table))
        }
        if let limit = settings.lineLimit, total > limit { fit(limit) }
    }

    func header(_ index: Int) -> Table.Cell {
        let header = table.columns[index].header
        return Table.Cell(DisplayWidth.abridge(header, to: widths[index], ellipsis: ellipsis), .bold)
    }

    func cell(_ cell: Table.Cell, in index: Int) -> Table.Cell {
        let cell = restated(cell)
        guard cell.width > widths[index] else { return cell }
        return cell.replaced(by: shortened(cell.text, index))
    }

    private func shortened(_ text: String, _ index: Int) -> String {
        switch table.columns[index].role {
        case .name: names[index]?[text] ?? DisplayWidth.abridge(text, to: widths[index], ellipsis: ellipsis)
        case .person: DisplayWidth.abridge(text, to: widths[index], ellipsis: ellipsis)
        case .fixed, .time, .note, .command: DisplayWidth.truncate(text, to: widths[index], ellipsis: ellipsis)
        }
    }

    private func restated(_ cell: Table.Cell) -> Table.Cell {
        guard let format, let time = cell.time else { return cell }
        return Table.Cell(time, format)
    }

    private static func widest(_ index: Int, of table: Table) -> Int {
        table.rows.reduce(0) { max($0, $1[index].width) }
    }
}

// MARK: - Fitting

extension TableLayout {
    private var total: Int {
        let shown = widths.filter { $0 > 0 }
        return shown.reduce(0, +) + Table.gap * max(0, shown.count - 1)
    }

    private mutating func fit(_ limit: Int) {
        var natural = widths
        // The zone in the header is said in full only where there is room.
        for index in columns(.time) {
            widths[index] = Self.widest(index, of: table)
            natural[index] = DisplayWidth.of(table.columns[index].header)
        }
        for concession in Self.concessions where total > limit { make(concession, for: limit) }
        cut(to: limit)
        handOut(limit - total, upTo: natural)
        for index in columns(.name) { tellApart(index) }
    }

    private mutating func make(_ concession: Concession, for limit: Int) {
        switch concession {
        case .shorten(let role, let width):
            for index in columns(role) where widths[index] > width { widths[index] = least(index, atLeast: width) }
        case .leaveOut(let role):
            for index in columns(role).reversed() where total > limit { widths[index] = 0 }
        case .write(let brevity):
            guard let long = table.format, long.without.rawValue < brevity.rawValue else { return }
            if brevity == .year, !isOfOneYear { return }
            format = long.leaving(out: brevity)
            for index in columns(.time) {
                widths[index] = table.rows.reduce(0) { max($0, restated($1[index]).width) }
            }
        }
    }

    /// What is a year apart must not look alike.
    private var isOfOneYear: Bool {
        let instants = table.rows.lazy.flatMap { $0 }.compactMap(\.time).flatMap(\.instants)
        guard let first = instants.min(), let last = instants.max() else { return true }
        return last.microseconds - first.microseconds < 330 * CivilTime.microsecondsPerDay
    }

    /// A name is never shorter than what tells the rows apart.
    private func least(_ index: Int, atLeast width: Int) -> Int {
        guard table.columns[index].role == .name else { return width }
        let names = NamesApart(table.rows.lazy.map { $0[index].text }, ellipsis: ellipsis)
        return (width..<max(width, widths[index])).first { names.shortened(to: $0) != nil } ?? widths[index]
    }

    /// Where nothing else helps, on the narrowest of screens, the line ends where the screen does.
    private mutating func cut(to limit: Int) {
        for index in widths.indices.reversed() where total > limit && table.columns[index].role != .command {
            widths[index] = max(0, widths[index] - (total - limit))
        }
    }

    /// What is left over when enough has given way: to names up to what is fair, then to all.
    private mutating func handOut(_ room: Int, upTo natural: [Int]) {
        var room = room
        widen(.name, to: natural.map { min($0, Self.fairWidth) }, by: &room)
        for role in [Table.Column.Role.person, .note, .name, .time] { widen(role, to: natural, by: &room) }
    }

    private mutating func widen(_ role: Table.Column.Role, to most: [Int], by room: inout Int) {
        for index in columns(role) where widths[index] > 0 && room > 0 {
            let more = min(room, max(0, most[index] - widths[index]))
            widths[index] += more
            room -= more
        }
    }

    private mutating func tellApart(_ index: Int) {
        let all = NamesApart(table.rows.lazy.map { $0[index].text }, ellipsis: ellipsis)
        names[index] = stride(from: widths[index], to: 0, by: -1).lazy.compactMap(all.shortened).first
    }

    private func columns(_ role: Table.Column.Role) -> [Int] {
        table.columns.indices.filter { table.columns[$0].role == role }
    }
}
