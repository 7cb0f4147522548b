import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Where the default isolation level is another one, whoever decides takes READ COMMITTED by himself.
@Suite(.serialized)
struct ResolverIsolationTests {
    private static let levels = ["repeatable read", "serializable"]
    private let here = Installation()
    private let slot = ["2027-03-01T10:00Z", "2027-03-01T11:00Z"]

    private func setDefault(_ level: String) {
        here.sql("alter database \(here.database) set default_transaction_isolation to '\(level)'")
    }

    @Test(arguments: levels)
    func aPassDecides(level: String) {
        setDefault(level)
        let ids = (0..<3).map { here.create("R\($0)", slot[0], slot[1], user: "alice") }
        let pass = here.run("process-pending")
        #expect(pass.status == 0, "\(pass)")
        #expect(ids.allSatisfy { here.status($0) == "VALID" })
    }

    /// Enough for two chunks at once, over two connections.
    @Test func twoChunksAtOnceDecide() {
        for number in 0..<3 { here.fillQueue("R\(number)", bookings: 501) }
        setDefault("repeatable read")
        let pass = here.run("process-pending", "--json")
        #expect(pass.status == 0 && pass.json?["promoted"] as? Int == 1_503, "\(pass)")
    }

    @Test(arguments: levels)
    func anEagerLoopDecides(level: String) {
        setDefault(level)
        let manager = NotifySocket()
        let loop = here.startLoop(["--eager", "--interval", "10m"], environment: ["NOTIFY_SOCKET": manager.name])
        #expect(eventually { manager.contains("READY=1") })
        let id = here.create("R1", slot[0], slot[1], user: "alice")
        #expect(eventually { here.status(id) == "VALID" })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    @Test(arguments: levels)
    func whoTakesOrWaitsDecides(level: String) {
        setDefault(level)
        let take = here.run("create", "R1", slot[0], slot[1], "--if-free", "--quiet")
        #expect(take.status == 0, "\(take)")
        let id = take.out.trimmingCharacters(in: .newlines)
        #expect(here.run("update", id, "--shift", "3h", "--if-free").status == 0)
        #expect(here.run("create", "R1", slot[0], slot[1], "--wait", "10s").status == 0)
        let pending = here.create("R2", slot[0], slot[1], user: "alice")
        #expect(here.run("wait", pending, "--for", "10s", "--user", "alice").status == 0)
        #expect(here.sql("select string_agg(distinct status, ',') from booking.booking") == "VALID")
    }

    /// The next transaction of the connection, another client's behind a pooler, has the default again.
    @Test func theLevelIsThatOfTheTransactionAlone() throws {
        setDefault("serializable")
        let level: Query = "select current_setting('transaction_isolation')"
        let results = try here.connect().transactions([
            ["set transaction_isolation = 'read committed'", level], [level],
        ])
        #expect(results[0][1][0].text(0) == "read committed")
        #expect(results[1][0][0].text(0) == "serializable")
    }

    /// The procedure cannot do it: the caller's transaction has begun. It says what to do.
    @Test(arguments: levels)
    func theProcedureSaysWhatToDo(level: String) throws {
        let id = here.create("R1", slot[0], slot[1], user: "alice")
        setDefault(level)
        let refusal = caught(ServerError.self) { try here.connect().run(script: "call booking.process_pending()") }
        #expect(refusal?.sqlstate == "BK903")
        let hint = try #require(refusal?.hint)
        #expect(hint == "alter role postgres set default_transaction_isolation to 'read committed'")
        #expect(here.status(id) == "PENDING")
        let other = try here.connect()
        try other.run(script: "set default_transaction_isolation to 'read committed'")
        try other.run(script: "call booking.process_pending()")
        #expect(here.status(id) == "VALID")
    }

    @Test func aChunkByHandIsRefused() throws {
        let id = here.create("R1", slot[0], slot[1], user: "alice")
        let session = try here.connect()
        for level in Self.levels {
            let refusal = caught(ServerError.self) {
                try session.run(
                    script: """
                        begin isolation level \(level);
                        select booking.resolve_chunk(null, '15 minutes', array(select id from booking.resource));
                        """)
            }
            #expect(refusal?.sqlstate == "BK903")
            try session.run(script: "rollback")
        }
        #expect(here.status(id) == "PENDING")
    }

    private func caught<Caught: Error>(_ type: Caught.Type, _ body: () throws -> Void) -> Caught? {
        do {
            try body()
            return nil
        } catch {
            return error as? Caught
        }
    }
}
