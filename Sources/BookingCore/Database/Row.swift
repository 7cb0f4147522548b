import CLibPQ

/// Which column of a row: `"note"`, or by position where a statement has one or two.
enum Column: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case name(String)
    case position(Int32)

    init(stringLiteral name: String) { self = .name(name) }
    init(integerLiteral position: Int32) { self = .position(position) }
}

/// One row. Columns are read by their names and by type.
///
/// An answer has been held against its shape, so reading NULL or another type by a method that has no place for it is a
/// mistake in the program, and traps as an index out of range does.
struct Row {
    let result: ResultHandle
    let index: Int32

    func isNull(_ column: Column) -> Bool {
        isNull(at: place(column))
    }

    /// text, varchar, name, json.
    func text(_ column: Column) -> String {
        text(at: place(column))
    }

    func optionalText(_ column: Column) -> String? {
        optional(column, text(at:))
    }

    /// json or jsonb, as text.
    func json(_ column: Column) -> String {
        json(at: place(column))
    }

    func optionalJSON(_ column: Column) -> String? {
        optional(column, json(at:))
    }

    /// smallint, integer or bigint.
    func int(_ column: Column) -> Int {
        Int(int64(at: place(column)))
    }

    func optionalInt(_ column: Column) -> Int? {
        optional(column, int64(at:)).map { Int($0) }
    }

    /// Any integer; also a timestamptz, whose binary form is microseconds since 2000-01-01.
    func int64(_ column: Column) -> Int64 {
        int64(at: place(column))
    }

    func optionalInt64(_ column: Column) -> Int64? {
        optional(column, int64(at:))
    }

    func bool(_ column: Column) -> Bool {
        withBytes(column) { $0[0] != 0 }
    }

    /// double precision.
    func double(_ column: Column) -> Double {
        withBytes(column) { Double(bitPattern: $0.bigEndian()) }
    }

    /// uuid, in lower case.
    func uuid(_ column: Column) -> String {
        uuid(at: place(column))
    }

    func optionalUUID(_ column: Column) -> String? {
        optional(column, uuid(at:))
    }

    /// A column by its place, for those who read it of very many rows.
    func column(_ name: String) -> Column { .position(result.columns.place(of: name)) }

    /// The value's bytes as the server sent them, valid during the call.
    func withBytes<Result>(_ column: Column, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withBytes(at: place(column), body)
    }
}

/// The same, once it is known where the column is.
extension Row {
    private func isNull(at place: Int32) -> Bool {
        PQgetisnull(result.pointer, index, place) != 0
    }

    private func withBytes<Result>(
        at place: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        precondition(!isNull(at: place), "column \(place) is NULL")
        let length = Int(PQgetlength(result.pointer, index, place))
        return try body(UnsafeRawBufferPointer(start: PQgetvalue(result.pointer, index, place), count: length))
    }

    private func optional<Value>(_ column: Column, _ value: (Int32) -> Value) -> Value? {
        let place = place(column)
        return isNull(at: place) ? nil : value(place)
    }

    private func text(at place: Int32) -> String {
        withBytes(at: place) { String(decoding: $0, as: UTF8.self) }
    }

    private func json(at place: Int32) -> String {
        withBytes(at: place) { bytes in
            // jsonb's binary form is its text behind one byte, the version of the format.
            let isBinary = TypeID(rawValue: PQftype(result.pointer, place)) == .jsonb
            return String(decoding: bytes.dropFirst(isBinary ? 1 : 0), as: UTF8.self)
        }
    }

    private func int64(at place: Int32) -> Int64 {
        withBytes(at: place) { bytes in
            switch bytes.count {
            case 2: Int64(Int16(bitPattern: bytes.bigEndian()))
            case 4: Int64(Int32(bitPattern: bytes.bigEndian()))
            default: Int64(bitPattern: bytes.bigEndian())
            }
        }
    }

    private func uuid(at place: Int32) -> String {
        withBytes(at: place, UUIDText.string)
    }

    /// Never beyond the columns: libpq would warn of that by a connection that may be gone.
    private func place(_ column: Column) -> Int32 {
        let place =
            switch column {
            case .name(let name): result.columns.place(of: name)
            case .position(let position): position
            }
        precondition(0..<result.width ~= place, "no column \(column)")
        return place
    }
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
