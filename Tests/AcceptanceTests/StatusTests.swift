import TestSupport
import Testing

/// `booking status`: where one stands.
struct StatusTests {
    private let here = Installation()
    private let slot = ["2027-03-01T10:00Z", "2027-03-01T11:00Z"]

    private func standing(_ user: String) -> [String: Any] { here.run("status", "-u", user, "--json").json ?? [:] }
    private func ids(_ list: Any?) -> [String] { (list as? [[String: Any]] ?? []).compactMap { $0["id"] as? String } }

    @Test func nothingToSayIsOneLine() {
        let run = here.run("status", "-u", "nobody")
        #expect(run.status == 0 && run.out == "You hold nothing, and wait for nothing.\n")
    }

    @Test func itTellsWhatOneHoldsAndWhatComesNext() {
        let now = here.run("create", "R1", "--for", "2h", "-u", "ann", "--if-free", "-q").out.dropLast()
        let next = here.create("R2", slot[0], slot[1], user: "ann", "--if-free")
        let standing = standing("ann")
        #expect(ids(standing["held"]) == [String(now)] && ids(standing["next"]) == [next])
        let text = here.run("status", "-u", "ann").out
        #expect(text.contains("held      R1, until ") && text.contains("next      R2, Mon 2027-03-01"))
        #expect(text.contains("booking delete \(next.prefix(8)) --user ann"))
    }

    @Test func itTellsBehindWhomOneWaitsAndWhoWantsWhatIsOnesOwn() throws {
        let ann = here.create("R1", slot[0], slot[1], user: "ann", "--if-free")
        let bob = here.create("R1", slot[0], slot[1], user: "bob")
        let waiting = try #require((standing("bob")["waiting"] as? [[String: Any]])?.first)
        #expect((waiting["booking"] as? [String: Any])?["id"] as? String == bob)
        #expect(waiting["position"] as? Int == 1 && ids(waiting["blockers"]) == [ann])
        #expect(here.run("status", "-u", "bob").out.contains("behind ann until 2027-03-01 11:00, place 1"))
        #expect(here.run("status", "-u", "ann").out.contains("wanted    R1, Mon 2027-03-01 10:00–11:00, also by bob"))
    }

    @Test func aRejectionIsToldUntilItIsSeen() {
        here.create("R1", slot[0], slot[1], user: "ann", "--if-free")
        let bob = here.create("R1", slot[0], slot[1], user: "bob")
        here.run("process-pending", "--grace", "0s")
        #expect(ids(standing("ann")["rejected"]) == [])
        #expect(ids(standing("bob")["rejected"]) == [bob])
        #expect(ids(standing("bob")["rejected"]) == [])
    }

    @Test func whatOthersDidToOnesBookingIsTold() {
        let ann = here.create("R1", slot[0], slot[1], user: "ann")
        here.run("delete", ann)
        let text = here.run("status", "-u", "ann").out
        #expect(text.contains("deleted   R1") && text.contains("by postgres"))
        #expect(here.run("status", "-u", "ann").out.hasPrefix("You hold nothing"))
    }

    /// Who acts for another must not look in his place.
    @Test func whoLooksForAnotherLeavesItUnseen() {
        let role = here.member()
        let id = here.create("R1", slot[0], slot[1], user: role)
        here.run("delete", id)
        #expect(here.run("status", "-u", role).out.contains("deleted"))
        #expect(here.run("status", role: role).out.contains("deleted"))
        #expect(!here.run("status", role: role).out.contains("deleted"))
    }

    /// What was committed late, under an older number, is news all the same.
    @Test func whatWasCommittedAfterALookIsNews() throws {
        let first = here.create("R1", slot[0], slot[1], user: "ann")
        let second = here.create("R2", slot[0], slot[1], user: "ann")
        let late = try OpenSession(here)
        try late.run("begin; select booking.delete_bookings('postgres', array['\(first)'])")
        here.run("delete", second)
        #expect(here.run("status", "-u", "ann").out.contains("R2"))
        try late.run("commit")
        #expect(here.run("status", "-u", "ann").out.contains("deleted   R1"))
    }

    @Test func bareBookingShowsItBelowTheHelp() {
        here.create("R1", slot[0], slot[1], user: "postgres", "--if-free")
        let run = here.run([])
        #expect(run.status == 0 && run.out.contains("next      R1, Mon 2027-03-01"))
        #expect(!here.run("help").out.contains("next      R1"))
    }
}
