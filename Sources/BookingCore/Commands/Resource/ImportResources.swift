/// `booking resource import FILE`
enum ImportResources: Command {
    static let words = "resource import"
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(noRetry)

    static let definition = CommandDefinition(
        .resources, "add the things that a file lists",
        arguments: [.one("FILE", .file)],
        formats: .one,
        details: [
            "FILE is CSV, TSV or NDJSON, or `-` for standard input, with the columns `name` and `tags`: "
                + "those of `booking resource list -o csv`, whose others are passed over. "
                + "Tags are a JSON object, as in `{\"seats\":\"8\"}`, or `seats=8 floor=2`.",
            "All of them are added, or none. One that is there already gets the tags that it lacks, which only an admin may.",
        ],
        examples: [Example("booking resource import rooms.csv", "The rooms of a house")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let file = try InputFile(given.arguments[0], context.streams)
        try ImportFormat.checkEncoding(file)
        let format = try ImportFormat(of: file.name, file)
        guard format != .ics else { throw Failure.noResourcesInCalendars(file.name) }
        var source: any RecordSource =
            format == .ndjson
            ? NDJSONReader(file, takesJSON: { _ in true }) : try DelimitedReader(file, format == .csv ? .csv : .tsv)
        var names: [String] = []
        var tags: [JSON] = []
        do {
            while let record = try source.next() {
                let (name, its) = try resource(record)
                names.append(name)
                tags.append(its)
            }
        } catch let problem as RowProblem {
            throw Failure.unreadableFile(file.name, problem)
        }
        let row = try context.session().write([
            ["select * from booking.import_resources(\(context.user), \(names), \(tags)::jsonb[])"]
        ])[0][0].one()
        let record = ResourceImportRecord(added: row.int("added"), changed: row.int("changed"))
        try context.print(Report(record: record) { _ in record.sentence + "\n" })
    }

    private static func resource(_ record: SourceRecord) throws -> (String, JSON) {
        if let unknown = record.fields.first(where: { !ResourceRecord.columns.contains($0.name) }) {
            throw RowProblem(line: record.line, field: unknown.name, reason: "no column of a resource: name, tags")
        }
        guard let name = record["name"] else {
            throw RowProblem(line: record.line, field: "name", reason: "is missing")
        }
        do {
            return (try Name.resource(name), try tags(record["tags"] ?? ""))
        } catch let failure as Failure {
            throw RowProblem(line: record.line, reason: failure.message)
        }
    }

    private static func tags(_ text: String) throws -> JSON {
        if let json = try? JSON(parsing: text), json.members != nil { return json }
        return try Tags(text.split(separator: " ").map(String.init)).json
    }
}

/// What came of it.
struct ResourceImportRecord: Record {
    let added: Int
    let changed: Int

    static let columns = ["added", "changed"]

    var values: [Value] { [.number(added), .number(changed)] }

    var sentence: String {
        "added \(added.counting("resource"))" + (changed > 0 ? ", changed \(changed)" : "")
    }
}
