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

    /// A column by its place, for those who read it of very many rows.
    func column(_ name: String) -> Column {
        .position(result.columns.place(of: name))
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
    /// Those of its shape, found beforehand; without a shape all there are, found when the first is asked for.
    var columns: ColumnPlaces {
        get {
            if let known { return known }
            let found = ColumnPlaces(of: pointer)
            known = found
            return found
        }
        set { known = newValue }
    }

    private var known: ColumnPlaces?

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        width = PQnfields(pointer)
    }

    deinit {
        PQclear(pointer)
    }
}

/// Where in a result the columns are, by name. All rows of a stream share them.
final class ColumnPlaces {
    private let names: [String]
    private let places: [Int32]
    /// Columns are mostly read in their order: each is looked for behind the one that was found last.
    private var next = 0

    init(_ names: [String], at places: [Int32]) {
        (self.names, self.places) = (names, places)
    }

    /// All that a result has.
    convenience init(of result: OpaquePointer) {
        let places = Array(0..<PQnfields(result))
        self.init(places.map { String(cString: PQfname(result, $0)) }, at: places)
    }

    /// -1 where there is none of this name.
    func place(of name: String) -> Int32 {
        var here = next
        for _ in names {
            let following = here + 1 == names.count ? 0 : here + 1
            if names[here] == name {
                next = following
                return places[here]
            }
            here = following
        }
        return -1
    }
}
