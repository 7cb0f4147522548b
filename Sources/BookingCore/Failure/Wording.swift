import Glibc

// The wording of every error that the program itself finds, in one place.
// What the database refuses is worded in sql/function/fail.sql.

// MARK: - Arguments

extension Failure {
    static func argumentNotText(_ position: Int) -> Failure {
        Failure(.usage, "argument \(position) is not valid UTF-8", hint: "type it in a terminal whose locale is UTF-8")
    }

    static func noCommand() -> Failure {
        Failure(.usage, "no command given", hint: "booking help")
    }

    static func unknownCommand(_ word: String, _ group: String?, _ closest: String?) -> Failure {
        let message = group.map { "'booking \($0)' has no command '\(word)'" } ?? "unknown command '\(word)'"
        let help = ["booking help", group].compactMap(\.self).joined(separator: " ")
        return Failure(.usage, message, hint: closest.map { "did you mean 'booking \($0)'?" } ?? help)
    }

    static func incompleteCommand(_ group: String, _ subcommands: [String]) -> Failure {
        Failure(
            .usage, "'booking \(group)' needs one of its commands: \(alternatives(subcommands))",
            hint: "booking help \(group)")
    }

    static func unknownOption(_ option: String, _ verb: Verb?, _ closest: String?) -> Failure {
        let message = verb.map { "'booking \($0.rawValue)' has no option \(option)" } ?? "unknown option \(option)"
        if option.dropFirst().allSatisfy(\.isNumber) {
            return Failure(.usage, message, hint: "write -- before an argument that begins with '-'")
        }
        return Failure(.usage, message, hint: closest.map { "did you mean \($0)?" } ?? helpCommand(verb))
    }

    static func misplacedOption(_ option: String) -> Failure {
        Failure(
            .usage, "\(option) is not a global option",
            hint: "write it after the command: booking COMMAND \(option)")
    }

    static func missingValue(_ option: String, _ placeholder: String) -> Failure {
        Failure(.usage, "\(option) needs a value", hint: "\(option) \(placeholder)")
    }

    static func unexpectedValue(_ option: String) -> Failure {
        Failure(.usage, "\(option) takes no value", hint: "write \(option) alone")
    }

    static func repeatedOption(_ option: String) -> Failure {
        Failure(.usage, "\(option) is given twice", hint: "give it once")
    }

    static func conflictingOptions(_ one: String, _ other: String, _ verb: Verb) -> Failure {
        Failure(.usage, "\(one) and \(other) cannot be used together", hint: helpCommand(verb))
    }

    static func unknownValue(_ value: String, _ subject: String, _ allowed: [String], _ closest: String?) -> Failure {
        Failure(
            .usage, "\(subject) cannot be '\(value)'",
            hint: closest.map { "did you mean '\($0)'?" } ?? "it can be \(alternatives(allowed))")
    }

    static func notNumber(_ value: String, _ subject: String) -> Failure {
        Failure(.usage, "\(subject) cannot be '\(value)'", hint: "it is a whole number from 1 on: \(subject) 10")
    }

    static func missingArgument(_ name: String, _ verb: Verb) -> Failure {
        Failure(.usage, "'booking \(verb.rawValue)' needs \(name)", hint: verb.definition.synopsis)
    }

    static func extraArgument(_ word: String, _ verb: Verb) -> Failure {
        Failure(.usage, "'booking \(verb.rawValue)' has no use for '\(word)'", hint: verb.definition.synopsis)
    }

    static func differingFormats(_ format: String) -> Failure {
        Failure(.usage, "--json and --output \(format) ask for different formats", hint: "give one of the two")
    }

    static func unfitFormat(_ format: OutputFormat, _ verb: Verb, _ fitting: [OutputFormat]) -> Failure {
        Failure(
            .usage, "'booking \(verb.rawValue)' cannot print \(format.rawValue)",
            hint: "it can print \(alternatives(fitting.map(\.rawValue)))")
    }

    private static func helpCommand(_ verb: Verb?) -> String {
        ["booking help", verb?.rawValue].compactMap(\.self).joined(separator: " ")
    }
}

// MARK: - Times and durations

