/// What a command found, in every form in which it can be printed. `Context.print` alone decides which one is.
struct Report {
    /// What `--quiet` prints, a line each; nil where there is nothing of the kind.
    let ids: [String]?
    private let data: (OutputFormat, Output) throws -> Void
    /// For people; made only when it is printed.
    let text: (Context) throws -> String
    /// For Prometheus, where a command has figures.
    let metrics: () -> String

    /// One thing: a JSON object of its own shape.
    init(
        ids: [String]? = nil, object: any JSONWritable, metrics: @escaping () -> String = { "" },
        text: @escaping (Context) throws -> String
    ) {
        self.init(ids: ids, data: { try $1.write(JSONText.line(object)) }, metrics: metrics, text: text)
    }

    /// One thing that is a record: a JSON object, or a line of CSV under its header.
    init<R: Record>(ids: [String]? = nil, record: R, text: @escaping (Context) throws -> String) {
        self.init(
            ids: ids,
            data: { format, out in
                if format == .json { return try out.write(JSONText.line(record)) }
                try RecordWriter<R>.write([record], format, on: out)
            }, metrics: { "" }, text: text)
    }

    /// Any number of records.
    init<R: Record>(ids: [String]? = nil, records: [R], text: @escaping (Context) throws -> String) {
        self.init(ids: ids, data: { try RecordWriter<R>.write(records, $0, on: $1) }, metrics: { "" }, text: text)
    }

    private init(
        ids: [String]?, data: @escaping (OutputFormat, Output) throws -> Void, metrics: @escaping () -> String,
        text: @escaping (Context) throws -> String
    ) {
        (self.ids, self.data, self.metrics, self.text) = (ids, data, metrics, text)
    }

    fileprivate func write(_ format: OutputFormat, on out: Output) throws {
        try data(format, out)
    }
}

extension Context {
    /// Prints what a command found, in the format asked for.
    func print(_ report: Report) throws {
        if isQuiet, let ids = report.ids { return try ids.forEach { try out.writeLine($0) } }
        switch invocation.format {
        case .table: try isQuiet ? () : page(report.text(self))
        case .prometheus: try out.write(report.metrics())
        case .json, .ndjson, .csv, .tsv: try report.write(invocation.format, on: out)
        }
    }

    /// Says what is known before all is done; for people alone.
    func printNow(_ text: String) throws {
        guard invocation.format == .table, !isQuiet else { return }
        try out.write(text)
        try out.flush()
    }
}

// MARK: - Bookings

extension Report {
    /// Any number of bookings.
    static func bookings(_ bookings: [BookingRecord]) -> Report {
        Report(ids: bookings.compactMap(\.id), records: bookings) { try $0.table(bookings) }
    }

    /// A booking and what it conflicts with. A booking that is only thought of has no id.
    static func conflicts(_ answer: Conflicts) -> Report {
        let named = answer.booking.id == nil ? answer.conflicting : [answer.booking]
        return Report(ids: named.compactMap(\.id), object: answer) { context in
            let others =
                answer.conflicting.isEmpty ? "" : "\nconflicts with:\n" + (try context.table(answer.conflicting))
            return try context.table([answer.booking]) + others
        }
    }
}

extension Context {
    func table(_ bookings: [BookingRecord]) throws -> String {
        var table = BookingTable(format: try timeFormat(), screen: screen)
        for booking in bookings { table.append(booking) }
        return table.render()
    }
}
