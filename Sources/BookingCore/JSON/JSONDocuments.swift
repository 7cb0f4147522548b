extension JSONText {
    /// One value on a line of its own: all of a command's JSON, or a record of NDJSON.
    static func line(_ value: some JSONWritable) -> [UInt8] {
        var json = JSONText()
        json.value(value)
        return json.bytes + [UInt8(ascii: "\n")]
    }
}

/// An array with a record on each line, for eyes and for `grep`: `[`, the records parted by `,` and a newline, `]`.
/// An empty one is `[]`.
///
/// It is written record by record, so that a long one need not be held in memory.
struct JSONRecords {
    private let out: Output
    private var isEmpty = true

    init(on out: Output) {
        self.out = out
    }

    /// All at once.
    static func write(_ records: some Sequence<some JSONWritable>, on out: Output) throws {
        var array = JSONRecords(on: out)
        for record in records { try array.append(record) }
        try array.end()
    }

    mutating func append(_ record: some JSONWritable) throws {
        var json = JSONText()
        json.value(record)
        try out.write(isEmpty ? "[\n" : ",\n")
        try out.write(json.bytes)
        isEmpty = false
    }

    /// Call it once, after the last record.
    func end() throws {
        try out.write(isEmpty ? "[]\n" : "\n]\n")
    }
}