extension Failure {
    static func unreadableTime(_ text: String, _ flaw: TimeFlaw) -> Failure {
        let quoted = excerpt(text)
        return switch flaw {
        case .date:
            Failure(.usage, "no such date: \(quoted)", hint: "write year, month and day, as in 2026-03-21")
        case .clock:
            Failure(.usage, "no such time of day: \(quoted)", hint: "hours go from 00:00 to 24:00, offsets to ±23:59")
        case .leapSecond:
            Failure(.usage, "leap seconds cannot be booked: \(quoted)", hint: "seconds go from 00 to 59")
        case .years:
            outsideYears(text)
        case .form, .months, .fraction, .tooLong:
            Failure(
                .usage, "not a time: \(quoted)",
                hint: "write it like 2026-03-21 10:00, 10:00, tomorrow 10:00, now+1h30m or +90m")
        }
    }

    static func outsideYears(_ text: String) -> Failure {
        Failure(
            .usage, "outside the years 1970 to 9999: \(excerpt(text))",
            hint: "a booking lies between the years 1970 and 9999, as in 2026-03-21 10:00")
    }

    static func notADay(_ text: String) -> Failure {
        Failure(.usage, "not a day: \(excerpt(text))", hint: "write it like 2026-03-21, today, tomorrow or fri")
    }

    static func unreadableDuration(_ text: String, _ flaw: TimeFlaw) -> Failure {
        let quoted = excerpt(text)
        return switch flaw {
        case .months:
            Failure(
                .usage, "months and years have no fixed length: \(quoted)",
                hint: "count days or weeks instead, as in 30d or 4w")
        case .fraction:
            Failure(.usage, "only seconds can have a fraction: \(quoted)", hint: "write 1h30m instead of 1.5h")
        case .tooLong:
            Failure(.usage, "too long a duration: \(quoted)", hint: "write it like 90m, 1h30m, 2d or PT1H30M")
        case .form, .date, .clock, .leapSecond, .years:
            Failure(
                .usage, "not a duration: \(quoted)",
                hint: "write it like 90m, 1h30m, 45s, 2d, 1w or PT1H30M, the larger units first")
        }
    }

    static func negativeDuration(_ text: String) -> Failure {
        Failure(.usage, "a duration below zero: \(excerpt(text))", hint: "write it like 90m, without the minus sign")
    }

    static func emptyDuration(_ text: String) -> Failure {
        Failure(.usage, "a duration of zero: \(excerpt(text))", hint: "write it like 90m")
    }

    static func tooManyTimes(_ word: String) -> Failure {
        Failure(
            .usage, "one time too many: \(excerpt(word))",
            hint: "give FROM and TO, as in 2026-03-21 10:00 12:00; quote times that hold a space")
    }

    static func timeGivenTwice(option: String) -> Failure {
        Failure(
            .usage, "the same time is given twice, by \(option) and as an argument",
            hint: "give it once: --from 10:00 --to 12:00, or 10:00 12:00")
    }

    static func endAndDuration() -> Failure {
        Failure(
            .usage, "both an end and a duration are given",
            hint: "give one of them: --to 12:00, or --for 2h")
    }

    static func missingEnd() -> Failure {
        Failure(.usage, "no end is given", hint: "add one, as in --to 12:00, or a duration, as in --for 2h")
    }

    static func shiftAndTimes() -> Failure {
        Failure(
            .usage, "--shift moves both ends and cannot stand beside --from, --to or --for",
            hint: "give one of them: --shift 30m, or --from 10:00 --for 2h")
    }

    static func dateAndTimes() -> Failure {
        Failure(
            .usage, "--date cannot stand beside --from or --to",
            hint: "give one of them: --date 2026-03-21, or --from 2026-03-21 --to 2026-03-23")
    }

    /// Both in a spelling with the offset.
    static func endNotAfterStart(_ start: String, _ end: String) -> Failure {
        Failure(
            .usage, "the end \(end) is not after the start \(start)",
            hint: "give a later end, as in --to \"tomorrow 10:00\", or a duration, as in --for 2h")
    }

    static func skippedTime(_ civil: CivilTime, zone: Zone, gap: Zone.Gap) -> Failure {
        let (before, after) = (String(offset: gap.before), String(offset: gap.after))
        return Failure(
            .usage, "\(civil.iso) does not exist in \(zone.name): the clocks go from \(before) to \(after) then",
            hint: "the next time that exists is \(zone.iso(gap.end))")
    }

