/// Rows under a header, laid out in columns that fit the terminal.
///
/// All rows are needed before the first can be printed, since the widest decides. Cells are escaped here, so nobody can
/// forget to.
struct Table {
    enum Alignment: Sendable { case left, right }

    struct Column: Sendable {
        /// What a column holds, by which it gives way where not all fit (`TableLayout`).
        enum Role: Sendable {
            /// Ids, statuses, numbers: as they are, or not at all.
            case fixed
            case time
            /// What the rows are about: it has to tell them apart.
            case name
            case person
            case note
            /// A line to copy: whole, even where it runs over the edge; the last column.
            case command
        }

        let header: String
        var alignment = Alignment.left
        var role = Role.fixed
    }

    struct Cell: ExpressibleByStringLiteral, Sendable {
        /// What can be written in more than one way, depending on the room there is.
        enum Time: Sendable {
            case slot(Slot)
            case moment(Timestamp)
            /// From one slot to another.
            case move(Slot, Slot)

            var instants: [Timestamp] {
                switch self {
                case .slot(let slot): [slot.start, slot.end]
                case .moment(let moment): [moment]
                case .move(let old, let new): [old.start, old.end, new.start, new.end]
                }
            }
        }

        let text: String
        let attribute: Style.Attribute?
        /// Measured once: with many rows, measuring is most of the work.
        let width: Int
        let time: Time?

        init(_ text: String, _ attribute: Style.Attribute? = nil, time: Time? = nil) {
            var visible = Escape.visible(text)
            // Spaces at the end would only make lines longer than what they show.
            while visible.utf8.last == UInt8(ascii: " ") { visible.removeLast() }
            self.text = visible
            self.attribute = attribute
            self.time = time
            width = DisplayWidth.of(visible)
        }

        init(stringLiteral text: String) {
            self.init(text)
        }

        init(_ time: Time, _ format: TimeFormat) {
            let text =
                switch time {
                case .slot(let slot): format.slot(slot)
                case .moment(let moment): format.moment(moment)
                case .move(let old, let new): format.move(from: old, to: new)
                }
            self.init(text, time: time)
        }

        func replaced(by text: String) -> Cell {
            Cell(text, attribute, time: time)
        }
    }

    static let gap = 2

    let columns: [Column]
    /// How times are written in it, where it has any.
    let format: TimeFormat?
    private(set) var rows: [[Cell]] = []

    init(columns: [Column], format: TimeFormat? = nil) {
        self.columns = columns
        self.format = format
    }

    /// Adds a row, which has a cell for each column.
    mutating func append(_ row: [Cell]) {
        precondition(row.count == columns.count, "a row has a cell for each column")
        rows.append(row)
    }

    /// The table as lines without trailing spaces; nothing at all if it has no rows.
    func render(for settings: TerminalSettings) -> String {
        if rows.isEmpty { return "" }
        let layout = TableLayout(self, settings)
        let header = line(columns.indices.map { layout.header($0) }, layout, settings)
        return header + lines(layout, settings)
    }

    /// The same without the header.
    func renderRows(for settings: TerminalSettings) -> String {
        lines(TableLayout(self, settings), settings)
    }

    private func lines(_ layout: TableLayout, _ settings: TerminalSettings) -> String {
        rows.reduce(into: "") { lines, row in
            lines += line(row.indices.map { layout.cell(row[$0], in: $0) }, layout, settings)
        }
    }

    /// Spaces are held back until a text follows them, so that none end the line.
    private func line(_ cells: [Cell], _ layout: TableLayout, _ settings: TerminalSettings) -> String {
        var line = ""
        var spaces = 0
        for (index, cell) in cells.enumerated() where layout.widths[index] > 0 {
            let room = layout.widths[index] - cell.width
            if columns[index].alignment == .right { spaces += room }
            if !cell.text.isEmpty {
                line += String(repeating: " ", count: spaces) + settings.style(cell.attribute, cell.text)
                spaces = 0
            }
            if columns[index].alignment == .left { spaces += room }
            spaces += Self.gap
        }
        return line + "\n"
    }
}
