import Foundation
import TestSupport
import Testing

/// Whoever looks on sees how far something has come that takes more than a second; nobody else is told.
struct ProgressTests {
    private let here = Installation()

    /// What a line shows on a terminal that has to wait a while for a table that somebody else has locked.
    private func shown(_ line: String, waitingFor table: String, until words: String) throws -> String {
        let locker = try OpenSession(here)
        try locker.run("begin; lock table booking.\(table) in access exclusive mode")
        let terminal = try PseudoTerminal(
            line + "; echo status=$?", ["BOOKING_DATABASE_URL": here.conninfo])
        #expect(eventually { terminal.out.contains(words) }, "\(terminal.out)")
        try locker.run("rollback")
        return terminal.end().out
    }

    private let erased = "\r\u{1B}[K"

    @Test func aPruneThatTakesLongTellsHowFarItIsAndLeavesNoTrace() throws {
        let out = try shown("booking prune --before now --yes", waitingFor: "event", until: " … 1 s")
        let parts = out.components(separatedBy: erased)
        #expect(parts.count > 2 && parts[1].hasPrefix("looking for what is old enough"), "\(out)")
        #expect(parts.last?.contains("pruned") == true && parts.last?.contains("status=0") == true, "\(out)")
    }

    @Test func anUpgradeDoes() throws {
        let out = try shown("booking init", waitingFor: "setting", until: " … 1 s")
        #expect(out.components(separatedBy: erased).last?.contains("up to date") == true, "\(out)")
    }

    /// Not with `--quiet`, and not where standard error is no terminal: here it is what is quick that ends the wait.
    @Test(arguments: ["booking prune -q --before now --yes", "booking prune --before now --yes 2>&1 | cat"])
    func whoDoesNotLookOnIsToldNothing(_ line: String) throws {
        let out = try shown("(\(line)) & sleep 1.4; echo waited; wait", waitingFor: "event", until: "waited")
        #expect(!out.contains("\u{1B}[K") && !out.contains(" … "), "\(out)")
    }
}