    /// The offsets in seconds.
    static func doubledTime(_ civil: CivilTime, zone: Zone, offsets: [Int]) -> Failure {
        let spellings = offsets.map(civil.iso(offset:)).joined(separator: " or ")
        return Failure(
            .usage, "\(civil.iso) happens twice in \(zone.name), where the clocks are set back then",
            hint: "say which one is meant: \(spellings)")
    }

    static func unknownZone(_ name: String) -> Failure {
        Failure(
            .usage, "unknown time zone: \(excerpt(name))",
            hint: "name it as in the folder /usr/share/zoneinfo: Europe/Berlin, America/New_York, UTC")
    }

    static func presentUnknown() -> Failure {
        Failure(.failed, "the present time is not known", hint: "give times with a date, as in 2026-03-21 10:00")
    }

    static func bookingUnknown() -> Failure {
        Failure(.failed, "the booking's present times are not known", hint: "give both --from and --to with a date")
    }

    /// Text from outside in quotes, at most 60 characters of it.
    private static func excerpt(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isLong = scalars.dropFirst(60).first != nil
        return "'\(String(scalars.prefix(60)))\(isLong ? "..." : "")'"
    }
}

// MARK: - Names, notes, ids

extension Failure {
    static func badText(_ what: String, _ flaw: String, hint: String) -> Failure {
        Failure(.usage, "the \(what) \(flaw)", hint: hint)
    }

    static func badTag(_ text: String) -> Failure {
        Failure(.usage, "\"\(text)\" is not a tag", hint: "write it as NAME=VALUE, such as --tag floor=2")
    }

    static func nothingToChange() -> Failure {
        Failure(.usage, "nothing to change", hint: "say what: booking help update")
    }

    /// - Parameter commands: the two that make a new booking and delete the old one.
    static func resourceIsFixed(_ commands: [String]) -> Failure {
        Failure(
            .usage, "a booking never changes its resource",
            hint: "make a new one, then delete this: " + commands.joined(separator: " && "))
    }
}

// MARK: - Connection and database

extension Failure {
    static func notAConnectionString(_ origin: ConnectionSource.Origin) -> Failure {
        // The string itself may hold a password in the wrong place, so it is not shown.
        Failure(
            .usage, "the database given by \(origin.words) is not a valid connection string",
            hint: "write it as postgresql://USER@HOST:PORT/NAME, special characters as %40 for @, "
                + "or as \"host=HOST dbname=NAME\"")
    }

    static func passwordInArgument() -> Failure {
        Failure(
            .usage, "a password in --db can be read by other users of this machine",
            hint: "put it in ~/.pgpass or a service file, or the whole string in BOOKING_DATABASE_URL")
    }

    static func notASetting(_ path: String, line: Int) -> Failure {
        Failure(.usage, "\(path), line \(line): not a setting", hint: "write it as KEY = VALUE, comments begin with #")
    }

    static func unknownSetting(_ key: String, _ path: String, line: Int) -> Failure {
        Failure(
            .usage, "\(path), line \(line): unknown key \"\(key)\"",
            hint: "the keys are: " + ConfigFile.keys.joined(separator: ", "))
    }

    static func cannotRead(_ path: String, because error: Int32) -> Failure {
        Failure(.failed, "cannot read \(path): \(String(cString: strerror(error)))")
    }

    static func cannotWrite(_ path: String, because error: Int32) -> Failure {
        Failure(.failed, "cannot write \(path): \(String(cString: strerror(error)))")
    }

