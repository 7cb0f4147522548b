import TestSupport
import Testing

/// Two times can lie to each other in thirteen ways; on four instants there are thirty-six pairs of them. At one
/// microsecond from instant to instant, all that looks at two bookings tells the same of each pair.
struct IntervalPairTests {
    private static let micros = ["10:00:00.000001Z", "10:00:00.000002Z", "10:00:00.000003Z", "10:00:00.000004Z"]

    private struct Times: Hashable {
        let start, end: Int

        static let all = (0..<4).flatMap { start in ((start + 1)..<4).map { Times(start: start, end: $0) } }

        var typed: [String] { [start, end].map { "2027-03-01T" + micros[$0] } }

        func overlaps(_ other: Times) -> Bool { start < other.end && other.start < end }
    }

    private struct Pair {
        let old, new: Times
        let number: Int

        static let all = Times.all.flatMap { old in Times.all.map { (old, $0) } }.enumerated()
            .map { Pair(old: $1.0, new: $1.1, number: $0) }

        var resource: String { "rig-\(number)" }
        var meets: Bool { old.overlaps(new) }
    }

    private let here = Installation()

    private func conflicting(_ run: Run) -> Int? { (run.json?["conflicting"] as? [Any])?.count }

    @Test func thereAreThirtySix() {
        #expect(Pair.all.count == 36)
        #expect(Pair.all.filter(\.meets).count == 26)
    }

    @Test func whatIsAskedForMeetsWhatIsThere() throws {
        here.run("policy", "shortest", "none")
        let answers = try atOnce(4) { worker in
            for pair in Pair.all where pair.number % 4 == worker { try look(at: pair) }
        }
        #expect(answers.count == 4)
        #expect(here.run("conflicts", "--json").list.count == Pair.all.filter(\.meets).count)
    }

    /// Each of them in a resource of its own: ann has the old time, and bob wants the new one.
    private func look(at pair: Pair) throws {
        let (meets, there) = (pair.meets, Comment(rawValue: "\(pair)"))
        let ann = here.create(pair.resource, pair.old.typed[0], pair.old.typed[1], user: "ann", "--if-free")
        let request = [pair.resource] + pair.new.typed + ["-u", "bob", "--json"]

        let trial = here.run(["create"] + request + ["--dry-run"])
        #expect(conflicting(trial) == (meets ? 1 : 0), there)
        let taken = here.run(["create"] + request + ["--if-free"])
        #expect(taken.status == (meets ? 3 : 0), "\(taken)")
        let bob =
            meets
            ? here.create(pair.resource, "2027-03-02T10:00Z", "2027-03-02T11:00Z", user: "bob")
            : try #require((taken.json?["booking"] as? [String: Any])?["id"] as? String)
        let move = ["update", bob, "--from", pair.new.typed[0], "--to", pair.new.typed[1], "-u", "bob", "--json"]
        if meets {
            #expect(here.run(move + ["--if-free"]).status == 3, there)
            #expect(conflicting(here.run(move + ["--dry-run"])) == 1, there)
        }
        #expect(conflicting(here.run(move)) == (meets ? 1 : 0), there)
        let why = here.run("why", bob, "--json").json ?? [:]
        #expect(
            (why["blockers"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == (meets ? [ann] : []), there)
    }
}
