import Foundation
import TestSupport
import Testing

/// Every answer says where one stands.
struct AnswersTests {
    private let here = Installation()
    private let slot = ["2027-03-01T10:00Z", "2027-03-01T11:00Z"]
    private let later = ["2027-03-01T11:00Z", "2027-03-01T12:00Z"]

    // MARK: - What is placed, reports its conflicts

    @Test func undoReportsWhatTheRestoredTimeConflictsWith() {
        let ann = here.create("R1", slot[0], slot[1], user: "ann")
        here.run("delete", ann)
        let bob = here.create("R1", slot[0], slot[1], user: "bob")
        let rehearsed = here.run("undo", ann, "--dry-run")
        #expect(rehearsed.out.contains("conflicts with:") && here.status(ann) == "DELETED")
        let run = here.run("undo", ann)
        #expect(run.out.contains("conflicts with:") && run.out.contains(bob.prefix(8)))
        #expect(here.run("undo", ann, "--json").list.count == 1)
    }

    @Test func aKeyUsedAgainSaysWhichBookingThatIsAndWhatBecameOfIt() {
        let words = ["create", "R1", slot[0], slot[1], "--key", "k"]
        let id = String(here.run(words + ["-q"]).out.dropLast())
        #expect(here.run(words).err.contains("this is the booking of "))
        here.run("delete", id)
        #expect(here.run(words).err.contains("; it has been deleted since"))
    }

    @Test func whoeverGivesUpAValidTimeIsTold() {
        let id = here.create("R1", slot[0], slot[1], user: "ann", "--if-free")
        #expect(here.run("update", id, "--to", "2027-03-01T10:30Z").err == "")
        let run = here.run("update", id, "--shift", "1h")
        #expect(run.err.contains("was VALID, and is given up") && run.err.contains("--if-free"))
    }

    // MARK: - Rehearsals

    @Test func aRehearsalOfAnUpdateTellsAllAndChangesNothing() {
        let ann = here.create("R1", slot[0], slot[1], user: "ann", "--if-free")
        here.create("R1", later[0], later[1], user: "bob")
        let before = here.sql("select count(*) from booking.event")
        let run = here.run("update", ann, "--shift", "1h", "--dry-run")
        #expect(run.status == 0 && run.out.contains("conflicts with:") && run.err.contains("is given up"))
        #expect(here.run("update", ann, "--shift", "1h", "--if-free", "--dry-run").status == 3)
        #expect(here.run("delete", ann, "--dry-run", "--json").list.first?["status"] as? String == "DELETED")
        #expect(here.run("undo", ann, "--dry-run").out.contains("DELETED"))
        #expect(here.run("delete", ann, "--if-rev", "7", "--dry-run").status == 3)
        #expect(here.sql("select count(*) from booking.event") == before && here.status(ann) == "VALID")
        here.run("delete", ann)
        #expect(here.run("update", ann, "--shift", "1h", "--dry-run").status == 7)
    }

    @Test func aRehearsalLendsNoRights() {
        let id = here.create("R1", slot[0], slot[1], user: "ann")
        let role = here.member()
        for words in [["update", id, "--shift", "1h"], ["delete", id], ["undo", id]] {
            #expect(here.start(words + ["--dry-run"], role: role).end().status == 8)
        }
    }

    @Test func aRehearsedCreateHasTheNoticesOfARealOne() {
        let run = here.run("create", "R7", "2020-03-01T10:00Z", "2020-03-01T11:00Z", "--dry-run")
        #expect(run.err.contains("\"R7\" is a new resource") && run.err.contains("lies in the past"))
        #expect(here.run("list", "R7").status == 7)
    }

    // MARK: - Names

    @Test(arguments: ["tomorrow", "10-12", "noon", "list", "Create", "3f2a9c1e", "2027-03-21"])
    func aFirstBookingMakesNoResourceThatReadsAsSomethingElse(_ name: String) {
        let refused = here.run("create", name, slot[0], slot[1])
        #expect(refused.status == 7 && refused.err.contains("which reads as a"))
        #expect(here.run("resource", "add", name).status == 0)
        #expect(here.run("create", name, slot[0], slot[1]).status == 0)
    }

    @Test(arguments: ["10", "101", "cafe", "Raum 1", "monitor"])
    func otherNamesAreNames(_ name: String) {
        #expect(here.run("create", name, slot[0], slot[1]).status == 0)
    }

