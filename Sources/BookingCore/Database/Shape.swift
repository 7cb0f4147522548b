import CLibPQ

/// What a statement has to give: its columns, by name, wherever the server puts them.
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

    /// What a value can be worked with: sums of counts cannot overflow, times can be written.
    fileprivate var limits: ClosedRange<Int64>? {
        switch self {
        case .count: 0...(1 << 53)
        case .time: Self.times
        default: nil
        }
    }

    /// The years 1 to 9999.
    private static let times = Timestamp(microseconds: -62_135_596_800_000_000).postgres...Timestamp.latest.postgres
}

/// A shape, found in the columns of a result: what remains to be asked of each row.
struct Fit {
    let places: ColumnPlaces
    private let source: String
    private let demands: [Demand]
    private let hasFoot: Bool

    private struct Demand {
        let name: String
        let place: Int32
        let absence: Shape.Column.Absence
        let limits: ClosedRange<Int64>?
        let isList: Bool
    }

    /// - Throws: `Failure`, naming the column that is missing or of another type, and what gave it.
    init(_ shape: Shape, in result: OpaquePointer, of source: String) throws {
        let places = try shape.columns.map { column in
            let place = PQfnumber(result, column.name)
            guard place >= 0 else { throw Failure.missingColumn(column.name, of: source) }
            guard column.type.includes(PQftype(result, place)) else {
                throw Failure.wrongColumn(column.name, of: source, "no \(column.type)")
            }
            return place
        }
        self.source = source
        self.places = ColumnPlaces(shape.columns.map(\.name), at: places)
        demands = zip(shape.columns, places).compactMap { column, place in
            let isFree = column.absence == .anywhere && column.type.limits == nil && column.type != .texts
            guard column.type != .nothing, !isFree else { return nil }
            return Demand(
                name: column.name, place: place, absence: column.absence, limits: column.type.limits,
                isList: column.type == .texts)
        }
        hasFoot = demands.contains { $0.absence == .inLastRow }
    }

    /// Refuses a row with a NULL, or a value, that nothing here can be made of.
    func check(_ row: Row, isLast: Bool) throws {
        let result = row.result.pointer
        let isFoot =
            isLast && hasFoot
            && demands.allSatisfy {
                $0.absence != .inLastRow || PQgetisnull(result, row.index, $0.place) != 0
            }
        for demand in demands {
            if PQgetisnull(result, row.index, demand.place) != 0 {
                if demand.absence == .never || demand.absence == .inLastRow && !isFoot {
                    throw Failure.wrongColumn(demand.name, of: source, "NULL")
                }
            } else if let limits = demand.limits, !limits.contains(row.int64(.position(demand.place))) {
                throw Failure.wrongColumn(demand.name, of: source, "what is out of range")
            } else if demand.isList, !row.hasOneDimension(.position(demand.place)) {
                throw Failure.wrongColumn(demand.name, of: source, "lists of lists")
            }
        }
    }
}

extension RowSet {
    /// The same rows, once they have been held against what the statement has to give.
    func checked(for query: Query) throws -> RowSet {
        guard let (shape, source) = query.expected else { return self }
        let fit = try Fit(shape, in: result.pointer, of: source)
        result.columns = fit.places
        for (index, row) in enumerated() { try fit.check(row, isLast: index == count - 1) }
        return self
    }
}
