/// Brings rows in: all of them are taken into the database first, where only this import sees them, and looked at there;
/// then they are booked in one transaction, part by part in their order, so that they come all or not at all, however long
/// the file took to read.
final class Importer {
    /// Rows that travel together.
    private static let batch = 1000
    /// Rows that are booked under one key (import_rows.sql).
    private static let part = 1000
    /// Rows that are booked by one call, which counts once what their owners have: a second's work.
    private static let step = 10 * part
    /// Parts that are looked at again in one round trip.
    private static let looks = 20

    /// A server on Linux sees in a second that whoever asked is gone, and ends what nobody waits for any more. (Others may
    /// know no such setting.)
    private static let endsWithClient: Query = """
        select pg_catalog.set_config('client_connection_check_interval', '1s', true) where pg_catalog.version() like '%linux%'
        """

    private let user: String?
    private let session: Session
    private let progress: Progress
    /// The import's name, under which each part has a key of its own.
    private let name = RequestKey.random()
    private var rows: [ImportRow] = []
    private(set) var count = 0

    init(_ session: Session, for user: String?, _ progress: Progress) {
        (self.session, self.user, self.progress) = (session, user, progress)
    }

    // MARK: - Taking in

    func add(_ row: ImportRow) throws {
        rows.append(row)
        if rows.count == Self.batch { try stage() }
    }

    /// Sends what has gathered. The same rows twice are once.
    func stage() throws {
        guard !rows.isEmpty else { return }
        let numbers = (1...rows.count).map { count + $0 }
        _ = try session.write([
            [
                """
                select booking.stage_rows(\(user), \(name), \(numbers), \(rows.map(\.line)), \(rows.map(\.id)),
                  \(rows.map(\.resource)), \(rows.map(\.user)), \(rows.map(\.slot.start)), \(rows.map(\.slot.end)),
                  \(rows.map(\.status)), \(rows.map(\.revision)), \(rows.map(\.note)), \(rows.map(\.createdAt)),
                  \(rows.map(\.updatedAt)), \(rows.map(\.key)), \(rows.map(\.series)))
                """
            ]
        ])
        count += rows.count
        rows.removeAll(keepingCapacity: true)
    }

    /// What the database finds wrong, and the names of resources that are new.
    func prepare(continuing: Bool, dryRun: Bool) throws -> (problems: [RowProblem], newResources: [String]) {
        let found = try session.write([
            [Self.endsWithClient, "select * from booking.prepare_import(\(user), \(name), \(continuing), \(dryRun))"]
        ])[0][1]
        let problems = found.filter { !$0.isNull("line") }.map {
            RowProblem(line: $0.int("line"), field: $0.optionalText("field"), reason: $0.optionalText("reason") ?? "")
        }
        return (problems, found.filter { $0.isNull("line") }.compactMap { $0.optionalText("field") })
    }

    func rehearse() throws -> (counts: (imported: Int, passedOver: Int), conflicts: [ImportRehearsal.Conflict]) {
        let answers = try session.read(
            "select * from booking.count_import(\(user), \(name))",
            "select * from booking.rehearse_import(\(user), \(name))")
        let counts = try answers[0].one()
        return ((counts.int("imported"), counts.int("passed_over")), answers[1].map { .init($0) })
    }

    /// Has what was taken in forgotten; what nobody had forgotten is after a day.
    func forget() {
        _ = try? session.transactions([[end]], deadline: .after(.seconds(5)))
    }

    private var end: Query { "select booking.end_import(\(user), \(name))" }

    // MARK: - Booking

    /// All or nothing.
    func book() throws -> (imported: Int, passedOver: Int) {
        var attempts = 0
        while true {
            do {
                let result = try bookOnce()
                lookAgain()
                return result
            } catch let error as ServerError where error.isTransient && attempts < 5 {
                attempts += 1
                session.disconnect()
            } catch let error as ServerError {
                session.disconnect()
                throw try session.explained(session.named(error))
            } catch is ConnectionLost {
                session.disconnect()
                throw Failure.importLost()
            }
        }
    }

    private func bookOnce() throws -> (imported: Int, passedOver: Int) {
        var (imported, passedOver) = (0, 0)
        _ = try session.transactions([["begin isolation level read committed", Self.endsWithClient]])
        for first in stride(from: 0, to: count, by: Self.step) {
            let last = min(count, first + Self.step)
            let row = try session.transactions([
                ["select * from booking.import_rows(\(user), \(name), \(first), \(last))"]
            ])[0][0].one()
            imported += row.int("imported")
            passedOver += row.int("passed_over")
            progress.tell("booked", last, "rows", Double(last) / Double(max(1, count)))
        }
        _ = try session.transactions([[end]])
        try commit()
        return (imported, passedOver)
    }

    /// The ids of what was booked, a part at a time.
    func eachPage(_ body: ([String]) throws -> Void) throws {
        for first in parts {
            guard let rows = try? session.read("select * from booking.written_under(\(user), \(key(first)))")[0]
            else { throw Failure.importUntold() }
            try body(rows.map { $0.uuid("id") })
        }
    }

    private var parts: [Int] { Array(stride(from: 0, to: count, by: Self.part)) }

    /// Where the connection breaks, what was booked tells whether it came to pass.
    private func commit() throws {
        do {
            _ = try session.transactions([["commit"]])
        } catch is ConnectionLost {
            session.disconnect()
            for first in parts {
                guard let found = try? session.read("select * from booking.written_under(\(user), \(key(first)))")[0]
                else { throw Failure.importUnknown() }
                if !found.isEmpty { return }
            }
            throw Failure.importLost()
        }
    }

    /// As import_part.sql writes it.
    private func key(_ first: Int) -> String { "\(name)/\(first)" }

    /// What each placement owes: whether it raced, and where the policy says so, its verdict. A pass does what is left.
    private func lookAgain() {
        var rest = parts[...]
        while !rest.isEmpty {
            let keys = rest.prefix(Self.looks).map(key)
            rest = rest.dropFirst(Self.looks)
            let settle: [Query] = ["select booking.settle_alone(\(user), \(keys))"]
            let looks: [[Query]] = keys.flatMap { key -> [[Query]] in
                [
                    ["select * from booking.look_again(\(user), \(key))"],
                    ["select * from booking.resolve_written(\(user), \(key))"],
                ]
            }
            guard (try? session.outcomes(of: [settle] + looks)) != nil else { return }
        }
    }
}
