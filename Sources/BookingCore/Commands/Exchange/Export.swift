/// `booking export [RESOURCE…]`
enum Export: SelectsBookings {
    static let words = "export"
    static let options = selection

    static let definition = CommandDefinition(
        .exchange, "write bookings for other programs",
        arguments: [.any("RESOURCE", .resource)],
        formats: [.csv, .tsv, .ndjson, .json],
        details: [
            "Without options: all that are not deleted, by their start, as CSV. They are read and written one by one, "
                + "however many there are.",
            "In CSV and TSV, a text that a spreadsheet would run as a formula stands behind a `'`, "
                + "as does one that begins with it; `booking import` takes it off again.",
        ],
        examples: [
            Example("booking export > bookings.csv", "All of them, for a spreadsheet"),
            Example("booking export Raum1 --from 2027-01-01 -o ndjson | jq .note", "One room, for a program"),
            Example("booking export | zstd > bookings.csv.zst", "Compressed"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let session = try context.session()
        let query = try Selection(given, context, session).query(for: context.user)
        _ = try names(given, context, session).read()
        try context.printStream(query, session)
    }
}
