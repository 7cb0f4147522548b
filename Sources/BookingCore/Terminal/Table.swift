/// Rows under a header, laid out in columns that fit the terminal.
///
/// All rows are needed before the first can be printed, since the widest decides. Cells are escaped here, so nobody can
/// forget to.
struct Table {
    enum Alignment: Sendable { case left, right }

    struct Column: Sendable {
        let header: String
        var alignment = Alignment.left
        /// Who gives way first if a line gets too long: 1 before 2. Nil never does: ids and times must stay whole.
        var shrinkOrder: Int?
    }

    struct Cell: ExpressibleByStringLiteral, Sendable {
        let text: String
        let attribute: Style.Attribute?
        /// Measured once: with many rows, measuring is most of the work.
        let width: Int

        init(_ text: String, _ attribute: Style.Attribute? = nil) {
            var visible = Escape.visible(text)
            // Spaces at the end would only make lines longer than what they show.
            while visible.utf8.last == UInt8(ascii: " ") { visible.removeLast() }
            self.text = visible
            self.attribute = attribute
            width = DisplayWidth.of(visible)
        }

        init(stringLiteral text: String) {
            self.init(text)
        }

        func shortened(to width: Int, ellipsis: String) -> Cell {
            if self.width <= width { return self }
            return Cell(DisplayWidth.truncate(text, to: width, ellipsis: ellipsis), attribute)
        }
    }

    /// A shortened column keeps at least this many columns, or its header's width; on a screen that is narrower still,
    /// as many as a letter and a sign that there was more.
    private static let (leastWidth, bareWidth) = (8, 3)
    private static let gap = 2

    let columns: [Column]
    private var rows: [[Cell]] = []

    init(columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row, which has a cell for each column.
    mutating func append(_ row: [Cell]) {
        precondition(row.count == columns.count, "a row has a cell for each column")
        rows.append(row)
    }

    /// The table as lines without trailing spaces; nothing at all if it has no rows.
    func render(for settings: TerminalSettings) -> String {
        if rows.isEmpty { return "" }
        let widths = fittingWidths(limit: settings.lineLimit)
        let header = columns.map { Cell($0.header, .bold) }
        return rows.reduce(into: line(header, widths, settings)) { $0 += line($1, widths, settings) }
    }

    private func fittingWidths(limit: Int?) -> [Int] {
        var widths = columns.indices.map { naturalWidth(of: $0) }
        guard let limit else { return widths }
        shrink(&widths, to: limit) { max(Self.leastWidth, DisplayWidth.of(columns[$0].header)) }
        shrink(&widths, to: limit) { _ in Self.bareWidth }
        return widths
    }

    private func shrink(_ widths: inout [Int], to limit: Int, least: (Int) -> Int) {
        var excess = widths.reduce(0, +) + Self.gap * (columns.count - 1) - limit
        for index in shrinkableColumns where excess > 0 {
            let cut = min(excess, max(0, widths[index] - least(index)))
            widths[index] -= cut
            excess -= cut
        }
    }

    private func naturalWidth(of index: Int) -> Int {
        rows.reduce(DisplayWidth.of(columns[index].header)) { max($0, $1[index].width) }
    }

    private var shrinkableColumns: [Int] {
        columns.indices
            .compactMap { index in columns[index].shrinkOrder.map { (order: $0, index: index) } }
            .sorted { $0 < $1 }
            .map(\.index)
    }

    /// Spaces are held back until a text follows them, so that none end the line.
    private func line(_ cells: [Cell], _ widths: [Int], _ settings: TerminalSettings) -> String {
        var line = ""
        var spaces = 0
        for (index, cell) in cells.enumerated() {
            let cell = cell.shortened(to: widths[index], ellipsis: settings.ellipsis)
            let room = widths[index] - cell.width
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
