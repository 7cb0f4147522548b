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

        init(_ text: String, _ attribute: Style.Attribute? = nil) {
            // Spaces at the end would only make lines longer than what they show.
            self.text = String(Escape.visible(text).reversed().drop { $0 == " " }.reversed())
            self.attribute = attribute
        }

        init(stringLiteral text: String) {
            self.init(text)
        }
    }

    /// A shortened column keeps at least this many columns, or its header's width.
    private static let leastWidth = 8
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
        return ([header] + rows).map { line($0, widths, settings) + "\n" }.joined()
    }

    private func fittingWidths(limit: Int?) -> [Int] {
        var widths = columns.indices.map { naturalWidth(of: $0) }
        guard let limit else { return widths }
        var excess = widths.reduce(0, +) + Self.gap * (columns.count - 1) - limit
        for index in shrinkableColumns where excess > 0 {
            let least = max(Self.leastWidth, DisplayWidth.of(columns[index].header))
            let cut = min(excess, max(0, widths[index] - least))
            widths[index] -= cut
            excess -= cut
        }
        return widths
    }

    private func naturalWidth(of index: Int) -> Int {
        rows.reduce(DisplayWidth.of(columns[index].header)) { max($0, DisplayWidth.of($1[index].text)) }
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
            let text = DisplayWidth.truncate(cell.text, to: widths[index], ellipsis: settings.ellipsis)
            let room = widths[index] - DisplayWidth.of(text)
            if columns[index].alignment == .right { spaces += room }
            if !text.isEmpty {
                line += String(repeating: " ", count: spaces) + settings.style(cell.attribute, text)
                spaces = 0
            }
            if columns[index].alignment == .left { spaces += room }
            spaces += Self.gap
        }
        return line
    }
}
