/// `booking import FILE`
enum Import: Command {
    static let words = "import"
    static let format: Option<Self, String?> = .text(
        "format", "FORMAT", "how the file is written (default: as its name or its first bytes say)",
        kind: .choice(ImportFormat.allCases.map(\.rawValue)))
    static let `continue`: Option<Self, Bool> = .flag("continue", "leave bad rows out, instead of importing nothing")
    static let rejects: Option<Self, String?> = .text(
        "rejects", "FILE",
        "with --continue or --dry-run: write the line, the column and the reason of each bad row to FILE",
        kind: .file)
    static let dryRun: Option<Self, Bool> = .flag("dry-run", "say what is wrong and what would conflict; book nothing")
    static let keyColumn: Option<Self, String?> = .text(
        "key-column", "NAME", "this column says which row is which: what has come before is passed over")
    static let ignoreUnknown: Option<Self, Bool> = .flag("ignore-unknown", "pass over columns that are not known")
    static let resource: Option<Self, String?> = .text(
        "resource", "NAME", "of a calendar: what its events are bookings of (default: their LOCATION)", kind: .resource,
        read: Name.resource)
    static let until: Option<Self, TimeExpression?> = .time(
        "until", "of a calendar: what repeats without end is booked until TIME; a day is included")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(
        format, `continue`, rejects, dryRun, keyColumn, ignoreUnknown, resource, until, noRetry)

