/// Writes records one by one, in the format asked for; a table is not among them, as it needs all rows.
struct RecordWriter<R: Record> {
    private enum Form {
        case json(JSONRecords)
        case lines
        case delimited(DelimitedText)
    }

    private let out: Output
    private var form: Form
    private var buffer: [UInt8] = []

    init(_ format: OutputFormat, on out: Output) throws {
        self.out = out
        switch format {
        case .table, .json, .ics, .prometheus: form = .json(JSONRecords(on: out))
        case .ndjson: form = .lines
        case .csv: form = .delimited(.csv)
        case .tsv: form = .delimited(.tsv)
        }
        if case .delimited(let text) = form { try writeLine(R.columns, text) }
    }

    static func write(_ records: [R], _ format: OutputFormat, on out: Output) throws {
        var writer = try RecordWriter(format, on: out)
        for record in records { try writer.append(record) }
        try writer.end()
    }

    mutating func append(_ record: R) throws {
        switch form {
        case .json(var records):
            try records.append(record)
            form = .json(records)
        case .lines: try out.write(JSONText.line(record))
        case .delimited(let text): try writeLine(record.values.map(\.field), text)
        }
    }

    /// Call it once, after the last record.
    func end() throws {
        if case .json(let records) = form { try records.end() }
    }

    private mutating func writeLine(_ cells: [String?], _ text: DelimitedText) throws {
        buffer.removeAll(keepingCapacity: true)
        text.append(cells, to: &buffer)
        try out.write(buffer)
    }
}
