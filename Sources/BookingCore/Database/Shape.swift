import CLibPQ

/// What a statement has to give: the program reads rows by this order, wherever the server puts the columns.
///
/// A schema can be of another make than the program's: changed by hand, restored in part, somebody else's. Each answer is
/// held against its shape before anything is read from it, so that what does not fit is an error and no crash.
struct Shape: Equatable {
    struct Column: Equatable {
        /// When it may be NULL.
        enum Absence {
            case never, anywhere
            /// The last row is of another kind: there all of these are NULL, or none.
            case inLastRow
        }

        let name: String
        let type: ColumnType
        let absence: Absence
    }

    var columns: [Column] = []

    static func + (one: Shape, other: Shape) -> Shape {
        Shape(columns: one.columns + other.columns)
    }

    /// The same, with another kind of row behind them.
    var exceptLastRow: Shape {
        Shape(
            columns: columns.map {
                $0.absence == .never ? Column(name: $0.name, type: $0.type, absence: .inLastRow) : $0
            })
    }
}

/// A type as the program reads it.
enum ColumnType: String {
    case nothing, text, texts, json, uuid, integer, count, time, flag, number

    /// In PostgreSQL's catalogue (src/include/catalog/pg_type.dat).
    func includes(_ id: UInt32) -> Bool {
        switch self {
        case .nothing: id == 2278
        case .text: id == 25 || id == 1043 || id == 19
        case .texts: id == 1009
        case .json: id == 114 || id == TypeID.jsonb.rawValue
        case .uuid: id == 2950
        case .integer, .count: id == 20 || id == 23 || id == 21
        case .time: id == 1184
        case .flag: id == 16
        case .number: id == 701
        }
    }

    /// Whether a value of the type can be worked with: sums of counts cannot overflow, times can be written.
    func admits(_ row: Row, _ column: Int) -> Bool {
        switch self {
        case .count: 0...(1 << 53) ~= row.int64(column)
        case .time: Self.times ~= row.int64(column)
        case .texts: row.hasOneDimension(column)
        default: true
        }
    }

    /// The years 1 to 9999.
    private static let times = Timestamp(microseconds: -62_135_596_800_000_000).postgres...Timestamp.latest.postgres
}

extension Shape {
    /// Where in a result its columns are; empty where they are in this very order.
    /// - Throws: `Failure`, naming what gave it.
    func places(in result: OpaquePointer, of source: String) throws -> [Int32] {
        let places = try columns.map { column in
            let place = PQfnumber(result, column.name)
            guard place >= 0 else { throw Failure.missingColumn(column.name, of: source) }
            guard column.type.includes(PQftype(result, place)) else {
                throw Failure.wrongColumn(column.name, of: source, "no \(column.type)")
            }
            return place
        }
        return places.enumerated().allSatisfy { $0 == $1 } ? [] : places
    }

    /// Refuses a row with a NULL, or a value, that nothing here can be made of.
    func check(_ row: Row, isLast: Bool, of source: String) throws {
        let isFoot = isLast && columns.contains { $0.absence == .inLastRow } && hasNone(in: row)
        for (place, column) in columns.enumerated() where column.type != .nothing {
            if row.isNull(place) {
                if column.absence == .never || column.absence == .inLastRow && !isFoot {
                    throw Failure.wrongColumn(column.name, of: source, "NULL")
                }
            } else if !column.type.admits(row, place) {
                throw Failure.wrongColumn(column.name, of: source, "no \(column.type) to work with")
            }
        }
    }

    private func hasNone(in row: Row) -> Bool {
        columns.indices.allSatisfy { columns[$0].absence != .inLastRow || row.isNull($0) }
    }
}

extension RowSet {
    /// The same rows, once they have been held against what the statement has to give.
    func checked(for query: Query) throws -> RowSet {
        guard let (shape, source) = query.expected else { return self }
        let rows = RowSet(owning: result, places: try shape.places(in: result.pointer, of: source))
        for (index, row) in rows.enumerated() { try shape.check(row, isLast: index == count - 1, of: source) }
        return rows
    }
}
