import Foundation
import TestSupport
import Testing

@testable import BookingCore

@Suite struct OpeningTests {
    private func failure(_ conninfo: String, deadline: Deadline? = nil) throws -> Failure {
        let source = try ConnectionSource.resolve(
            flag: nil, environment: Environment(["BOOKING_DATABASE_URL": conninfo]))
        let failure = try #require(throws: Failure.self) {
            try Connection(to: source, command: "test", deadline: deadline)
        }
        #expect(!failure.message.contains("\n"))
        #expect(!"\(failure)".contains("s3cret"))
        #expect(failure.message.contains("BOOKING_DATABASE_URL"))
        #expect(failure.hint != nil)
        return failure
    }

    @Test func noServer() throws {
        let noSocket = try failure("host=/nowhere port=7 password=s3cret")
        #expect(noSocket.kind == .database)
        #expect(noSocket.message.contains("/nowhere/.s.PGSQL.7: no such socket"))
        let refused = try failure("postgresql://bob:s3cret@localhost:1,127.0.0.1:1/db")
        #expect(refused.message.contains("localhost:1, 127.0.0.1:1: connection refused"))
        #expect(try failure("host=nowhere..invalid").message.contains("nowhere..invalid"))
    }

    @Test func refusedByTheServer() throws {
        let server = TestServer.shared
        let noDatabase = try failure(server.conninfo("nope"))
        #expect(noDatabase.message.contains("database \"nope\" does not exist"))
        #expect(noDatabase.hint?.contains("booking init") == true)
        let noRole = try failure(server.conninfo(user: "nobody_at_all") + " password=s3cret")
        #expect(noRole.message.contains("login refused"))
        #expect(noRole.message.contains("role \"nobody_at_all\" does not exist"))
    }

    @Test func noFreeSlot() throws {
        let database = TestServer.shared.freshDatabase()
        TestServer.shared.execute("create role crowd login; alter role crowd connection limit 0")
        let failure = try failure(database.replacingOccurrences(of: "user=postgres", with: "user=crowd"))
        #expect(failure.message.contains("no free connection slot"))
    }

    @Test func valuesOfSettingsAreNotShown() throws {
        #expect(try failure("sslmode=s3cret").kind == .usage)
        #expect(try failure("keepalives=s3cret host=127.0.0.1 port=1").message.contains("BOOKING_DATABASE_URL"))
    }

    @Test func aBlackHoleHitsTheDeadline() throws {
        let hole = BlackHole()
        let start = ContinuousClock.now
        let own = try failure("host=127.0.0.1 port=\(hole.port) connect_timeout=1")
        #expect(own.message.contains("no answer from 127.0.0.1:\(hole.port) in time"))
        _ = try failure("host=127.0.0.1 port=\(hole.port)", deadline: .after(.milliseconds(200)))
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func anotherHostIsTriedAfterABlackHole() throws {
        let hole = BlackHole()
        let server = TestServer.shared
        let connection = try Connection.test(
            "host=127.0.0.1,\(server.folder) port=\(hole.port),\(server.port) user=postgres connect_timeout=1")
        #expect(connection.host == server.folder)
    }

    @Test func anInterruptEndsTheWait() throws {
        let hole = BlackHole()
        let pipe = Pipe()
        pipe.fileHandleForWriting.write(Data("x".utf8))
        let source = try ConnectionSource.resolve(
            flag: "host=127.0.0.1 port=\(hole.port)", environment: Environment([:]))
        #expect(throws: Interrupted.self) {
            try Connection(to: source, command: "test", interrupt: pipe.fileHandleForReading.fileDescriptor)
        }
    }
}
