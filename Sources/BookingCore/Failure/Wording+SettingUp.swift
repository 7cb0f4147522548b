// Setting up and looking after.

extension Failure {
    static func notConfirmed() -> Failure {
        Failure(
            .failed, "nothing was done: nobody said that it is the right database",
            hint: "name the database with --db, or confirm with --yes")
    }

    /// A question that was answered with no.
    static func nothingDone() -> Failure {
        Failure(.failed, "nothing was done", hint: "to be asked no more: --yes")
    }

    static func wrongEncoding(_ encoding: String) -> Failure {
        Failure(
            .database, "the database's encoding is \(encoding), and must be UTF8",
            hint: "create another one with: createdb --encoding UTF8 --template template0 NAME")
    }

    /// - Parameter sqlstate: of the refusal that led to looking.
    static func foreignSchema(sqlstate: String? = nil) -> Failure {
        Failure(
            .database, "the schema \"booking\" in this database is not this program's",
            hint: "name another database with --db, or have that schema renamed: alter schema booking rename to NAME",
            sqlstate: sqlstate)
    }

    static func schemaOfAnother(_ owner: String, role: String) -> Failure {
        Failure(
            .notAllowed,
            "the schema \"booking\" belongs to \(owner), and what is in it would run with the rights of \(role)",
            hint: "have \(owner) run: booking init; or, if you trust \(owner): \(lending(to: owner))")
    }

    static func strangersInSchema(_ faults: [OwnershipFault]) -> Failure {
        Failure(
            .database, "others could break what is promised: \(firstFew(faults.map(\.words)))",
            hint: "have a superuser look at what belongs to others, and drop it; then run again: booking init")
    }

    static func misplaced(_ faults: [OwnershipFault], owner: String) -> Failure {
        Failure(
            .notAllowed, "not everything in the schema belongs to \(owner): \(firstFew(faults.map(\.words)))",
            hint: givingBack(to: owner, from: faults[0].role))
    }

    /// What to do about what an upgrade by somebody else has left.
    static func givingBack(to owner: String, from role: String) -> String {
        "have \(role) give it to \(owner), if he trusts him: \(lending(to: owner))"
    }

    /// A session that works as another role from its beginning.
    private static func lending(to role: String) -> String { "PGOPTIONS='-c role=\(role)' booking init" }

    /// - Parameter holders: whose open transactions are in the way, where that is known.
    static func heldUp(by holders: [HoldUps.Holder], _ error: ServerError) -> Failure {
        guard let first = holders.first else {
            return Failure(.busy, "others are in the way: \(error.message)", hint: "run again: booking init")
        }
        return Failure(
            .busy, "in the way is an open transaction of \(firstFew(holders.map(\.words)))",
            hint: "have it ended, or end it: \(first.ending); then run again: booking init")
    }

    /// Nothing can be read or written beside them.
    static func locked(by holders: [HoldUps.Holder]) -> Failure {
        Failure(
            .busy, "tables of the schema are locked by \(firstFew(holders.map(\.words)))",
            hint: holders.first.map { "have that transaction ended, or end it: \($0.ending)" })
    }

    static func mayNotCreateSchema(_ error: ServerError) -> Failure {
        Failure(
            .notAllowed, error.message, hint: "have the database's owner run: booking init", sqlstate: error.sqlstate)
    }

    static func newerSchema(_ version: Int, known: Int) -> Failure {
        Failure(
            .database, "the schema is at version \(version), and this program knows version \(known)",
            hint: "install a newer booking")
    }

    static func migrationDiffers(_ name: String) -> Failure {
        Failure(
            .database, "the migration \(name) was applied in another wording",
            hint: "this program and the schema come from different sources; compare their versions")
    }

    /// - Parameter problem: what kept the doctor from looking further.
    /// - Parameter advice: what to do about the first of them.
    static func unwell(_ names: [String], _ problem: Failure?, advice: String?) -> Failure {
        Failure(problem?.kind ?? .failed, "not well: \(names.joined(separator: ", "))", hint: advice)
    }

    /// An answer of the server that does not fit what was asked.
    static func missingColumn(_ column: String, of source: String) -> Failure {
        misfit("\(source)() of this database gives no \"\(column)\"")
    }

    static func wrongColumn(_ column: String, of source: String, _ flaw: String) -> Failure {
        misfit("\(source)() of this database gives \(flaw) as \"\(column)\"")
    }

    static func unexpectedAnswer(_ what: String) -> Failure {
        misfit("the database gave an answer that makes no sense: \(what)")
    }

    /// A schema of another make. It goes by PostgreSQL's own code for what does not fit.
    private static func misfit(_ message: String) -> Failure {
        Failure(
            .database, message, hint: "an admin puts the schema right: booking init",
            sqlstate: SQLState.datatypeMismatch)
    }

    /// Whether it is the schema that does not fit, which no repeat mends.
    var isMisfit: Bool { sqlstate == SQLState.datatypeMismatch }

    static func unexpected(_ error: any Error) -> Failure {
        Failure(.failed, "something unforeseen went wrong: \(error)", hint: "see: booking doctor")
    }
}
