import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// An upgrade beside programs at work: each goes on, or says at once that it is too old.
@Suite struct PromiseUpgradeTests {
    private let here = Installation()

    /// Who had asked for a function that is another one now asks once more, in a new conversation.
    @Test(arguments: ["42883", "42804", "42703", "0A000"])
    func whoIsCaughtByAnUpgradeAsksAgain(sqlstate: String) throws {
        func caught(_ ask: (Session) throws -> Void) throws {
            let session = try here.session()
            let pid = try session.read("select pg_backend_pid()")[0][0].int(0)
            here.sql(
                """
                create or replace function public.ask() returns int language plpgsql as
                $$begin
                  if pg_backend_pid() = \(pid) then raise exception 'gone' using errcode = '\(sqlstate)'; end if;
                  return 7;
                end$$
                """)
            try ask(session)
            try #expect(session.read("select pg_backend_pid()")[0][0].int(0) != pid)
        }
        try caught { try #expect($0.read("select public.ask()")[0][0].int(0) == 7) }
        try caught { try #expect($0.write([["select public.ask()"]])[0][0][0].int(0) == 7) }
        try caught { try #expect($0.persistently([["select public.ask()"]])[0][0][0].int(0) == 7) }
        try caught {
            var seen: [Int] = []
            try $0.stream("select public.ask()") { seen.append($0.int(0)) }
            #expect(seen == [7])
        }
    }

    /// What is gone for good is an error, and soon.
    @Test func whatIsMissingIsAnError() throws {
        let session = try here.session()
        for ask in [{ try session.read("select public.no()") }, { try session.write([["select public.no()"]])[0] }] {
            let failure = #expect(throws: Failure.self) { _ = try ask() }
            #expect(failure?.sqlstate == "42883")
        }
    }

    /// The schema has moved on, and no longer serves programs like these.
    @Test func programsThatAreTooOldSaySoAndEnd() throws {
        let loop = here.startLoop(["--interval", "1s", "--eager"]), watch = here.start("watch", "--json")
        let id = here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "ann")
        #expect(eventually { here.status(id) == "VALID" })
        here.sql(
            """
            begin; update booking.setting set oldest_client = 1000;
            alter function booking.feed rename to feed_of_tomorrow;
            alter function booking.begin_pass rename to begin_pass_of_tomorrow;
            commit;
            """)
        for program in [loop, watch] {
            let end = program.end(within: 20)
            #expect(end.status == 9, "\(end)")
            #expect(end.err.contains("the schema serves programs from protocol 1000 on"), "\(end)")
        }
    }

    /// Everything is put in place again and again while people write and read, and machines decide.
    @Test func anUpgradeFailsNobodyAtWork() throws {
        let (writers, each) = (3, 12)
        let loop = here.startLoop(["--interval", "1s", "--eager"])
        let watch = here.start(
            "watch", "--json", "--type", "booking_created", "--since", "beginning", "--count", "\(writers * each)")
        let here = here
        _ = try atOnce(writers + 1) { worker in
            guard worker > 0 else {
                for _ in 0..<4 { #expect(here.run("init").status == 0) }
                return
            }
            for number in 0..<each {
                let run = here.run("create", "R\(worker)", "2030-01-\(number + 10)", "--user", "u\(worker)")
                #expect(run.status == 0, "\(run)")
                #expect(here.run("list", "--json").status == 0)
            }
        }
        let seen = watch.end()
        #expect(seen.status == 0 && Set(SeenEvent.all(in: seen.out).map(\.id)).count == writers * each, "\(seen)")
        let valid = "select count(*) from booking.booking where status = 'VALID'"
        #expect(eventually { here.sql(valid) == "\(writers * each)" })
        loop.send(SIGTERM)
        let end = loop.end()
        #expect(end.status == 0, "\(end)")
    }
}
