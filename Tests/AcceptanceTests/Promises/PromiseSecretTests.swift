import Foundation
import TestSupport
import Testing

/// The password of the database is between the user, libpq and the server: one is planted, and looked for wherever anything of
/// the program can be read.
@Suite struct PromiseSecretTests {
    private let here = Installation()
    private static let secret = "pl4nted-s3cret"

    /// What a user might have in the environment, all of it at once.
    private func variables(_ database: String? = nil) -> [String: String] {
        [
            "PGPASSWORD": Self.secret, "BOOKING_DATABASE_URL": "\(database ?? here.conninfo) password=\(Self.secret)",
            "DATABASE_URL": "postgres://app:\(Self.secret)@app.example.org/app",
        ]
    }

    private func expectNone(_ text: String, _ place: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(!text.contains(Self.secret), "\(place)", sourceLocation: sourceLocation)
    }

    /// All that a child can see: its own words and environment, its parent's words, its descriptors.
    private static let look = """
        tr '\\0' '\\n' </proc/$$/environ; tr '\\0' ' ' </proc/$$/cmdline; tr '\\0' ' ' </proc/$PPID/cmdline; ls -l /proc/$$/fd; \
        cat; echo looked
        """

    @Test func noChildSeesIt() {
        here.create("R", "2031-01-01T10:00Z", "2031-01-01T11:00Z", user: "alice")
        let watch = here.start(
            "watch", "--since", "beginning", "--count", "1", "--exec", Self.look, environment: variables()
        ).end()
        #expect(watch.status == 0 && watch.out.contains("looked"), "\(watch)")
        expectNone(watch.out + watch.err, "watch --exec")

        let held = here.run("run", "R", "--for", "1h", "--", "sh", "-c", Self.look, environment: variables())
        #expect(held.status == 0 && held.out.contains("looked"), "\(held)")
        expectNone(held.out + held.err, "run")
    }

    /// A pager may start a shell of its own.
    @Test func noPagerSeesIt() {
        for hour in 10..<20 { here.create("R", "2031-01-01T\(hour):00Z", "2031-01-01T\(hour):30Z", user: "alice") }
        let paged = Tool.shell(
            "script -qec 'stty cols 80 rows 4; booking list' /dev/null </dev/null",
            variables().merging(["PAGER": "cat >/dev/null; env; echo looked", "TERM": "dumb"]) { $1 })
        #expect(paged.out.contains("looked"), "\(paged)")
        expectNone(paged.out + paged.err, "pager")
    }

    @Test func noMessageTellsIt() {
        let failing = [
            "host=/nowhere dbname=x", "host=127.0.0.1 port=1 dbname=x", "host=no.such.host.invalid dbname=x",
            here.server.conninfo("no_such_database"), here.server.conninfo(here.database, user: "no_such_role"),
            "host=127.0.0.1 port=1 sslmode=verify-full sslrootcert=/nowhere", "\(here.conninfo) nonsense=1",
            "host='unclosed",
            "\(here.conninfo) connect_timeout=x",
        ]
        for database in failing {
            for words in [
                ["list"], ["create", "R", "now", "--for", "1h"], ["doctor"], ["init", "--verbose"], ["watch"],
            ] {
                let run = here.start(
                    words + ["--no-retry"].filter { _ in words[0] == "create" }, environment: variables(database)
                ).end()
                #expect(run.status != 0, "\(run)")
                expectNone(run.out + run.err, "\(words) with \(database)")
            }
        }
        // As a URI, too, and where it stands in the wrong place.
        for uri in [
            "postgres://u:\(Self.secret)@127.0.0.1:1/x", "postgres://u:\(Self.secret)@127.0.0.1:badport/x",
            "postgres://u:\(Self.secret)", "host=127.0.0.1 port=1 user=u password = '\(Self.secret)", Self.secret,
            "postgres://127.0.0.1:1/x?password=\(Self.secret)", "host=127.0.0.1 passwort=\(Self.secret)",
        ] {
            let run = here.run("list", "--verbose", environment: ["BOOKING_DATABASE_URL": uri])
            #expect(run.status != 0, "\(run)")
            // A word alone is the name of a database, as in psql.
            if uri != Self.secret { expectNone(run.out + run.err, "list with \(uri)") }
        }
    }

    /// Not in the words that other users can read, nor taken from there.
    @Test func itIsNoArgument() throws {
        let watch = here.start("watch", environment: variables())
        #expect(
            eventually {
                here.sql("select count(*) from pg_stat_activity where application_name like 'booking%'") != "0"
            })
        let words = try String(contentsOfFile: "/proc/\(watch.pid)/cmdline", encoding: .utf8)
        #expect(words.contains("watch"))
        expectNone(words, "argv")
        watch.send(SIGTERM)
        _ = watch.end()
        for flag in [["--db", "host=x password=\(Self.secret)"], ["--db=postgres://u:\(Self.secret)@x/y"]] {
            let refused = here.run(["list"] + flag)
            #expect(refused.status == 2)
            expectNone(refused.out + refused.err, "\(flag)")
        }
    }

    /// The server writes down every statement.
    @Test func noLogHoldsIt() {
        here.sql(
            "alter database \(here.database) set log_statement = 'all'; alter database \(here.database) set log_min_messages = 'debug1'"
        )
        let words = [
            ["create", "R", "2031-01-01T10:00Z", "11:00"], ["list", "--verbose"], ["doctor"], ["process-pending"],
            ["update", "nonsense", "--note", "x"], ["whoami"], ["init"],
        ]
        for command in words {
            let run = here.start(command, environment: variables()).end()
            expectNone(run.out + run.err, "\(command)")
        }
        let log = "pg_read_file(current_setting('data_directory') || '/../log')"
        #expect(here.sql("select \(log) like '%booking.create_booking%'") == "t")
        #expect(here.sql("select \(log) like '%pl4nted-' || 's3cret%'") == "f")
        #expect(
            here.sql("select count(*) from pg_stat_activity a where a::text like '%pl4nted-' || 's3cret%'") == "0")
    }
}
