// How our own values travel to and from PostgreSQL: times as UTC text one way, as binary microseconds the other.

extension Timestamp: SQLValue {
    var sqlText: String? { rfc3339 }
}

extension Span: SQLValue {
    /// An interval; calendar days stay days.
    var sqlText: String? { "\(days) days \(microseconds) microseconds" }
}

extension JSON: SQLValue {
    var sqlText: String? { String(decoding: JSONText.line(self), as: UTF8.self) }
}

extension Row {
    func timestamp(_ column: Column) -> Timestamp {
        Timestamp(postgres: int64(column))
    }

    func optionalTimestamp(_ column: Column) -> Timestamp? {
        optionalInt64(column).map(Timestamp.init(postgres:))
    }
}

extension Duration: SQLValue {
    /// An interval without days: a day of it is 24 hours.
    var sqlText: String? {
        let (seconds, attoseconds) = components
        return "\(seconds) seconds \(attoseconds / 1_000_000_000_000) microseconds"
    }
}

extension Row {
    func optionalDouble(_ column: Column) -> Double? {
        isNull(column) ? nil : double(column)
    }
}
