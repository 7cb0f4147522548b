import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// A schema of another make: changed by hand, restored in part, somebody else's. Whatever its functions give, a command ends
/// with 9 and one line that names the function; never by a signal, and never as if all were well.
@Suite struct PromiseShapeTests {
    /// What its owner puts in a function's place: the same arguments, another answer.
    enum Make: String, CaseIterable {
        case columnLess, otherTypes, nulls, noRows, scalar, farTimes
    }

    /// A command for each function that the program calls. Those that only give advice turn no success into a failure.
    static let commands: [(answer: Answer, words: [String], isAdvice: Bool)] = [
        (.hello, ["list"], false), (.createBooking, ["create", "R", "2031-01-01T10:00Z", "--for", "1h"], false),
        (.createBooking, ["create", "R", "2031-01-01T10:00Z", "--for", "1h", "--dry-run"], false),
        (.updateBooking, ["update", "ID", "--note", "x"], false), (.deleteBookings, ["delete", "ID"], false),
        (.undoBooking, ["undo", "ID"], false),
        (.lookAgain, ["create", "R", "2031-01-01T10:00Z", "--for", "1h", "--json"], false),
        (.listBookings, ["list", "--from", "2029-01-01"], false), (.listAll, ["list"], false),
        (.listAll, ["list", "-o", "ndjson"], false), (.listAll, ["list", "-o", "csv"], false),
        (.listAll, ["list", "--json", "--with-cursor"], false), (.listAll, ["list", "--quiet"], false),
        (.showBooking, ["show", "ID"], false), (.status, ["status"], false),
        (.rehearseChange, ["undo", "ID", "--dry-run"], false),
        (.seriesOf, ["show", "ID", "--series"], false),
        (.seriesWritten, ["create", "R", "2031-01-01T10:00Z", "11:00", "--every", "day", "--times", "2"], false),
        (.showConflicts, ["create", "R", "2030-01-01T10:00Z", "--for", "1h"], true),
        (.resolveNow, ["wait", "ID", "--for", "5s"], false), (.history, ["history", "ID"], false),
        (.history, ["history", "ID", "-o", "csv"], false),
        (.feed, ["watch", "--since", "beginning", "--timeout", "1s"], false),
        (.feed, ["watch", "--since", "beginning", "--timeout", "1s", "--json"], false),
        (.feed, ["watch", "--since", "beginning", "--count", "2", "--quiet"], false),
        (.why, ["why", "ID"], false), (.showQueue, ["status"], false),
        (.showQueue, ["why", "ID"], false), (.conflicts, ["conflicts"], false),
        (.nextFree, ["create", "R", "2030-01-01T10:00Z", "--for", "1h", "--if-free"], true),
        (.overdueSince, ["list"], false), (.resourceStates, ["resource", "list"], false),
        (.listResources, ["agenda"], false),
        (.resourceStates, ["resource", "show", "R"], false),
        (.resourceNames, ["create", "New", "2031-01-01T10:00Z", "--for", "1h"], true),
        (.addResource, ["resource", "add", "S"], false), (.updateResource, ["resource", "retire", "R"], false),
        (.policy, ["policy"], false), (.setPolicy, ["policy", "grace", "10m"], false), (.health, ["doctor"], false),
        (.metrics, ["doctor", "-o", "prometheus"], false),
        (.claimCursor, ["watch", "--name", "c", "--timeout", "1s"], false),
        (.pruneEvents, ["prune", "--before", "2020-01-01"], false), (.beginPass, ["process-pending"], false),
        (.rehearsePrune, ["prune", "--before", "2020-01-01", "--dry-run"], false),
        (.makePlan, ["process-pending"], false), (.decidedAfter, ["process-pending"], false),
        (.resolveChunk, ["process-pending"], false), (.finishPass, ["process-pending"], false),
        (.rehearsePass, ["process-pending", "--dry-run"], false),
    ]

