import CLibPQ

/// What one statement returned, in PostgreSQL's binary format. It keeps libpq's memory; nothing is copied.
struct RowSet: RandomAccessCollection {
    let startIndex = 0
    let endIndex: Int
    let result: ResultHandle

    /// Takes over the result, which is cleared with the last row that refers to it.
    init(owning result: OpaquePointer) {
        self.result = ResultHandle(result)
        endIndex = Int(PQntuples(result))
    }

    /// No rows.
    static var none: RowSet { RowSet(owning: PQmakeEmptyPGresult(nil, PGRES_TUPLES_OK)) }

    subscript(position: Int) -> Row {
        precondition(indices.contains(position), "no row \(position) of \(count)")
        return Row(result: result, index: Int32(position))
    }

    /// The first row, where there has to be one.
    func one() throws -> Row {
        guard let row = first else { throw Failure.unexpectedAnswer("no rows") }
        return row
    }
}

/// Owns a `PGresult`.
final class ResultHandle {
    let pointer: OpaquePointer
    let width: Int32
    /// Where the columns are that are asked for by their numbers; empty where they are in that order.
    var places: [Int32] = []

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        width = PQnfields(pointer)
    }

    deinit {
        PQclear(pointer)
    }
}
