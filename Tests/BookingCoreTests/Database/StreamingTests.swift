import Foundation
import TestSupport
import Testing

@testable import BookingCore

@Suite struct StreamingTests {
    struct Enough: Error {}

    @Test func rowsArriveInOrder() throws {
        var next = 1
        try Connection.test().stream("select n from generate_series(1, \(1000)::int) n") { row in
            #expect(row.int(0) == next)
            next += 1
        }
        #expect(next == 1001)
    }

    @Test func memoryStaysConstant() throws {
        let connection = try Connection.test()
        let before = try residentKilobytes()
        var most = 0
        var count = 0
        try connection.stream("select repeat('x', 1000) from generate_series(1, 100000)") { _ in
            count += 1
            if count % 10_000 == 0 { most = max(most, try residentKilobytes()) }
        }
        #expect(count == 100_000)
        // The rows are 100 MB; the bound leaves room for tests that run at the same time.
        #expect(most - before < 60_000)
    }

    /// The first sleeps after its first rows (which have to fill the server's buffer), the second goes on and on.
    @Test func aThrowCancelsAndTheConnectionLivesOn() throws {
        let connection = try Connection.test()
        var count = 0
        #expect(throws: Enough.self) {
            try connection.stream(
                "select repeat('x', 10000), pg_sleep(case n when 3 then 100 else 0 end) from generate_series(1, 5) n"
            ) { _ in throw Enough() }
        }
        #expect(throws: Enough.self) {
            try connection.stream("select generate_series(1, 1000000000)") { _ in
                count += 1
                if count == 10 { throw Enough() }
            }
        }
        #expect(count == 10)
        #expect(try connection.run("select 1")[0].int(0) == 1)
    }

    @Test func anErrorAfterSomeRowsIsThrown() throws {
        let connection = try Connection.test()
        var count = 0
        let error = try #require(throws: ServerError.self) {
            try connection.stream("select 10 / (5 - n) from generate_series(1, 9) n") { _ in count += 1 }
        }
        #expect(error.sqlstate == "22012")
        #expect(count == 4)
        #expect(try connection.run("select 1")[0].int(0) == 1)
    }

    private func residentKilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(Int(line.split(separator: " ")[1]))
    }
}
