// Connection and database.

extension Failure {
    static func notAConnectionString(_ origin: ConnectionSource.Origin, _ flaw: ConnectionString.Flaw) -> Failure {
        switch flaw {
        // The string itself may hold a password in the wrong place, so it is not shown.
        case .form:
            Failure(
                .usage, "the database given by \(origin.words) is not a valid connection string",
                hint: "write it as postgresql://USER@HOST:PORT/NAME, special characters as %40 for @, "
                    + "or as \"host=HOST dbname=NAME\"")
        case .unknownParameter(let name):
            Failure(
                .usage, "the database given by \(origin.words) has a parameter that libpq does not know: \(name)",
                hint: "leave \(name)= out of it"
                    + (origin == .databaseVariable ? ", or name the database in BOOKING_DATABASE_URL" : ""))
        }
    }

    static func notAService(_ name: String) -> Failure {
        Failure(
            .usage, "PGSERVICE is \"\(Escape.visible(cut(name)))\", which no service can be called",
            hint: "set it to the name of a section of ~/.pg_service.conf")
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
            .usage, "\(path), line \(line): unknown key \"\(cut(key))\"",
            hint: "the keys are: " + ConfigFile.keys.joined(separator: ", "))
    }

    static func notAProfile(_ path: String, line: Int) -> Failure {
        Failure(
            .usage, "\(path), line \(line): no profile can be called so",
            hint: "write it as [NAME], of letters, digits, \".\", \"_\" and \"-\"; \"all\" stands for every profile")
    }

    static func noProfile(_ name: String, _ path: String, _ known: [String]) -> Failure {
        let near = Suggestion.closest(to: name, among: known).map { "did you mean \($0)? " } ?? ""
        let there = known.isEmpty ? "it has none" : "it has: " + known.joined(separator: ", ")
        return Failure(
            .usage, "no profile \"\(cut(name))\" in \(path)",
            hint: "\(near)\(there); a profile is a line [NAME] there, and below it: db = DATABASE")
    }

    static func emptyProfile(_ name: String, _ path: String) -> Failure {
        Failure(
            .usage, "the profile \"\(name)\" in \(path) names no database",
            hint: "write below [\(name)]: db = DATABASE")
    }

    static func everyProfileElsewhere() -> Failure {
        Failure(.usage, "\"--profile all\" is for booking list alone", hint: "name one of them")
    }

    static func noProfiles(_ path: String) -> Failure {
        Failure(
            .usage, "there are no profiles in \(path)",
            hint: "a profile is a line [NAME] there, and below it: db = DATABASE")
    }

    static func ofOneProfile(_ option: String) -> Failure {
        Failure(.usage, "\(option) is of one database, and \"--profile all\" names several", hint: "name one of them")
    }

    /// What happened to one of several.
    static func ofProfile(_ name: String, _ failure: Failure) -> Failure {
        let hint = failure.hint.map { $0.hasSuffix("booking doctor") ? "\($0) --profile \(ShellWord(name))" : $0 }
        return failure.saying("\(name): \(failure.message)").hinting(hint)
    }

    static func someProfilesFailed(_ names: [String], of count: Int) -> Failure {
        Failure(
            .failed, "\(names.count) of \(count) profiles could not be read: \(names.joined(separator: ", "))",
            hint: "what is listed is that of the others; to look closer: booking doctor --profile \(names[0])")
    }

    static func cannotConnect(
        _ problem: ConnectionProblem, to place: String, _ origin: ConnectionSource.Origin, amongSeveral: Bool = false
    ) -> Failure {
        var failure = worded(problem, place, origin, amongSeveral)
        // Who names no database has none.
        failure.passesWithin = origin == .libpqDefaults ? nil : problem.passesWithin(amongSeveral: amongSeveral)
        return failure
    }

    private static func worded(
        _ problem: ConnectionProblem, _ place: String, _ origin: ConnectionSource.Origin, _ amongSeveral: Bool
    ) -> Failure {
        let from = " (from \(origin.words))"
        return switch problem {
        case .noSocket: Failure(.database, "no server at \(place): no such socket\(from)", hint: whereToLook(origin))
        case .noAccess:
            Failure(
                .database, "no access to \(place): permission denied\(from)",
                hint: "a private server (booking init --local) is for its user alone; to share, let an admin name a "
                    + "server that all can reach: --db or BOOKING_DATABASE_URL")
        case .refused:
            Failure(.database, "no server at \(place): connection refused\(from)", hint: whereToLook(origin))
        case .unknownHost:
            Failure(.database, "the host of \(place) is unknown\(from)", hint: "correct the host's name")
        case .timedOut:
            Failure(
                .database, "no answer from \(place) in time\(from)",
                hint: "connect_timeout sets how many seconds to wait; to look closer: booking doctor")
        case .closed:
            Failure(
                .database, "the connection to \(place) was closed before the login was over\(from)",
                hint:
                    "try again in a moment, or see that a PostgreSQL server listens there; to look closer: booking doctor"
            )
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
        case .mayNotConnect(let words):
            Failure(
                .database, "login refused at \(place): \(words)\(from)",
                hint: "the database's owner gives the right: grant connect on database NAME to ROLE")
        case .noSlots:
            Failure(
                .database, "no free connection slot at \(place)\(from)",
                hint: "try again later, or raise the server's max_connections")
        case .notPrimary:
            Failure(
                .database, "no primary at \(place): it takes no writes\(from)",
                hint: amongSeveral
                    ? "a standby has to be promoted first; to look closer: booking doctor"
                    : "name all hosts of the database, and the primary among them is found")
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
        Failure(.usage, "text cannot hold a zero byte", hint: "leave the zero byte out")
    }

    static func outOfMemory() -> Failure {
        Failure(.failed, "out of memory", hint: "end what else runs here, or ask for less at once: --limit")
    }

    /// The connection broke while a change was under way, and could not be made again to ask.
    static func outcomeUnknown(_ failure: Failure, isRepeatable: Bool = false) -> Failure {
        Failure(
            .database, "connection lost, outcome unknown: \(failure.message)", hint: afterUnknown(isRepeatable))
    }

    private static func afterUnknown(_ isRepeatable: Bool) -> String {
        isRepeatable
            ? "run the same line again: under its --key it is done once"
            : "look whether it was done before you repeat it: booking list --mine"
    }

    /// Commits wait for a standby.
    /// - Parameters:
    ///   - state: what the database says about it.
    ///   - isUnknown: a change was under way.
    static func noStandby(_ state: String, isUnknown: Bool, isRepeatable: Bool = false) -> Failure {
        Failure(
            .database, (isUnknown ? "outcome unknown: " : "") + "no standby confirms what is written: \(state)",
            hint: "bring the standby back"
                + (isUnknown ? "; \(afterUnknown(isRepeatable))" : ", then try again"))
    }

    static func unconfirmed(isRepeatable: Bool = false) -> Failure {
        Failure(
            .database, "outcome unknown: somebody ended the wait for a standby, and none has confirmed it",
            hint: afterUnknown(isRepeatable))
    }

    /// A connection that ended. Only where a change was under way is the outcome unknown.
    static func from(
        _ lost: ConnectionLost, duringChange: Bool, isUncertain: Bool = false, isRepeatable: Bool = false
    ) -> Failure {
        let isUnknown = isUncertain || duringChange && lost.afterSending
        return Failure(
            .database, "connection lost\(isUnknown ? ", outcome unknown" : ""): \(lost.message)",
            hint: isUnknown ? afterUnknown(isRepeatable) : "try again")
    }

    /// What the server refused. DETAIL is left out: it may show other people's values.
    static func from(_ error: ServerError) -> Failure {
        var failure = worded(error)
        failure.sqlstate = error.sqlstate
        failure.statement = error.statement
        return failure
    }

    private static func worded(_ error: ServerError) -> Failure {
        if error.sqlstate.hasPrefix(SQLState.Class.ours) { return Failure(ourOwn: error) }
        let kind = kind(ofSQLState: error.sqlstate)
        return switch error.sqlstate {
        case SQLState.exclusionViolation: Failure(.busy, "the time was taken meanwhile", hint: "try again")
        case SQLState.uniqueViolation: Failure(.busy, "somebody made the same entry meanwhile", hint: "try again")
        case _ where error.isTransient:
            Failure(.busy, "others are changing the same bookings: \(error.message)", hint: "try again")
        case SQLState.invalidSchema:
            Failure(
                .database, "the database has no schema \"booking\"",
                hint: "create it with: booking init; or name another database with --db")
        case SQLState.insufficientPrivilege:
            Failure(
                .notAllowed, error.message, hint: error.hint ?? "have the schema's owner run: booking init")
        case _ where error.sqlstate.hasPrefix(SQLState.Class.accessRuleViolation):
            Failure(
                .database, "the booking schema is of another version: \(error.message)",
                hint: "an admin upgrades it: booking init")
        case SQLState.readOnlyTransaction:
            Failure(
                .database, "the database is read-only, a standby perhaps: \(error.message)",
                hint: "connect to the primary: target_session_attrs=read-write with all hosts")
        case SQLState.dependentObjectsStillExist:
            // What depends on it is named in the detail: objects, nobody's values.
            Failure(
                .busy, "\(error.message): \(cut(error.detail ?? ""))",
                hint: "have its owner drop that, then run again: booking init")
        case SQLState.queryCanceled:
            Failure(
                .failed, "cancelled: \(error.message)",
                hint: error.hint ?? "run it again; if a time limit ended it: show statement_timeout")
        default:
            Failure(
                kind, kind == .failed ? "\(error.message) (SQLSTATE \(error.sqlstate))" : error.message,
                hint: error.hint ?? whatNext(error.sqlstate))
        }
    }

    /// Where the server has no hint of its own.
    private static func whatNext(_ sqlstate: String) -> String {
        switch SQLState.Class.of(sqlstate) {
        case SQLState.Class.dataException, SQLState.Class.integrityConstraintViolation:
            "correct what was given; what is allowed: booking help COMMAND"
        case SQLState.Class.insufficientResources:
            "the server is short of room or memory: tell whoever looks after it; see: booking doctor"
        case SQLState.Class.operatorIntervention: "try again in a moment"
        default: "to look closer: booking doctor; with --verbose it says which statement failed"
        }
    }

    private static func kind(ofSQLState sqlstate: String) -> Kind {
        switch sqlstate {
        case SQLState.checkViolation, SQLState.notNullViolation: .usage
        case SQLState.invalidDatabase: .database
        case _ where sqlstate.hasPrefix(SQLState.Class.serverUnavailable): .database
        default:
            switch SQLState.Class.of(sqlstate) {
            case SQLState.Class.dataException: .usage
            case SQLState.Class.connectionException, SQLState.Class.invalidAuthorization,
                SQLState.Class.insufficientResources:
                .database
            default: .failed
            }
        }
    }

    private init(ourOwn error: ServerError) {
        let exitCode = error.sqlstate.dropFirst(2).first?.hexDigitValue
        let kind = Kind.allCases.first { exitCode == Int($0.exitCode) } ?? .failed
        self.init(kind, error.message, hint: error.hint)
    }
}
