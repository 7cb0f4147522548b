/// `booking __complete WORD…`, which the completion scripts of all shells call: what can stand where the cursor is, a line
/// each, with a description behind a tab. It says nothing at all where it cannot know, and never keeps a person waiting.
enum Complete {
    static let word = "__complete"
    /// Stands alone where the shell knows better: names of files.
    static let files = ":files"

    private static let connecting = Duration.seconds(1)
    private static let answering = Duration.milliseconds(300)
    /// Of more resources it could take longer than that to say how each stands.
    private static let stated = 100

    struct Candidate {
        let text: String
        var description = ""
    }

    static func run(_ words: [String], _ streams: Streams) {
        let line = CompletionLine(words.first == "--" ? Array(words.dropFirst()) : words)
        for candidate in candidates(for: line, streams) {
            let description = candidate.description.isEmpty ? "" : "\t" + Escape.visible(candidate.description)
            try? streams.out.writeLine(line.prefix + candidate.text + description)
        }
        try? streams.out.flush()
    }

    static func candidates(for line: CompletionLine, _ streams: Streams) -> [Candidate] {
        let all: [Candidate]
        switch line.place {
        case .word(let path): all = words(in: path)
        case .option: all = options(line)
        case .format:
            all = (line.command?.definition.formats ?? OutputFormat.allCases).map { Candidate(text: $0.rawValue) }
        case .value(let value): all = values(value, line, streams)
        case .nothing: all = []
        }
        // A name with what would not survive a terminal, or end the line, cannot be offered.
        return all.filter {
            $0.text == files || isWanted($0.text, line) && Escape.visible($0.text) == $0.text
        }
    }

    private static func isWanted(_ text: String, _ line: CompletionLine) -> Bool {
        text.lowercased().hasPrefix(line.current.lowercased())
    }

    private static func words(in path: [String]) -> [Candidate] {
        CommandTable.words(in: path).map { word in
            let command = CommandTable.command((path + [word]).joined(separator: " "))
            return Candidate(
                text: word, description: command?.definition.summary ?? CommandTable.groups[word] ?? "")
        }
    }

    private static func options(_ line: CompletionLine) -> [Candidate] {
        let all = line.optionDefinitions
        guard line.current.hasPrefix("-"), !line.current.hasPrefix("--"), line.current.count == 2 else {
            return all.map { Candidate(text: $0.flag, description: Prose.plain($0.summary)) }
        }
        return all.filter { $0.spellings.contains(line.current) }
            .map { Candidate(text: line.current, description: Prose.plain($0.summary)) }
    }

    private static func values(_ value: ValueDefinition, _ line: CompletionLine, _ streams: Streams) -> [Candidate] {
        switch value.kind {
        case .choice, .cursor: return value.fixedValues.map { Candidate(text: $0) }
        case .file: return [Candidate(text: files)]
        case .zone: return zones()
        case .duration: return ["15m", "30m", "45m", "1h", "90m", "2h", "4h", "1d", "1w"].map { Candidate(text: $0) }
        case .time:
            return days.map { Candidate(text: $0) }
        case .resource, .booking, .user, .tag:
            return (try? known(value.kind, line, streams)) ?? []
        case .profile:
            let all = line.command == List.self ? [ConfigFile.everyProfile] : []
            return ((((try? ConfigFile.find(.process)) ?? nil)?.profiles ?? []) + all).map { Candidate(text: $0) }
        case .command, .database, .text, .number: return []
        }
    }

    private static let days = ["now", "today", "tomorrow"] + Weekday.allCases.map { $0.abbreviation.lowercased() }

    private static func zones() -> [Candidate] {
        let table = (try? TextFile.read("/usr/share/zoneinfo/tzdata.zi")) ?? ""
        let names = table.split(separator: "\n").compactMap { line -> String? in
            let fields = line.split(separator: " ")
            guard fields.count > 2 else { return nil }
            return fields[0] == "Z" ? String(fields[1]) : fields[0] == "L" ? String(fields[2]) : nil
        }
        return names.sorted().map { Candidate(text: $0) }
    }

    // MARK: - What only the database knows

    private static func known(
        _ kind: ValueDefinition.Kind, _ line: CompletionLine, _ streams: Streams
    ) throws -> [Candidate] {
        let context = try Context(Invocation.parse(line.globals + [Status.words]), streams: streams)
        let source = try context.connectionSource()
        guard source.isChosen else { return [] }
        let session = Session(
            Connector(
                source: source, command: word, notices: Notices(err: streams.err, isQuiet: true),
                retries: Retries(), patience: connecting))
        _ = try session.connected(by: .after(connecting))
        func read(_ query: Query) throws -> RowSet {
            try session.transactions([[query]], deadline: .after(answering))[0][0]
        }
        let format = try context.timeFormat()
        switch kind {
        case .resource:
            let names = try read("select * from booking.list_resources(\(context.user))").filter {
                !($0.bool("retired") && line.command == Create.self)
            }.map { $0.text("name") }.filter { !line.arguments.contains($0) && isWanted($0, line) }
            guard names.count <= stated else { return names.map { Candidate(text: $0) } }
            let states: [Query] = names.map { "select * from booking.resource_states(\(context.user), \($0))" }
            let table = ResourceTable(format: format, screen: context.screen)
            return try session.transactions([states], deadline: .after(answering))[0].map {
                let record = try ResourceRecord($0.one())
                return Candidate(text: record.name, description: table.state(record))
            }
        case .booking:
            let statuses = line.command == Undo.self ? BookingRecord.Status.allCases : [.pending, .valid, .rejected]
            return try read(
                """
                select * from booking.list_bookings(\(context.user), null,
                  clock_timestamp() - interval '1 day', null, \(statuses.map(\.rawValue)), true, p_limit => 100)
                """
            ).map { try BookingRecord($0) }.filter { !line.arguments.contains($0.shortID) }
                .map { booking in
                    let text = [booking.resource, format.slot(booking.slot), booking.status.rawValue, booking.note]
                    return Candidate(
                        text: booking.shortID, description: text.compactMap(\.self).joined(separator: ", "))
                }
        case .user: return try read("select booking.owner_names(\(context.user))").map { Candidate(text: $0.text(0)) }
        case .tag:
            let tags = try read("select * from booking.list_resources(\(context.user))").map {
                try JSON(parsing: $0.json("tags"))
            }
            let pairs = tags.flatMap { $0.members ?? [] }.map { "\($0.name)=\($0.value.string ?? "")" }
            return Set(pairs).sorted().map { Candidate(text: $0) }
        default: return []
        }
    }
}