    static let definition = CommandDefinition(
        .exchange, "book what is in a file",
        arguments: [.one("FILE", .file)],
        formats: .one,
        details: [
            "FILE is CSV, TSV or NDJSON in UTF-8, or `-` for standard input. Its columns are those of a booking in JSON: "
                + "`resource_id`, `start_time` and `end_time`, and if there are any, `user_id` and `note`. "
                + "Times are as in `booking help times`, with their date. "
                + "What is packed is unpacked on the way: `zstdcat FILE | booking import -`.",
            "All of it is booked, or nothing, in the order of the file: what stands first is the oldest in the queue. "
                + "With `--continue` bad rows are left out, and those that are more than one may have; the exit status is 1 then. "
                + "With `--quiet` the ids of what was booked are printed.",
            "`id`, `status`, `rev`, `created_at` and `updated_at` count for an admin alone, as they could jump the queue; "
                + "he gets back what `booking export` wrote. A booking whose id is there already is passed over; "
                + "if it is booked otherwise than the file says, a notice names the line.",
            "Bookings of others need the right to act for them.",
            "FILE can be a calendar (iCalendar, `.ics`) too. Each event is a booking of `--resource`, or of its LOCATION, with its "
                + "SUMMARY as the note; one that repeats every so many days, weeks or months is a series. Events that are "
                + "cancelled or take no time are passed over, and so are those that came before, by their UIDs, or that "
                + "`booking export` wrote. What a series cannot be is refused, as any bad row is. Times that name no zone are in "
                + "`--time-zone`, else in that of the calendar (X-WR-TIMEZONE), else in yours; "
                + "whole days are never in that of the calendar.",
        ],
        examples: [
            Example("booking import rooms.csv --dry-run", "What would conflict?"),
            Example("booking import rooms.csv", "Book all of it"),
            Example("booking import old.ndjson --continue --rejects bad.csv", "What is good of it"),
            Example("booking import plan.csv --key-column nr", "Every night, without booking twice"),
            Example("booking import team.ics --resource Raum1 --until 2027-12-31", "A calendar"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        if try given[Self.rejects] != nil, !given[Self.continue], !given[Self.dryRun] {
            throw Failure.rejectsOfNothing()
        }
        let file = try InputFile(given.arguments[0], context.streams)
        let format = try format(of: file, given)
        var reader = RowReader(
            zone: try context.zone(), keyColumn: try format == .ics ? CalendarReader.keyColumn : given[Self.keyColumn],
            isKeyOptional: format == .ics)
        var source = try source(file, format, given, reader, context)
        let rejects = try Rejects(given[Self.rejects], besides: file, context.out, context.notices)
        let session = try context.session(patience: .seconds(600))
        reader.readsPast = try format != .ics && isAdmin(session, context)
        let progress = Progress(context)
        defer { progress.clear() }
        let importer = Importer(session, for: context.user, progress)
        do {
            let isPassedOver = try read(&source, reader, given, file, into: importer, rejects, progress)
            progress.clear()
            if isPassedOver { tellOfPast(context) }
            let isDryRun = given[Self.dryRun]
            let (problems, names) = try importer.prepare(
                continuing: given[Self.continue] || isDryRun, dryRun: isDryRun)
            if let first = problems.first, !given[Self.continue], !isDryRun { throw Failure.badRow(file.name, first) }
            try rejects.end(with: problems)
            (source as? CalendarReader)?.tell(context.notices)
            if isDryRun { return try rehearse(importer, names, rejects, context) }
            tellOfNew(names, context)
            let (imported, passedOver) = try importer.book()
            progress.clear()
            if context.isQuiet, rejects.path != "-" {
                try printIDs(importer, context)
            } else {
                let record = ImportRecord(
                    imported: imported, passedOver: passedOver, rejected: rejects.count, newResources: names.count)
                try tell(record.sentence, Report(record: record) { _ in record.sentence + "\n" }, rejects, context)
            }
        } catch {
            progress.clear()
            try? rejects.end(with: [])
            importer.forget()
            throw error
        }
        try check(rejects)
    }

    private static func printIDs(_ importer: Importer, _ context: Context) throws {
        try importer.eachPage { try $0.forEach { try context.out.writeLine($0) } }
        try context.out.flush()
    }

    private static func isAdmin(_ session: Session, _ context: Context) throws -> Bool {
        let answer = try session.read(Identity.query(for: context.user))
        return try Identity(answer[0].one()).rights.contains("admin")
    }

    /// Whether there was something in it that does not count.
    private static func read(
        _ source: inout any RecordSource, _ reader: RowReader, _ given: Given<Self>, _ file: InputFile,
        into importer: Importer, _ rejects: Rejects, _ progress: Progress
    ) throws -> Bool {
        var isAtEnd = false
        var isPassedOver = false
        while !isAtEnd {
            do {
                guard let record = try source.next() else {
                    isAtEnd = true
                    continue
                }
                if !(source is CalendarReader) { try check(record, file, given) }
                isPassedOver = isPassedOver || reader.passesOver(record)
                try importer.add(reader.row(record))
            } catch let problem as RowProblem {
                guard given[Self.continue] || given[Self.dryRun] else { throw Failure.badRow(file.name, problem) }
                try rejects.add(problem)
            }
            progress.tell("read", importer.count, "rows", file.size.map { Double(file.position) / Double(max(1, $0)) })
        }
        try importer.stage()
        return isPassedOver
    }

    private static func format(of file: InputFile, _ given: Given<Self>) throws -> ImportFormat {
        try ImportFormat.checkEncoding(file)
        return try given[Self.format].flatMap(ImportFormat.init) ?? ImportFormat(of: file.name, file)
    }

    /// The same whenever the file is read, as are all its times.
    private static func until(_ given: Given<Self>, _ zone: Zone) throws -> Timestamp? {
        guard let time = try given[Self.until] else { return nil }
        guard !time.isRelativeToNow, !time.isRelativeToOther else { throw Failure.timeWithoutDate("--until") }
        let last = try TimeContext(now: nil, zone: zone).instant(of: time, as: .end, anchor: .earliest)
        if case .day = time { return last.adding(microseconds: -1) }
        return last
    }

    /// With the header, where there is one, checked.
    private static func source(
        _ file: InputFile, _ format: ImportFormat, _ given: Given<Self>, _ reader: RowReader, _ context: Context
    ) throws -> any RecordSource {
        if format == .ics {
            return CalendarReader(
                file, zone: reader.zone, isZoneGiven: context.hasOwnZone, resource: try given[Self.resource],
                until: try until(given, reader.zone))
        }
        if let option = [resource.definition, until.definition].first(where: { context.invocation.has($0.name) }) {
            throw Failure.onlyOfCalendars(option.flag)
        }
        let key = reader.keyColumn
        let isKnown = { RowReader.columns.contains($0) || $0 == key }
        guard format != .ndjson else { return NDJSONReader(file, takesJSON: { !isKnown($0) }) }
        let ignores = try given[ignoreUnknown]
        let source = try DelimitedReader(
            file, format == .csv ? .csv : .tsv, isKnown: { ignores ? isKnown($0) : !$0.isEmpty })
        try check(source.header, file, given)
        let missing = (RowReader.needed + [reader.keyColumn].compactMap(\.self)).filter { !source.header.contains($0) }
        guard missing.isEmpty else { throw Failure.missingColumns(missing, file.name) }
        return source
    }

    private static func check(_ columns: [String], _ file: InputFile, _ given: Given<Self>) throws {
        let unknown = try unknown(columns, given)
        guard unknown.isEmpty else { throw Failure.unknownColumns(unknown, file.name, known: RowReader.columns) }
    }

    /// In NDJSON each record has names of its own.
    private static func check(_ record: SourceRecord, _ file: InputFile, _ given: Given<Self>) throws {
        if let name = try unknown(record.fields.map(\.name), given).first {
            throw RowProblem(
                line: record.line, field: name, reason: "no column of a booking; to pass over such: --ignore-unknown")
        }
    }

    private static func unknown(_ columns: [String], _ given: Given<Self>) throws -> [String] {
        guard !given[Self.ignoreUnknown] else { return [] }
        let key = try given[Self.keyColumn]
        var told: Set<String> = []
        return columns.filter { !RowReader.columns.contains($0) && $0 != key && told.insert($0).inserted }
    }

    private static func rehearse(
        _ importer: Importer, _ names: [String], _ rejects: Rejects, _ context: Context
    ) throws {
        let (counts, conflicts) = try importer.rehearse()
        let rehearsal = ImportRehearsal(
            rows: counts.imported, passedOver: counts.passedOver, rejected: rejects.count, newResources: names,
            conflicts: conflicts)
        importer.forget()
        tellOfNew(names, context)
        let report = Report(object: rehearsal) {
            try ImportTable(format: $0.timeFormat(), screen: $0.screen).render(rehearsal)
        }
        try tell(ImportTable.summary(rehearsal), report, rejects, context)
        try check(rejects)
    }

    /// Where the rejects have standard output, in a sentence beside it.
    private static func tell(_ sentence: String, _ report: Report, _ rejects: Rejects, _ context: Context) throws {
        if rejects.path == "-" { return context.notices.note(sentence) }
        try context.print(report)
    }

    private static func tellOfPast(_ context: Context) {
        let columns = RowReader.past.dropLast().joined(separator: ", ") + " and " + (RowReader.past.last ?? "")
        context.notices.note("\(columns) are ignored: they count for an admin alone")
    }

    private static func tellOfNew(_ names: [String], _ context: Context) {
        guard !names.isEmpty else { return }
        context.notices.note(
            "new \("resource".plural(of: names.count)): \(Failure.firstFew(names.map(Failure.cut)))")
    }

    private static func check(_ rejects: Rejects) throws {
        guard rejects.count > 0 else { return }
        throw Failure.rowsLeftOut(rejects.count, file: rejects.path)
    }
}