    static func cannotConnect(
        _ problem: ConnectionProblem, to place: String, _ origin: ConnectionSource.Origin
    ) -> Failure {
        let from = " (from \(origin.words))"
        return switch problem {
        case .noSocket: Failure(.database, "no server at \(place): no such socket\(from)", hint: whereToLook(origin))
        case .refused:
            Failure(.database, "no server at \(place): connection refused\(from)", hint: whereToLook(origin))
        case .unknownHost:
            Failure(.database, "the host of \(place) is unknown\(from)", hint: "correct the host's name")
        case .timedOut:
            Failure(
                .database, "no answer from \(place) in time\(from)",
                hint: "connect_timeout sets how many seconds to wait; booking doctor looks closer")
        case .loginRefused(let words):
            Failure(
                .database, "login refused at \(place): \(words)\(from)",
                hint: "say who you are with user=ROLE or PGUSER; passwords belong in ~/.pgpass (mode 0600)")
        case .passwordMissing:
            Failure(
                .database, "login refused at \(place): it wants a password\(from)",
                hint: "put it in ~/.pgpass (mode 0600) or PGPASSWORD")
        case .noDatabase(let words):
            Failure(
                .database, "\(words) at \(place)\(from)",
                hint: "create it with createdb, then run: booking init; or name another with --db")
        case .noSlots:
            Failure(
                .database, "no free connection slot at \(place)\(from)",
                hint: "try again later, or raise the server's max_connections")
        case .notPrimary:
            Failure(
                .database, "no primary at \(place): it takes no writes\(from)",
                hint: "name all hosts of the database; watch follows the primary among them")
        case .notReady(let words):
            Failure(.database, "\(words) at \(place)\(from)", hint: "try again in a moment")
        case .invalidSetting(let keyword):
            Failure(
                .usage, "the connection setting \(keyword.map { "\"\($0)\" " } ?? "")is invalid\(from)",
                hint: "see the parameter's values in PostgreSQL's manual, \"Parameter Key Words\"")
        case .other(let words):
            Failure(.database, "cannot connect to \(place): \(words)\(from)", hint: "to look closer: booking doctor")
        }
    }

    private static func whereToLook(_ origin: ConnectionSource.Origin) -> String {
        origin == .libpqDefaults
            ? "name a database with --db or BOOKING_DATABASE_URL, or make a private one: booking init --local"
            : "start the server, or correct the setting; to look closer: booking doctor"
    }

    static func zeroByteInText() -> Failure {
        Failure(.usage, "text cannot hold a zero byte")
    }

    static func outOfMemory() -> Failure {
        Failure(.failed, "out of memory")
    }

    /// The connection broke while a change was under way, and could not be made again to ask.
    static func outcomeUnknown(_ failure: Failure) -> Failure {
        Failure(
            .database, "connection lost, outcome unknown: \(failure.message)",
            hint: "look whether it was done before you repeat it: booking list --mine")
    }

    /// A connection that ended. Only where a change was under way is the outcome unknown.
    static func from(_ lost: ConnectionLost, duringChange: Bool, isUncertain: Bool = false) -> Failure {
        let isUnknown = isUncertain || duringChange && lost.afterSending
        return Failure(
            .database, "connection lost\(isUnknown ? ", outcome unknown" : ""): \(lost.message)",
            hint: isUnknown ? "look whether it was done before you repeat it: booking list --mine" : "try again")
    }

    /// What the server refused. DETAIL is left out: it may show other people's values.
    static func from(_ error: ServerError) -> Failure {
        if error.sqlstate.hasPrefix("BK") { return Failure(ourOwn: error) }
        let kind = kind(ofSQLState: error.sqlstate)
        return switch error.sqlstate {
        case "23P01": Failure(.busy, "the time was taken meanwhile", hint: "try again")
        case "23505": Failure(.busy, "somebody made the same entry meanwhile", hint: "try again")
        case "40001", "40P01", "55P03":
            Failure(.busy, "others are changing the same bookings: \(error.message)", hint: "try again")
        case "3F000":
            Failure(
                .database, "the database has no schema \"booking\"",
                hint: "create it with: booking init; or name another database with --db")
        case "42883", "42P01":
            Failure(
                .database, "the booking schema is of another version: \(error.message)",
                hint: "an admin upgrades it: booking init")
        case "25006":
            Failure(
                .database, "the database is read-only, a standby perhaps: \(error.message)",
                hint: "connect to the primary: target_session_attrs=read-write with all hosts")
        case "42501":
            Failure(
                .notAllowed, error.message, hint: error.hint ?? "have the database's owner run: booking init")
        case "57014": Failure(.failed, "cancelled: \(error.message)", hint: error.hint)
        default:
            Failure(
                kind, kind == .failed ? "\(error.message) (SQLSTATE \(error.sqlstate))" : error.message,
                hint: error.hint)
        }
    }

    private static func kind(ofSQLState sqlstate: String) -> Kind {
        switch sqlstate {
        case "23514", "23502": .usage
        case "3D000": .database
        case _ where sqlstate.hasPrefix("57P"): .database
        default:
            switch sqlstate.prefix(2) {
            case "22": .usage
            case "08", "28", "53": .database
            default: .failed
            }
        }
    }

    /// The class BK is ours: the third character is the exit code as a hexadecimal digit.
    private init(ourOwn error: ServerError) {
        let exitCode = error.sqlstate.dropFirst(2).first?.hexDigitValue
        let kind = Kind.allCases.first { exitCode == Int($0.exitCode) } ?? .failed
        self.init(kind, error.message, hint: error.hint)
    }
}