    @Test(arguments: commands.indices)
    func ofAnotherShape(_ number: Int) throws {
        let (answer, words, isAdvice) = Self.commands[number]
        let here = Installation()
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "postgres")
        let id = here.create("R", "2030-01-01T10:30Z", "2030-01-01T11:30Z", user: "postgres")
        let function = Function(answer.rawValue, here)
        for make in Make.allCases where function.isAnother(make) {
            here.sql(function.replacement(make))
            let run = here.run(words.map { $0 == "ID" ? id : $0 })
            #expect(run.status == 9 || isAdvice && run.status == 0, "\(answer), \(make): \(run)")
            let tells = ["booking.\(answer.rawValue)()", "of another version", "makes no sense", "not well"].contains {
                (run.out + run.err).contains($0)
            }
            #expect(isAdvice || tells, "\(answer), \(make): \(run)")
            #expect(run.err.split(separator: "\n").count <= 3, "\(answer), \(make): \(run)")
        }
    }

    /// 80 MB of it, as an error and as a notice.
    @Test(arguments: ["exception", "notice"])
    func ofManyWords(_ level: String) {
        let here = Installation()
        here.sql(
            """
            create or replace function booking.hello(p_client int, p_needs int, p_anywhere boolean default false) returns int
            language plpgsql as $$ begin raise \(level) '%', repeat('x', 80000000); return 5; end $$
            """)
        let run = here.run("list", "--verbose")
        #expect(run.status == (level == "notice" ? 0 : 1))
        #expect(run.err.utf8.count < 10_000 && run.err.contains("xxx…"))
    }

    /// What the schema's owner may have moved, or added: columns are found by their names.
    @Test func columnsAreFoundByName() {
        let here = Installation()
        here.sql(
            """
            alter function booking.resource_states(text, text, jsonb) rename to resources_before;
            create function booking.resource_states(p_user text, p_name text default null, p_tags jsonb default '{}')
            returns table (free_until timestamptz, added int, name text, held_by text, retired boolean, tags jsonb,
              next_by text, next_end timestamptz, next_start timestamptz, wanted_by jsonb, held_until timestamptz, closed text,
              rules jsonb, unapproved bigint, is_closed boolean)
            language sql as $$
              select null::timestamptz, 1, 'R', 'alice', true, jsonb '{"a": 1}', 'bob', null::timestamptz,
                null::timestamptz, jsonb '[]', null::timestamptz, null::text,
                jsonb '{}', bigint '0', false
            $$
            """)
        let run = here.run("resource", "list", "-o", "csv")
        #expect(
            run.out
                == "name,tags,retired,held_by,free_until,held_until\nR,\"{\"\"a\"\":1}\",true,alice,,\n",
            "\(run)")
    }

    /// What the program takes is what a schema of its own make gives: no function is read without being held against it.
    @Test func everyFunctionThatIsReadHasItsShape() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/BookingCore")
        let files =
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
            ?? []
        let text = try files.filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }
            .joined()
        let names = Set(text.matches(of: /(?:select|from)\s+booking\.([a-z_]+)\(/).map { String($0.1) })
        let known = Set(Answer.allCases.map(\.rawValue))
        #expect(
            names.subtracting(known)
                == ["advance_cursor", "feed_position", "give_right", "put_function"])
        #expect(known.subtracting(names) == [])
        #expect(names.count > 30)
    }
}

/// A function of the schema, and what may be put in its place.
private struct Function {
    private let name: String
    private let arguments: String
    /// With the types as PostgreSQL names them.
    private let columns: [(name: String, type: String)]

