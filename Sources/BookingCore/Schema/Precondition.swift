/// What a database must be like before the schema is created or upgraded in it.
struct Precondition {
    /// The version of the schema that is there; nil where there is none.
    let version: Int?

    /// - Throws: a `Failure` where the schema cannot be put here.
    init(_ connection: Connection) throws {
        let encoding = try connection.run("select pg_catalog.current_setting('server_encoding')")[0].text(0)
        guard encoding == "UTF8" else { throw Failure.wrongEncoding(encoding) }
        try connection.run(script: "begin; set local search_path = pg_catalog, pg_temp")
        defer { try? connection.run(script: "rollback") }
        version =
            try Self.takesUp(connection)
            ? connection.run("select coalesce(max(version), 0) from booking.migration")[0].int(0) : nil
    }

    /// Goes to work as the schema's owner, in a transaction in which nothing but PostgreSQL's own is called.
    /// - Returns: whether the schema is there and ours.
    /// - Throws: a `Failure` where it is not this role's to work on.
    @discardableResult
    static func takesUp(_ connection: Connection) throws -> Bool {
        let isInstalled = try ownsSchema(connection)
        let ownership = try Ownership(connection)
        try ownership.check(isInstalled: isInstalled)
        try ownership.takeUp(connection)
        return isInstalled
    }

    /// Whether the schema is there and ours.
    /// - Parameter sqlstate: of the refusal that led to looking.
    /// - Throws: a `Failure` where somebody else has things in a schema of this name.
    @discardableResult
    static func ownsSchema(_ connection: Connection, sqlstate: String? = nil) throws -> Bool {
        let row = try connection.run(
            """
            select
              (select count(*) = 3 from pg_catalog.pg_class c
               join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname in ('version', 'name', 'checksum')
               where c.relnamespace = n.oid and c.relname = 'migration'),
              exists (select from pg_catalog.pg_class c where c.relnamespace = n.oid)
                or exists (select from pg_catalog.pg_proc p where p.pronamespace = n.oid)
            from (select (select oid from pg_catalog.pg_namespace where nspname = 'booking') as oid) n
            """)[0]
        let (isOurs, isInUse) = (row.bool(0), row.bool(1))
        guard isOurs || !isInUse else { throw Failure.foreignSchema(sqlstate: sqlstate) }
        return isOurs
    }
}