// MARK: - The private server

extension Failure {
    static var postgresMissing: Failure {
        Failure(
            .database, "the programs of a PostgreSQL server are not on this machine",
            hint: "apt-get install postgresql, or name a server elsewhere with --db")
    }

    static func postgresVersionMissing(_ major: Int) -> Failure {
        Failure(
            .database, "the private server's data belong to PostgreSQL \(major), which is not on this machine",
            hint: "apt-get install postgresql-\(major)")
    }

    static func privateServerStopped(_ status: LocalServer.State) -> Failure {
        let hint = status == .absent ? "make one with: booking init --local" : "start it with: booking local start"
        return Failure(.failed, "the private server is \(status.rawValue)", hint: hint)
    }

    static func noHome() -> Failure {
        Failure(.failed, "there is no home folder to keep the config file in", hint: "set HOME or XDG_CONFIG_HOME")
    }

    static func noPrivateServer(_ folder: String) -> Failure {
        Failure(.database, "there is no private server in \(folder)", hint: "make one: booking init --local")
    }

    static func foreignFolder(_ path: String) -> Failure {
        Failure(
            .failed, "\(path) was not made by booking, so it stays as it is",
            hint: "move it away, or set XDG_DATA_HOME to another folder")
    }

    static func socketPathTooLong(_ path: String) -> Failure {
        Failure(
            .usage, "the socket's path has \(path.utf8.count) bytes, and at most 107 are possible: \(path)",
            hint: "set XDG_DATA_HOME to a shorter one")
    }

    static func socketPathUnusable(_ folder: String) -> Failure {
        Failure(
            .usage, "a path with a comma or a line's end cannot lead to a socket: \(folder)",
            hint: "set XDG_DATA_HOME to another folder")
    }

    static func noPassage(_ user: String, _ folder: String) -> Failure {
        Failure(
            .failed, "the user \(user), who runs the private server for root, cannot enter \(folder)",
            hint: "chmod o+x \(folder), or set XDG_DATA_HOME to a folder that everyone can enter")
    }

    /// - Parameter text: what the programs said; its most telling line is quoted.
    static func privateServer(_ what: String, _ text: String, log: String?) -> Failure {
        let lines = text.split(separator: "\n")
        let telling = lines.last { $0.holds("FATAL:") || $0.holds("PANIC:") || $0.holds("rror: ") }
        let quote = (telling ?? lines.last).map { ": \($0)" } ?? ""
        return Failure(.database, what + quote, hint: log.map { "read its log: \($0)" })
    }

    static func cannotRun(_ program: String, _ code: Int32) -> Failure {
        Failure(.failed, "cannot run \(program): \(String(cString: strerror(code)))")
    }

    static func cannot(_ act: String, _ path: String, _ code: Int32) -> Failure {
        Failure(.failed, "cannot \(act) \(path): \(String(cString: strerror(code)))")
    }
}

// MARK: - Terminal and files

extension Failure {
    static func cannotWrite(to name: String, _ error: SystemError) -> Failure {
        Failure(.failed, "cannot write to \(name): \(error.message)")
    }

    static func cannotRead(from name: String, _ error: SystemError) -> Failure {
        Failure(.failed, "cannot read from \(name): \(error.message)")
    }

    /// A question in a script, where nobody would answer it.
    static func confirmationNeeded(_ question: String) -> Failure {
        Failure(.usage, "nobody to ask: \(question)", hint: "--yes answers yes beforehand")
    }
}

// MARK: - Watching

