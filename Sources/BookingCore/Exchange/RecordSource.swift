/// One record of a file: where it stands, and what its fields say, by their names; a missing value is none.
struct SourceRecord: Equatable {
    let line: Int
    var fields: [(name: String, value: String)]

    static func == (one: Self, other: Self) -> Bool {
        one.line == other.line && one.fields.elementsEqual(other.fields) { $0 == $1 }
    }

    subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }
}

/// Reads a file record by record.
protocol RecordSource {
    /// Nil at the end.
    /// - Throws: a `RowProblem` for a record that cannot be read, behind which the next one can; a `Failure` where nothing
    ///   can any more.
    mutating func next() throws -> SourceRecord?
}
