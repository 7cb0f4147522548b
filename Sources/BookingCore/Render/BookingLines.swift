/// Bookings for other programs, straight from their rows: what `RecordWriter` makes of the records, at a fraction of the cost.
struct BookingLines {
    private enum Form {
        case array, lines
        case delimited(DelimitedText)
    }

    private struct Field {
        let place: Column
        let type: ColumnType
        /// In JSON, what stands before it.
        let label: [UInt8]
        /// In JSON, whether it is there where it is NULL.
        let isNeeded: Bool
    }

    private let out: Output
    private let form: Form
    private var fields: [Field] = []
    private var bytes: [UInt8] = []

    init(_ format: OutputFormat, on out: Output) throws {
        self.out = out
        switch format {
        case .table, .json, .ics, .prometheus: form = .array
        case .ndjson: form = .lines
        case .csv: form = .delimited(.csv)
        case .tsv: form = .delimited(.tsv)
        }
        if case .delimited(let text) = form {
            text.append(BookingRecord.columns, to: &bytes)
            try out.write(bytes)
        }
    }

    mutating func append(_ row: Row) throws {
        let isFirst = fields.isEmpty
        if isFirst { find(row) }
        // What cannot be said of a booking is an error in every format.
        _ = try BookingRecord.Status(of: row, status)
        bytes.removeAll(keepingCapacity: true)
        switch form {
        case .array:
            bytes.append(isFirst ? "[\n" : ",\n")
            appendJSON(row)
        case .lines:
            appendJSON(row)
            bytes.append(UInt8(ascii: "\n"))
        case .delimited(let text): append(row, text)
        }
        try out.write(bytes)
    }

    /// Call it once, after the last row.
    func end() throws {
        if case .array = form { try out.write(fields.isEmpty ? "[]\n" : "\n]\n") }
    }

    private var status = Column.position(0)

    /// All rows of an answer have their columns at the same places.
    private mutating func find(_ row: Row) {
        status = row.column("status")
        let types = Dictionary(
            Shape.booking.columns.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
        fields = BookingRecord.columns.enumerated().map { index, name in
            Field(
                place: row.column(name), type: types[name] ?? .text,
                label: Array("\(index == 0 ? "" : ",")\"\(name)\":".utf8), isNeeded: name != BookingRecord.seriesColumn)
        }
    }

    private mutating func appendJSON(_ row: Row) {
        bytes.append(UInt8(ascii: "{"))
        for field in fields where field.isNeeded || !row.isNull(field.place) {
            bytes.append(contentsOf: field.label)
            bytes.append(row, field.place, field.type)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func append(_ row: Row, _ text: DelimitedText) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(text.separator) }
            guard !row.isNull(field.place) else { continue }
            switch field.type {
            case .uuid: row.withBytes(field.place) { UUIDText.append($0, to: &bytes) }
            case .time: row.timestamp(field.place).append(to: &bytes)
            case .integer, .count: bytes.append(contentsOf: String(row.int(field.place)).utf8)
            default: row.withBytes(field.place) { text.append(field: $0, to: &bytes) }
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}

extension BookingRecord.Status {
    /// By its bytes, as most rows are never anything else.
    fileprivate init(of row: Row, _ column: Column) throws {
        let known = row.withBytes(column) { bytes in Self.allCases.first { $0.rawValue.utf8.elementsEqual(bytes) } }
        if let known { self = known } else { try self.init(database: row.text(column)) }
    }
}
