/// Reads one JSON object a line.
struct NDJSONReader: RecordSource {
    private let file: InputFile
    private var line = 0
    private var bytes: [UInt8] = []
    /// Of which members anything is taken, what is neither a text nor a number as JSON; else that is refused.
    private let takesJSON: (String) -> Bool

    init(_ file: InputFile, takesJSON: @escaping (String) -> Bool = { _ in false }) {
        (self.file, self.takesJSON) = (file, takesJSON)
    }

    mutating func next() throws -> SourceRecord? {
        while try file.peek() != nil {
            line += 1
            bytes.removeAll(keepingCapacity: true)
            try file.take(upTo: { $0 == UInt8(ascii: "\n") }, into: &bytes)
            guard bytes.count <= RecordLimit.bytes else {
                throw try file.skipRecord(line: line, until: { $0 == UInt8(ascii: "\n") })
            }
            _ = try file.next()
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            return try record()
        }
        return nil
    }

    private func record() throws -> SourceRecord {
        let json: JSON
        do throws(JSON.Malformed) {
            json = try JSON(parsing: bytes)
        } catch {
            throw RowProblem(line: line, reason: "no JSON at byte \(error.offset + 1): \(error.reason)")
        }
        guard let members = json.members else { throw RowProblem(line: line, reason: "no JSON object") }
        return SourceRecord(line: line, fields: try members.compactMap(field))
    }

    private func field(_ member: JSON.Member) throws -> (name: String, value: String)? {
        switch member.value {
        case .string(let text): (member.name, text)
        case .number(let digits): (member.name, digits)
        case .null: nil
        case .bool, .array, .object:
            if takesJSON(member.name) {
                (member.name, String(decoding: JSONText.line(member.value), as: UTF8.self))
            } else {
                throw RowProblem(line: line, field: member.name, reason: "neither a text nor a number")
            }
        }
    }
}
