/// `man/booking-schema.7`: the words of `man/booking-schema.7.in` around what `sql/schema.sql` says, the schema as it is
/// dumped from a database; that file is compared with one by a test.
enum SchemaPage {
    static func text(filling template: String, schema: String) -> String {
        let statements = Statement.all(in: schema)
        return ManualTemplate.filled(
            template, named: "booking-schema.7.in and sql/schema.sql",
            [
                "@DOORS@": { list(statements.filter(\.isDoor).sorted { $0.name < $1.name }.map(item)) },
                "@TYPES@": { list(statements.filter { $0.kind == "TYPE" && $0.isPublic }.map(record)) },
                "@FREE_BUSY@": { columns(ofView: "free_busy", in: schema) },
                "@UTILISATION@": { columns(ofView: "utilisation", in: schema) },
                "@BOOKINGS@": { columns(of: statements.first { $0.kind == "TYPE" && $0.name == "public_booking" }) },
            ])
    }

    private static func list(_ items: [String]) -> String {
        ([".Bl -tag -width Ds"] + items + [".El"]).joined(separator: "\n")
    }

    private static func item(_ door: Statement) -> String {
        let result = door.result.map { ["returns " + $0] } ?? []
        let lines = (door.arguments.isEmpty ? [] : [door.arguments]) + result
        return ".It Fn \(door.name)\n"
            + (lines.map(Mdoc.prose) + [Mdoc.paragraph(door.comment + ".")]).joined(separator: "\n.Pp\n")
    }

    private static func record(_ type: Statement) -> String {
        ".It Vt \(type.name)\n" + Mdoc.paragraph(type.comment + ".") + "\n" + columns(of: type)
    }

    /// What is said of each.
    private static func columns(ofView view: String, in schema: String) -> String {
        let prefix = "COMMENT ON COLUMN booking.\(view)."
        return list(
            schema.split(separator: "\n").filter { $0.hasPrefix(prefix) }.map { line in
                let parts = line.dropFirst(prefix.count).pieces(separatedBy: " IS '")
                let text = parts.dropFirst().joined().dropLast(2).pieces(separatedBy: "''").joined(separator: "'")
                return ".It Va \(parts[0])\n" + Mdoc.paragraph(text + ".")
            })
    }

    /// `id uuid, resource_id text`
    private static func columns(of type: Statement?) -> String {
        Mdoc.paragraph((type?.columns ?? []).joined(separator: ", ") + ".")
    }
}

extension SchemaPage {
    /// What the dump says of a function, a procedure or a type.
    struct Statement {
        let kind: String
        let name: String
        /// As they are called: `p_user text, p_id text`; those with a default have it behind `=`.
        let arguments: String
        let result: String?
        let columns: [String]
        let comment: String
        let isDoor: Bool
        var isPublic: Bool { name.hasPrefix("public_") }
    }
}

extension SchemaPage.Statement {
    static func all(in schema: String) -> [Self] {
        let lines = schema.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let comments = comments(in: lines)
        return lines.split(separator: "").compactMap { Self(Array($0), comments) }
    }

    private init?(_ lines: [String], _ comments: [String: String]) {
        let words = lines[0].split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count == 3, words[0] == "CREATE", ["FUNCTION", "PROCEDURE", "TYPE"].contains(words[1]) else {
            return nil
        }
        kind = words[1]
        let rest = words[2].dropFirst("booking.".count)
        name = String(rest.prefix { $0 != "(" && $0 != " " })
        comment = comments[kind + " " + name] ?? ""
        isDoor = kind == "PROCEDURE" || lines.contains { $0.holds("SECURITY DEFINER") }
        columns = lines.dropFirst().prefix { $0.first == "\t" }.map {
            Self.short($0.dropFirst().filter { $0 != "," }[...])
        }
        let parts = rest.dropFirst(name.count).pieces(separatedBy: " RETURNS ")
        arguments = parts[0].hasPrefix("(") ? Self.short(parts[0].dropFirst().dropLast()) : ""
        result = parts.count > 1 ? Self.short(parts[1][...]) : nil
    }

    /// `FUNCTION create_booking` and what is said of it.
    private static func comments(in lines: [String]) -> [String: String] {
        var comments: [String: String] = [:]
        for line in lines where line.hasPrefix("COMMENT ON ") {
            let words = line.dropFirst("COMMENT ON ".count).split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2, let text = line.pieces(separatedBy: " IS '").last else { continue }
            let name = words[1].dropFirst("booking.".count).prefix { $0 != "(" && $0 != " " }
            comments[words[0] + " " + name] = text.dropLast(2).pieces(separatedBy: "''").joined(separator: "'")
        }
        return comments
    }

    /// With PostgreSQL's own short names.
    private static func short(_ text: Substring) -> String {
        let names = [
            ("timestamp with time zone", "timestamptz"), (" DEFAULT ", " = "), ("SETOF", "setof"), ("TABLE(", "table("),
            ("IN p_", "p_"),
        ]
        return names.reduce(String(text)) { $0.pieces(separatedBy: $1.0).joined(separator: $1.1) }
    }
}
