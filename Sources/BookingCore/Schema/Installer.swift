import BookingSQL

/// Creates the schema in a database, or upgrades it.
struct Installer {
    let connection: Connection
    /// Shows a person how far it has come.
    var progress: Progress?

    struct Outcome {
        /// The names of the migrations that were applied now.
        let applied: [String]
        let version: Int
        /// Whether the database had been restored or copied, and was made usable.
        let hasSettledIn: Bool
    }

    /// All that is new is one transaction, migrations, functions and views, so that who is at work meanwhile sees the old
    /// schema or the new one, from whatever version it comes. Installers that run at once wait for each other and find the
    /// work done.
    /// - Parameter isOpen: whether everyone who can connect may book.
    /// - Throws: a `Failure`, also where a newer program has been here; raw errors of the database.
    func install(isOpen: Bool) throws -> Outcome {
        let migrations = Scripts.migrations
        let applied = try transaction {
            connection.progress = progress
            let applied = try migrations.enumerated().filter { try apply($1, version: $0 + 1) }.map(\.element.name)
            // Somebody may have made something since it was looked for: the extension, say.
            if !applied.isEmpty { try Ownership(connection).check(isInstalled: applied.count < migrations.count) }
            progress?.tell("putting the functions in place")
            try connection.run(script: definitions(isOpen: isOpen), as: "sql/function")
            return applied
        }
        progress?.tell("looking whether the database was restored")
        let hasSettledIn = try transaction { try connection.run("select booking.adopt_restored()").one().bool(0) }
        // They are too small for autovacuum, and the planner guesses at length about what was never vacuumed.
        try connection.run(script: "vacuum (skip_locked) booking.setting, booking.member")
        return Outcome(applied: applied, version: migrations.count, hasSettledIn: hasSettledIn)
    }

    /// A transaction of the schema's owner in which no other installer is at work, and no newer one has been. It is
    /// begun anew where others were in the way.
    private func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        var holdUps = HoldUps()
        while true {
            do {
                return try attempt(body)
            } catch let error as ServerError {
                try holdUps.endure(error, connection)
            }
        }
    }

    private func attempt<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            try begin()
            try Precondition.takesUp(connection)
            try connection.run(script: Scripts.bootstrap, as: "bootstrap.sql")
            try refuseNewer()
            let result = try body()
            try connection.run(script: "commit")
            return result
        } catch {
            try? connection.run(script: "rollback")
            throw error
        }
    }

    private func begin() throws {
        do {
            try connection.run(script: Scripts.begin, as: "begin.sql")
        } catch let error as ServerError where error.sqlstate == SQLState.insufficientPrivilege {
            throw Failure.mayNotCreateSchema(error)
        }
    }

    /// What an older program would put in place of a newer one's functions would not fit the newer one's tables.
    private func refuseNewer() throws {
        let version = try connection.run("select coalesce(max(version), 0) from booking.migration")[0].int(0)
        guard version <= Scripts.migrations.count else {
            throw Failure.newerSchema(version, known: Scripts.migrations.count)
        }
    }

    /// Whether it was applied just now.
    private func apply(_ migration: Script, version: Int) throws -> Bool {
        let found = try connection.run(
            "select name, checksum = encode(sha256(convert_to(\(migration.text), 'UTF8')), 'hex') from booking.migration where version = \(version)"
        )
        if let row = found.first {
            guard row.bool(1) else { throw Failure.migrationDiffers(row.text(0)) }
            return false
        }
        try connection.run(
            """
            insert into booking.migration (version, name, checksum)
            values (\(version), \(migration.name), encode(sha256(convert_to(\(migration.text), 'UTF8')), 'hex'))
            """)
        progress?.tell("migration \(version) of \(Scripts.migrations.count), \(migration.name)")
        try connection.run(script: migration.text, as: migration.name)
        return true
    }

    private func definitions(isOpen: Bool) -> String {
        var script = [
            "set local check_function_bodies = off;", Self.text(of: "put_function"),
        ]
        script += Scripts.functions.map {
            "select booking.put_function('\($0.name)', $definition$\($0.text)$definition$);"
        }
        script += Scripts.views.map(\.text)
        if isOpen {
            script.append("select booking.give_right(session_user, 'public', 'user');")
        }
        script.append(Scripts.finish)
        return script.joined(separator: "\n")
    }

    private static func text(of function: String) -> String {
        Scripts.functions.first { $0.name == function }?.text ?? ""
    }
}