    init(_ name: String, _ here: Installation) {
        self.name = name
        let function = "'booking.\(name)'::regproc"
        arguments = here.sql("select pg_get_function_arguments(\(function))") ?? ""
        let text = here.sql(
            """
            select string_agg(x.name || '=' || format_type(x.type, null), ';' order by x.place)
            from pg_proc p join pg_type t on t.oid = p.prorettype cross join lateral (
              select u.place, u.name, u.type
              from unnest(p.proargnames, p.proargmodes, p.proallargtypes) with ordinality u(name, mode, type, place)
              where u.mode = 't'
              union all
              select a.attnum, a.attname, a.atttypid from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0
              union all
              select 1, p.proname, p.prorettype where t.typrelid = 0 and p.proargmodes is null) x
            where p.oid = \(function)
            """)
        columns = (text ?? "").split(separator: ";").map { $0.split(separator: "=").map(String.init) }.map {
            ($0[0], $0[1])
        }
    }

    /// Whether the program can tell: a number is a number, and a list may be empty.
    func isAnother(_ make: PromiseShapeTests.Make) -> Bool {
        let isAlone = columns.count == 1
        return switch make {
        case .columnLess: !isAlone
        case .scalar: !isAlone
        case .otherTypes: columns[0].type != "void"
        case .nulls: !["void", "overdue_since"].contains(isAlone ? (columns[0].type == "void" ? "void" : name) : "")
        case .noRows: Self.givesOne.contains(name)
        case .farTimes: columns.contains { $0.type == "timestamp with time zone" }
        }
    }

    private static let givesOne = [
        "create_booking", "update_booking", "show_booking", "resolve_now", "feed", "why", "claim_cursor",
        "prune_events",
        "begin_pass", "resolve_chunk", "rehearse_pass",
    ]

    func replacement(_ make: PromiseShapeTests.Make) -> String {
        """
        do $do$ begin execute 'drop function ' || 'booking.\(name)'::regproc::oid::regprocedure; end $do$;
        create function booking.\(name)(\(arguments)) \(answer(make))
        """
    }

    private func answer(_ make: PromiseShapeTests.Make) -> String {
        switch make {
        case .columnLess: table(columns.dropFirst().map { ($0.name, $0.type, Self.sample($0.type)) })
        case .otherTypes: table(columns.map { ($0.name, "bytea", "bytea 'x'") })
        case .nulls: table(columns.map { ($0.name, $0.type, "null::\($0.type)") }, rows: 2)
        case .noRows: table(columns.map { ($0.name, $0.type, Self.sample($0.type)) }, rows: 0)
        case .scalar: "returns bigint language sql as $$ select 7::bigint $$"
        case .farTimes:
            table(
                columns.map {
                    ($0.name, $0.type, $0.type.hasPrefix("timestamp") ? "timestamptz 'infinity'" : Self.sample($0.type))
                })
        }
    }

    private func table(_ columns: [(name: String, type: String, value: String)], rows: Int = 1) -> String {
        let kind = columns.count == 1 ? "setof \(columns[0].type)" : "table (\(list(columns)))"
        let values = columns.map(\.value).joined(separator: ", ")
        return "returns \(kind) language sql as $$ select \(values) from generate_series(1, \(rows)) $$"
    }

    private func list(_ columns: [(name: String, type: String, value: String)]) -> String {
        columns.map { "\"\($0.name)\" \($0.type)" }.joined(separator: ", ")
    }

    private static func sample(_ type: String) -> String {
        switch type {
        case "uuid": "'00000000-0000-4000-8000-000000000000'::uuid"
        case "timestamp with time zone": "timestamptz '2030-01-01Z'"
        case "text": "text 'VALID'"
        case "boolean": "false"
        case "interval": "interval '1 s'"
        case "tstzrange": "tstzrange '[2030-01-01Z,2030-01-02Z)'"
        case "text[]", "integer[]": "'{1}'::\(type)"
        case "jsonb": "jsonb '{}'"
        case "booking.public_booking":
            """
            row('00000000-0000-4000-8000-000000000000', 'R', 'alice', '2030-01-01Z', '2030-01-02Z', 'VALID', 1, 'x',
              '2030-01-01Z', '2030-01-01Z', null)::booking.public_booking
            """
        default: "1::\(type)"
        }
    }
}
