/// What a command found, in every form in which it can be printed. `Context.print` alone decides which one is.
struct Report {
    /// What `--quiet` prints, a line each; nil where there is nothing of the kind.
    fileprivate let ids: ((Output) throws -> Void)?
    /// The same, where all are known beforehand.
    fileprivate let named: [String]
    /// For programs.
    fileprivate let data: (OutputFormat, Output) throws -> Void
    /// For people; made only when it is printed.
    fileprivate let text: (Context) throws -> String
    /// For Prometheus, where a command has figures.
    fileprivate let metrics: () -> String

    /// One thing: a JSON object of its own shape.
    init(
        ids: [String]? = nil, object: any JSONWritable, metrics: @escaping () -> String = { "" },
        text: @escaping (Context) throws -> String
    ) {
        self.init(
            ids: Self.lines(ids), named: ids, data: { try $1.write(JSONText.line(object)) }, text: text,
            metrics: metrics)
    }

    /// One thing that is a record: a JSON object, or a line of CSV under its header.
    init<R: Record>(ids: [String]? = nil, record: R, text: @escaping (Context) throws -> String) {
        self.init(
            ids: Self.lines(ids), named: ids,
            data: { format, out in
                if format == .json { return try out.write(JSONText.line(record)) }
                try RecordWriter<R>.write([record], format, on: out)
            }, text: text)
    }

    /// Any number of records.
    init<R: Record>(ids: [String]? = nil, records: [R], text: @escaping (Context) throws -> String) {
        self.init(
            ids: Self.lines(ids), named: ids, data: { try RecordWriter<R>.write(records, $0, on: $1) }, text: text)
    }

    /// A JSON object of its own shape, of which other formats have some records.
    init<R: Record>(
        ids: [String]? = nil, object: any JSONWritable, records: [R], text: @escaping (Context) throws -> String
    ) {
        self.init(
            ids: Self.lines(ids), named: ids,
            data: { format, out in
                if format == .json { return try out.write(JSONText.line(object)) }
                try RecordWriter<R>.write(records, format, on: out)
            }, text: text)
    }

    /// Records that come page by page, and need not all be known at a time.
    /// - Parameters:
    ///   - eachPage: hands every page to its argument.
    ///   - id: what stands for a record under `--quiet`.
    ///   - text: needs all of them, for the widths of the columns.
    init<R: Record>(
        eachPage: @escaping (([R]) throws -> Void) throws -> Void, id: @escaping (R) -> String?,
        text: @escaping ([R], Context) throws -> String
    ) {
        self.init(
            ids: { out in try eachPage { try $0.compactMap(id).forEach { try out.writeLine($0) } } },
            data: { format, out in
                var writer = try RecordWriter<R>(format, on: out)
                try eachPage { for record in $0 { try writer.append(record) } }
                try writer.end()
            },
            text: { context in
                var records: [R] = []
                try eachPage { records += $0 }
                return try text(records, context)
            })
    }

    private init(
        ids: ((Output) throws -> Void)?, named: [String]? = nil,
        data: @escaping (OutputFormat, Output) throws -> Void, text: @escaping (Context) throws -> String,
        metrics: @escaping () -> String = { "" }
    ) {
        (self.ids, self.named, self.data, self.text, self.metrics) = (ids, named ?? [], data, text, metrics)
    }

    private static func lines(_ ids: [String]?) -> ((Output) throws -> Void)? {
        ids.map { ids in { out in try ids.forEach { try out.writeLine($0) } } }
    }
}

extension Context {
    /// Prints what a command found, in the format asked for. What is said about it on standard error comes behind it.
    func print(_ report: Report) throws {
        if invocation.isChange { out.changed = report.named }
        try write(report)
        try out.flush()
    }

    private func write(_ report: Report) throws {
        if isQuiet, let ids = report.ids { return try ids(out) }
        switch invocation.format {
        case .table: try isQuiet ? () : page(report.text(self))
        case .prometheus: try out.write(report.metrics())
        case .json, .ndjson, .csv, .tsv, .ics: try report.data(invocation.format, out)
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

    /// One booking for programs; people see what it conflicts with as well.
    static func placed(_ answer: Conflicts) -> Report {
        Report(ids: [answer.booking].compactMap(\.id), records: [answer.booking]) { try text(answer, $0) }
    }

    /// A booking and what it conflicts with. A booking that is only thought of has no id.
    static func conflicts(_ answer: Conflicts) -> Report {
        let named = answer.booking.id == nil ? answer.conflicting : [answer.booking]
        return Report(ids: named.compactMap(\.id), object: answer) { try text(answer, $0) }
    }

    /// Of several bookings that were made at once: for programs a document each, as one alone has it.
    static func conflicts(_ answers: [Conflicts]) -> Report {
        let named = answers.flatMap { $0.booking.id == nil ? $0.conflicting : [$0.booking] }.compactMap(\.id)
        return Report(
            ids: lines(named), named: named, data: { try answers.map(JSONText.line).forEach($1.write) },
            text: { context in try answers.map { try text($0, context) }.joined(separator: "\n") })
    }

    private static func text(_ answer: Conflicts, _ context: Context) throws -> String {
        let mine = try context.table([answer.booking])
        if answer.conflicting.isEmpty { return mine }
        return try mine + "\nconflicts with:\n" + context.table(answer.conflicting) + answer.rest
    }
}

extension Context {
    func table(_ bookings: [BookingRecord]) throws -> String {
        var table = BookingTable(
            format: try timeFormat(), screen: screen, showsSeries: bookings.contains { $0.series != nil })
        for booking in bookings { table.append(booking) }
        return table.render()
    }
}

extension Conflicts {
    /// The line below those that are listed.
    var rest: String { more > 0 ? "and \(more) more\n" : "" }
}