    @Test func aListForSomebodyIsEverybodys() {
        here.create("R1", slot[0], slot[1], user: "ann")
        #expect(here.run("list", "-u", "ann").err.contains("booking list --owner ann"))
        #expect(here.run("list", "-u", "ann", "--mine").err == "")
        #expect(here.run("list", "-u", "ann", "-q").err == "")
    }

    @Test func whatIsWatchedMayStillCome() {
        here.create("Raum1", slot[0], slot[1], user: "ann")
        let run = here.run("watch", "--resource", "Raun1", "--timeout", "1s")
        #expect(run.status == 0 && run.err.contains("there is no resource \"Raun1\" yet"))
        #expect(run.err.contains("did you mean Raum1?"))
    }

    // MARK: - Waiting

    /// Whether somebody waits in this database.
    private var isAsking: Bool {
        here.sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and query like 'select * from booking.resolve_now%'
            """) != "0"
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aWaiterWhoGoesSaysWhatStays(_ signal: Int32) {
        here.create("R1", slot[0], slot[1], user: "ann", "--if-free")
        let waiting = here.start("create", "R1", slot[0], slot[1], "-u", "bob", "--wait", "forever")
        #expect(eventually { here.sql("select count(*) from booking.booking where user_id = 'bob'") == "1" })
        #expect(eventually { isAsking })
        waiting.send(signal)
        let run = waiting.end()
        #expect(run.status == 128 + signal && run.err.contains("stays in the queue"))
        #expect(run.err.contains("to withdraw it: booking delete"))
        #expect(here.sql("select status from booking.booking where user_id = 'bob'") == "PENDING")
    }

    @Test(arguments: [["--for", "1h"], ["2027-03-01T10:00Z", "2027-03-01T11:00Z", "--withdraw"]])
    func aWaiterWhoDiesTakesItsPlaceAlong(_ times: [String]) {
        here.create("R1", "2020-03-01T10:00Z", "2028-03-01T11:00Z", user: "ann", "--if-free")
        let waiting = here.start(["create", "R1"] + times + ["-u", "bob", "--wait", "forever"])
        #expect(eventually { isAsking })
        waiting.send(SIGTERM)
        let run = waiting.end()
        #expect(run.status == 128 + SIGTERM)
        #expect(
            eventually { here.sql("select status from booking.booking where user_id = 'bob'") == "DELETED" },
            "\(run)")
    }

    /// It comes between the write, which a lock holds up, and its answer.
    @Test func aSignalDuringTheWriteLeavesNothingUntold() throws {
        here.create("R1", slot[0], slot[1], user: "ann", "--if-free")
        let lock = try OpenSession(here)
        try lock.run("begin; lock table booking.race_check in access exclusive mode")
        let waiting = here.start("create", "R1", slot[0], slot[1], "-u", "bob", "--wait", "forever")
        #expect(eventually { here.isSomebodyWaiting })
        let began = ContinuousClock.now
        waiting.send(SIGTERM)
        try lock.run("commit")
        let run = waiting.end()
        // It gives the server two seconds to answer; a machine may stand still for longer.
        let isStalled = ContinuousClock.now - began > .seconds(2)
        let isTold =
            run.err.contains("stays in the queue") || isStalled && run.err.contains("to find out: booking status")
        #expect(run.status == 128 + SIGTERM && isTold, "\(run)")
        #expect(here.sql("select status from booking.booking where user_id = 'bob'") == "PENDING")
    }

    // MARK: - What there is, and why

    @Test func aResourceTellsWhoHasItAndWhoWantsIt() {
        here.run("create", "R1", "--for", "2h", "-u", "ann", "--if-free")
        here.run("create", "R1", "--for", "1h", "-u", "bob")
        here.create("R1", slot[0], slot[1], user: "cleo", "--if-free")
        let state = here.run("resource", "show", "R1", "--json").json ?? [:]
        #expect(state["held_by"] as? String == "ann" && state["free_until"] is NSNull)
        #expect(here.run("resource", "list").out.contains("held by ann until "))
        #expect(here.run("resource", "show", "R1").out.contains("Mon 2027-03-01 10:00–11:00, cleo"))
    }

    @Test func aDeletedOneTellsWhoDidItAndWhen() {
        let id = here.create("R1", slot[0], slot[1], user: "ann")
        here.run("delete", id)
        #expect(here.run("why", id).out.contains("It was deleted by postgres at "))
        #expect(here.run("why", id, "--json").json?["deleted_by"] as? String == "postgres")
    }
}
