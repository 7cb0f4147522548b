import Foundation
import TestSupport
import Testing

/// What is chosen in `booking settle` happens whole, or not at all.
struct SettleTests {
    private let here = Installation()
    private let id: String

    init() {
        here.create("R1", "2031-03-04T09:00Z", "11:00", user: "alice")
        here.run("process-pending")
        id = here.create("R1", "2031-03-04T10:00Z", "12:00", user: "bob")
    }

    private var placed: String {
        here.sql("select status || ' ' || rev || ' ' || busy from booking.booking where id = '\(id)'") ?? ""
    }

    private func asked() throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            "stty columns 80 rows 24; booking settle --user bob; echo status=$?",
            ["BOOKING_DATABASE_URL": here.conninfo])
        #expect(eventually { terminal.out.contains("q to stop:") }, "\(terminal.out)")
        return terminal
    }

    @Test func aMoveToATimeThatWasTakenMeanwhileKeepsThePlace() throws {
        let terminal = try asked()
        let before = placed
        #expect(terminal.out.contains("1  Tue 2031-03-04 11:00–13:00"))
        here.create("R1", "2031-03-04T12:30Z", "13:00", user: "carol", "--if-free")
        terminal.type("1\n")
        #expect(eventually { terminal.out.contains("R1 is taken then by carol") }, "\(terminal.out)")
        #expect(placed == before)
        // What there is to choose from is told anew.
        #expect(eventually { terminal.out.components(separatedBy: "q to stop:").count == 3 }, "\(terminal.out)")
        #expect(terminal.out.contains("1  Tue 2031-03-04 07:00–09:00"))
        terminal.type("1\n")
        #expect(terminal.end().out.contains("status=0"))
        #expect(placed.hasPrefix("VALID"))
    }

    /// Neither by moving nor by withdrawing.
    @Test(arguments: ["1", "5"]) func whatBecameValidMeanwhileIsNotGivenUp(_ choice: String) throws {
        let terminal = try asked()
        here.run("delete", here.sql("select id from booking.booking where user_id = 'alice'") ?? "", "--user", "alice")
        here.run("process-pending")
        let before = placed
        #expect(before.hasPrefix("VALID"))
        terminal.type("\(choice)\n")
        #expect(eventually { terminal.out.contains("is at revision 2, not 1") }, "\(terminal.out)")
        #expect(terminal.end().out.contains("VALID, and nothing is in its way"))
        #expect(placed == before)
    }
}
