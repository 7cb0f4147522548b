/// How a command prints what it found.
enum OutputFormat: String, CaseIterable, Sendable {
    case table, json, ndjson, csv, tsv, ics, prometheus
}
