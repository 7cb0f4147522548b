/// What a command prints for programs: one JSON object, or one line of CSV or TSV, with the same fields in one order.
protocol Record: JSONWritable {
    static var columns: [String] { get }
    /// A value for each column.
    var values: [Value] { get }
}

extension Record {
    func write(to json: inout JSONText) {
        json.object { writeFields(to: &$0) }
    }

    func writeFields(to json: inout JSONText) {
        for (column, value) in zip(Self.columns, values) { json.field(column, value) }
    }
}

/// One field of a record.
enum Value: JSONWritable {
    case text(String)
    case time(Timestamp)
    case number(Int)
    case flag(Bool)
    case json(JSON)
    case null

    init(_ text: String?) { self = text.map(Value.text) ?? .null }
    init(_ time: Timestamp?) { self = time.map(Value.time) ?? .null }
    init(_ number: Int?) { self = number.map(Value.number) ?? .null }

    func write(to json: inout JSONText) {
        switch self {
        case .text(let text): json.string(text)
        case .time(let time): json.string(time.rfc3339)
        case .number(let number): json.value(number)
        case .flag(let flag): json.value(flag)
        case .json(let value): json.value(value)
        case .null: json.null()
        }
    }

    /// As a field of CSV and TSV; nil for a missing one.
    var field: String? {
        if case .text(let text) = self { DelimitedText.harmless(text) } else { cell }
    }

    /// As text; nil for a missing one.
    var cell: String? {
        switch self {
        case .text(let text): text
        case .time(let time): time.rfc3339
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        case .json(let value): String(decoding: JSONText.line(value).dropLast(), as: UTF8.self)
        case .null: nil
        }
    }
}
