import Foundation
import TestSupport
import Testing

@testable import BookingCore

@Suite struct ConnectionLossTests {
    @Test func killedInMidQuery() throws {
        let server = TestServer()
        let connection = try Connection.test(server.conninfo())
        let killer = Thread {
            while server.execute("select count(*) from pg_stat_activity where query like 'select pg_sleep%'") != "1" {}
            server.crash()
        }
        killer.start()
        let lost = try #require(throws: ConnectionLost.self) { try connection.run("select pg_sleep(100)") }
        #expect(lost.afterSending)
        #expect(!lost.message.contains("\n"))
        #expect(throws: ConnectionLost.self) { try connection.run("select 1") }
        server.start()
        #expect(try Connection.test(server.conninfo()).run("select 1")[0].int(0) == 1)
    }

    @Test func anEndWhileIdleShowsBeforeSending() throws {
        let connection = try Connection.test()
        var notices = 0
        connection.onNotice = { _ in notices += 1 }
        let pid = try connection.run("select pg_backend_pid()")[0].int(0)
        TestServer.shared.execute("select pg_terminate_backend(\(pid), 10000)")
        let lost = try #require(throws: ConnectionLost.self) { try connection.run("select 1") }
        #expect(!lost.afterSending)
        #expect(lost.message == "terminating connection due to administrator command")
        #expect(notices == 0)
    }

    @Test func terminatedInMidQuery() throws {
        let connection = try Connection.test()
        let lost = try #require(throws: ConnectionLost.self) {
            try connection.transactions([["select 1"], ["select pg_terminate_backend(pg_backend_pid())"], ["select 2"]])
        }
        #expect(
            lost
                == ConnectionLost(
                    afterSending: true, message: "terminating connection due to administrator command"))
    }

    @Test func silenceAfterConnectingHitsTheDeadline() throws {
        let connection = try Connection.test()
        let pid = pid_t(try connection.run("select pg_backend_pid()")[0].int(0))
        kill(pid, SIGSTOP)
        defer { kill(pid, SIGCONT) }
        let lost = try #require(throws: ConnectionLost.self) {
            try connection.run("select 1", deadline: .after(.milliseconds(200)))
        }
        #expect(lost.afterSending)
        let again = try #require(throws: ConnectionLost.self) {
            try connection.run("select 1", deadline: .after(.seconds(5)))
        }
        #expect(!again.afterSending)
    }
}
