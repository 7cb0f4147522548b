/// How a file of bookings is written.
enum ImportFormat: String, CaseIterable {
    case csv, tsv, ndjson, ics

    private static let other = ["jsonl": "ndjson", "ical": "ics", "ifb": "ics"]

    /// As the file's name says, else as it begins.
    init(of path: String, _ file: InputFile) throws {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if let format = Self(rawValue: Self.other[ending] ?? ending) {
            self = format
            return
        }
        let head = try file.head(4096)
        let line = head.prefix { $0 != UInt8(ascii: "\n") }
        switch head.first {
        case UInt8(ascii: "{"): self = .ndjson
        case UInt8(ascii: "B") where line.starts(with: "BEGIN:VCALENDAR".utf8): self = .ics
        case UInt8(ascii: "["): throw Failure.jsonArray(file.name)
        default: self = line.contains(UInt8(ascii: "\t")) ? .tsv : .csv
        }
    }

    /// UTF-8 may begin with a mark; what begins with another mark, or was packed, is no text that can be read.
    static func checkEncoding(_ file: InputFile) throws {
        let head = Array(try file.head(4))
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return file.skip(3) }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { throw Failure.utf16(file.name) }
        if head.starts(with: [0x1F, 0x8B]) { throw Failure.packed(file.name, by: "gzip", reader: "zcat") }
        if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            throw Failure.packed(file.name, by: "zstd", reader: "zstdcat")
        }
    }
}
