import CLibPQ

/// One row. Columns are read by position, in the order of the statement's `Shape` if it has one, and by type.
///
/// An answer has been held against its shape, so reading NULL or another type by a method that has no place for it is a
/// mistake in the program, and traps as an index out of range does.
struct Row {
    let result: ResultHandle
    let index: Int32

    func isNull(_ column: Int) -> Bool {
        PQgetisnull(result.pointer, index, place(column)) != 0
    }

    /// text, varchar, name, json.
    func text(_ column: Int) -> String {
        withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// json or jsonb, as text.
    func json(_ column: Int) -> String {
        withBytes(column) { bytes in
            // jsonb's binary form is its text behind one byte, the version of the format.
            String(decoding: bytes.dropFirst(type(of: column) == .jsonb ? 1 : 0), as: UTF8.self)
        }
    }

    /// smallint, integer or bigint.
    func int(_ column: Int) -> Int {
        Int(int64(column))
    }

    /// Any integer; also a timestamptz, whose binary form is microseconds since 2000-01-01.
    func int64(_ column: Int) -> Int64 {
        withBytes(column) { bytes in
            switch bytes.count {
            case 2: Int64(Int16(bitPattern: bytes.bigEndian()))
            case 4: Int64(Int32(bitPattern: bytes.bigEndian()))
            default: Int64(bitPattern: bytes.bigEndian())
            }
        }
    }

    func xid8(_ column: Int) -> UInt64 {
        withBytes(column) { $0.bigEndian() }
    }

    func bool(_ column: Int) -> Bool {
        withBytes(column) { $0[0] != 0 }
    }

    /// double precision.
    func double(_ column: Int) -> Double {
        withBytes(column) { Double(bitPattern: $0.bigEndian()) }
    }

    /// uuid, in lower case.
    func uuid(_ column: Int) -> String {
        withBytes(column, UUIDText.string)
    }

    /// The value's bytes as the server sent them, valid during the call.
    func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        precondition(!isNull(column), "column \(column) is NULL")
        let place = place(column)
        let length = Int(PQgetlength(result.pointer, index, place))
        return try body(UnsafeRawBufferPointer(start: PQgetvalue(result.pointer, index, place), count: length))
    }

    private func type(of column: Int) -> TypeID {
        TypeID(rawValue: PQftype(result.pointer, place(column)))
    }

    /// Never beyond the columns: libpq would warn of that by a connection that may be gone.
    private func place(_ column: Int) -> Int32 {
        let place = result.places.isEmpty ? Int32(column) : result.places[column]
        precondition(place < result.width, "no column \(column)")
        return place
    }
}

extension Row {
    func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    func optionalJSON(_ column: Int) -> String? { isNull(column) ? nil : json(column) }
    func optionalInt(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }
    func optionalInt64(_ column: Int) -> Int64? { isNull(column) ? nil : int64(column) }
    func optionalUUID(_ column: Int) -> String? { isNull(column) ? nil : uuid(column) }
}

/// The object ids of built-in types that have to be told apart.
struct TypeID: RawRepresentable, Equatable {
    let rawValue: UInt32
    static let jsonb = TypeID(rawValue: 3802)
}

extension UnsafeRawBufferPointer {
    /// The integer of just these bytes, from network order.
    func bigEndian<Integer: FixedWidthInteger>() -> Integer {
        precondition(count == MemoryLayout<Integer>.size, "\(count) bytes are no \(Integer.self)")
        return Integer(bigEndian: loadUnaligned(as: Integer.self))
    }
}
