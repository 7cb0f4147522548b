import CLibPQ

/// What one statement returned, in PostgreSQL's binary format. It keeps libpq's memory; nothing is copied.
struct RowSet: RandomAccessCollection {
    let startIndex = 0
    let endIndex: Int
    private let result: ResultHandle

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
}

/// Owns a `PGresult`.
final class ResultHandle {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }
}
