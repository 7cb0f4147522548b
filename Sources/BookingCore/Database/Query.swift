/// One SQL statement with its values.
///
/// An interpolated value is bound, never spliced: `"select \(name)"` is sent as `select $1`. SQL text that is made
/// at run time has to say so: `"select * from \(raw: view)"`.
struct Query: ExpressibleByStringInterpolation, Equatable, Sendable {
    let sql: String
    /// The values of `$1`, `$2`, …, as text; nil is NULL.
    let values: [String?]
    /// What it has to give, where its function alone does not tell.
    var shape: Shape?

    init(stringLiteral sql: String) {
        self.sql = sql
        values = []
    }

    init(stringInterpolation: StringInterpolation) {
        sql = stringInterpolation.sql
        values = stringInterpolation.values
    }

    /// For messages: the function of the schema that it calls, else how it begins.
    var name: String {
        Self.function(in: sql).map { "booking.\($0)" } ?? Failure.cut(sql)
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = ""
        fileprivate var values: [String?] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            sql.reserveCapacity(literalCapacity + 3 * interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) {
            sql += literal
        }

        mutating func appendInterpolation(_ value: some SQLValue) {
            values.append(value.sqlText)
            sql += "$\(values.count)"
        }

        /// NULL for nil.
        mutating func appendInterpolation(_ value: (some SQLValue)?) {
            values.append(value.flatMap(\.sqlText))
            sql += "$\(values.count)"
        }

        /// A whole statement as part of another; it comes before all values, so that its own keep their numbers.
        mutating func appendInterpolation(_ query: Query) {
            precondition(values.isEmpty, "values before a statement")
            sql += query.sql
            values = query.values
        }

        mutating func appendInterpolation(raw text: String) {
            sql += text
        }
    }
}

extension Query {
    /// What it has to give, and of what: as was said, or as the first function of the schema gives it that it names.
    var expected: (shape: Shape, source: String)? {
        let name = Self.function(in: sql)
        guard let shape = shape ?? name.flatMap(Answer.init)?.shape else { return nil }
        return (shape, name.map { "booking.\($0)" } ?? "an expression")
    }

    /// The same statement, with something else in its answer than what the function gives.
    func giving(_ shape: Shape) -> Query {
        var query = self
        query.shape = shape
        return query
    }

    static func function(in sql: String) -> String? {
        let mark = Array("booking.".utf8)
        var rest = sql.utf8[...]
        while rest.count > mark.count {
            if rest.starts(with: mark) {
                let name = rest.dropFirst(mark.count).prefix { $0 == UInt8(ascii: "_") || 0x61...0x7a ~= $0 }
                return rest.dropFirst(mark.count + name.count).first == UInt8(ascii: "(") ? String(name) : nil
            }
            rest = rest.dropFirst()
        }
        return nil
    }
}