extension Failure {
    static func notACursor(_ text: String) -> Failure {
        Failure(
            .usage, "\"\(text)\" is no place in the feed",
            hint: "give a cursor as an event carries it, or beginning, or now")
    }

    static func commandFailed(_ exit: ChildProcess.Exit, _ event: EventRecord, after place: String) -> Failure {
        Failure(
            .failed, "the command \(exit.words) again and again, last for event \(event.id) (\(event.type))",
            hint: "mend it and go on with that event: the same --name, or --since \(place)")
    }

    static func emptyCommand() -> Failure {
        Failure(.usage, "the command of --exec is empty", hint: "say what to run: --exec ./on-event")
    }

    static func pruneNeedsTime() -> Failure {
        Failure(.usage, "no time is given", hint: "say what is old enough: booking prune --before 2026-01-01")
    }

    static func cursorNeedsJSON() -> Failure {
        Failure(.usage, "--with-cursor needs JSON", hint: "add --json")
    }

    static func tooFewEvents() -> Failure {
        Failure(.timeout, "fewer events came than were waited for", hint: "wait longer: --timeout")
    }
}

// MARK: - Resolving

extension Failure {
    static func badGraceVariable(_ text: String) -> Failure {
        Failure(
            .usage, "GRACE_PERIOD_MINUTES is \"\(text)\", not a number of minutes",
            hint: "set it to a whole number, such as 15")
    }

    static func leftUndone(_ count: Int, holders: [String]) -> Failure {
        let held = holders.isEmpty ? "" : ", held by " + holders.joined(separator: ", ")
        return Failure(
            .busy, "\(count == 1 ? "1 booking was" : "\(count) bookings were") left for the next pass\(held)",
            hint: "they follow once the transaction that holds them has ended")
    }

    static func decisionRefused(_ count: Int) -> Failure {
        Failure(
            .failed,
            "\(count == 1 ? "1 booking" : "\(count) bookings") could not be decided: the database found a VALID one in "
                + "the way that was written past the functions",
            hint: "find out who writes to the tables directly; then look closer: booking doctor")
    }

    static func needsLoop(_ option: String) -> Failure {
        Failure(.usage, "\(option) makes sense only with --loop", hint: "booking process-pending --loop \(option)")
    }

    static func jitterBeyondInterval() -> Failure {
        Failure(.usage, "the jitter is longer than the interval", hint: "--interval 60s --jitter 5s")
    }

    static func rejected(_ booking: BookingRecord) -> Failure {
        let end = booking.status == .deleted ? "withdrawn" : "rejected"
        return Failure(.rejected, "booking \(booking.shortID) was \(end)", hint: "booking why \(booking.shortID)")
    }

    static func stillPending(_ booking: BookingRecord) -> Failure {
        Failure(
            .timeout, "booking \(booking.shortID) is still PENDING", hint: "booking why \(booking.shortID)")
    }

    static func noTimeToTake() -> Failure {
        Failure(.usage, "--if-free needs a time to move to", hint: "booking update ID --from 14:00 --if-free")
    }

    static func unknownPolicy(_ value: String, of name: String, _ allowed: [String]) -> Failure {
        Failure(.usage, "\(name) cannot be '\(value)'", hint: "it can be \(alternatives(allowed))")
    }
}

// MARK: - Setting up and looking after

extension Failure {
    static func notConfirmed() -> Failure {
        Failure(.failed, "nothing was done", hint: "name the database with --db, or confirm with --yes")
    }

    static func migrationDiffers(_ name: String) -> Failure {
        Failure(
            .database, "the migration \(name) was applied in another wording",
            hint: "this program and the schema come from different sources; compare their versions")
    }

    /// - Parameter problem: what kept the doctor from looking further.
    static func unwell(_ names: [String], _ problem: Failure?) -> Failure {
        Failure(
            problem?.kind ?? .failed, "not well: \(names.joined(separator: ", "))",
            hint: "see the report: booking doctor")
    }

    /// An answer of the server that does not fit what was asked.
    static func unexpectedAnswer(_ what: String) -> Failure {
        Failure(.failed, "the database gave an answer that makes no sense: \(what)", hint: "see: booking doctor")
    }

    static func unexpected(_ error: any Error) -> Failure {
        Failure(.failed, "something unforeseen went wrong: \(error)", hint: "see: booking doctor")
    }
}
