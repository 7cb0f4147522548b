/// A booking as a file has it.
struct ImportRow: Equatable {
    var line: Int
    var id: String?
    var resource: String
    var user: String?
    var slot: Slot
    var status: String?
    var revision: Int?
    var note: String?
    var createdAt: Timestamp?
    var updatedAt: Timestamp?
    var key: String?
    var series: String?
}

/// Makes rows of records: names and times as they are checked everywhere. The database looks at all of it again.
struct RowReader {
    static let columns = BookingRecord.columns
    /// Without these nothing can be booked.
    static let needed = ["resource_id", "start_time", "end_time"]
    /// Half of what the column holds: there have to be revisions behind it.
    static let lastRevision = 1_000_000_000

    /// What says how it went with a booking before: an admin's word counts.
    static let past = ["id", "status", "rev", "created_at", "updated_at"]

    let zone: Zone
    let keyColumn: String?
    /// Whether a row without a key will do.
    var isKeyOptional = false
    /// Whether it is an admin who reads; else what he may not say is not looked at.
    var readsPast = false

    func row(_ record: SourceRecord) throws -> ImportRow {
        let start = try need(record, "start_time") { try time($0, as: .start, anchor: nil) }
        let end = try need(record, "end_time") { try time($0, as: .end, anchor: start) }
        guard start < end else {
            throw RowProblem(line: record.line, field: "end_time", reason: "the end is not after the start")
        }
        return ImportRow(
            line: record.line, id: try readPast(record, "id") { try id($0) },
            resource: try need(record, "resource_id", Name.resource), user: try read(record, "user_id", Name.user),
            slot: Slot(start: start, end: end), status: try readPast(record, "status") { try status($0) },
            revision: try readPast(record, "rev") { try revision($0) }, note: try read(record, "note", Note.check),
            createdAt: try readPast(record, "created_at") { try time($0, as: .start, anchor: nil) },
            updatedAt: try readPast(record, "updated_at") { try time($0, as: .start, anchor: nil) },
            key: try keyColumn.flatMap { try isKeyOptional ? read(record, $0, Name.key) : need(record, $0, Name.key) },
            series: try read(record, BookingRecord.seriesColumn) { try id($0) })
    }

    /// Whether something stands there that does not count.
    func passesOver(_ record: SourceRecord) -> Bool {
        !readsPast && record.fields.contains { Self.past.contains($0.name) && $0.name != keyColumn }
    }

    private func readPast<Value>(
        _ record: SourceRecord, _ name: String, _ value: (String) throws -> Value
    ) throws -> Value? {
        try readsPast ? read(record, name, value) : nil
    }

    private func need<Value>(
        _ record: SourceRecord, _ name: String, _ value: (String) throws -> Value
    ) throws -> Value {
        guard let value = try read(record, name, value) else {
            throw RowProblem(line: record.line, field: name, reason: "is missing")
        }
        return value
    }

    private func read<Value>(
        _ record: SourceRecord, _ name: String, _ value: (String) throws -> Value
    ) throws -> Value? {
        guard let text = record[name] else { return nil }
        do {
            return try value(text)
        } catch {
            let reason = (error as? Failure)?.message ?? (error as? RowProblem)?.reason ?? "\(error)"
            throw RowProblem(line: record.line, field: name, reason: reason)
        }
    }

    /// A time that is the same whenever the file is read.
    private func time(_ text: String, as side: TimeContext.Side, anchor: Timestamp?) throws -> Timestamp {
        if let exact = Timestamp(rfc3339: text) {
            guard exact.isBookable else { throw Failure.outsideYears(text) }
            return exact
        }
        let time = try TimeExpression(text)
        guard !time.isRelativeToNow, !time.isRelativeToOther || anchor != nil && !time.isBareClock else {
            throw Failure.timeWithoutDate(text)
        }
        return try TimeContext(now: nil, zone: zone).instant(of: time, as: side, anchor: anchor ?? .earliest)
    }

    private func id(_ text: String) throws -> String {
        let digits = text.lowercased().utf8.filter { $0 != UInt8(ascii: "-") }
        guard digits.count == 32, digits.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }) else {
            throw Failure.noUUID(text)
        }
        return text
    }

    private func status(_ text: String) throws -> String {
        guard let status = BookingRecord.Status(rawValue: text.uppercased()) else { throw Failure.noStatus(text) }
        return status.rawValue
    }

    private func revision(_ text: String) throws -> Int {
        guard let number = Int(text), 1...Self.lastRevision ~= number else { throw Failure.noRevision(text) }
        return number
    }
}
