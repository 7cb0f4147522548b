import Glibc
import TestSupport
import Testing

@testable import BookingCore

@Suite struct TransactionsTests {
    @Test func eachBatchIsATransaction() throws {
        let connection = try Connection.test()
        let current: Query = "select pg_current_xact_id()::text"
        let results = try connection.transactions([
            [current, current], [current], [],
        ])
        #expect(results.map(\.count) == [2, 1, 0])
        let ids = results.joined().map { $0[0].text(0) }
        #expect(ids[0] == ids[1] && ids[1] != ids[2])
    }

    @Test func anErrorRollsBackItsTransactionAndTheConnectionLivesOn() throws {
        let connection = try Connection.test(TestServer.shared.freshDatabase())
        try connection.run("create table t (n int primary key)")
        let error = try #require(throws: ServerError.self) {
            try connection.transactions([
                ["insert into t values (1)"],
                ["insert into t values (2)", "insert into t values (1)", "insert into t values (3)"],
                ["insert into t values (4)"],
            ])
        }
        #expect(error.sqlstate == "23505")
        #expect(try connection.run("select n from t order by n").map { $0.int(0) } == [1, 4])
    }

    @Test func theFirstOfTwoErrorsIsThrown() throws {
        let connection = try Connection.test()
        let error = try #require(throws: ServerError.self) {
            try connection.transactions([["select 1/0"], ["select no_such_function()"]])
        }
        #expect(error.sqlstate == "22012")
        #expect(try connection.run("select 1")[0].int(0) == 1)
    }

    @Test func aBigBatchCannotBlockItself() throws {
        let connection = try Connection.test()
        let text = String(repeating: "x", count: 20_000)
        let batch = [Query](repeating: "select \(text)::text", count: 2_000)
        let results = try connection.transactions([batch], deadline: .after(.seconds(60)))
        #expect(results[0].count == 2_000)
        #expect(results[0].allSatisfy { $0[0].withBytes(0) { $0.count } == 20_000 })
    }

    @Test func scriptsRunAsOneTransaction() throws {
        let connection = try Connection.test(TestServer.shared.freshDatabase())
        #expect(throws: ServerError.self) { try connection.run(script: "create table t (); select 1/0") }
        #expect(try connection.run("select to_regclass('t') is null")[0].bool(0))
        try connection.run(script: "create table t (n int); insert into t values (1), (2); select * from t")
        #expect(try connection.run("select count(*) from t")[0].int(0) == 2)
    }

    @Test func noticesAreValues() throws {
        let connection = try Connection.test()
        var notices: [Notice] = []
        connection.onNotice = { notices.append($0) }
        try connection.run(script: "do $$ begin raise warning 'careful' using errcode = 'BK123', hint = 'look'; end $$")
        #expect(notices == [Notice(severity: "WARNING", sqlstate: "BK123", message: "careful", hint: "look")])
    }

    @Test func notificationsAreCounted() throws {
        let listener = try Connection.test()
        try listener.run("listen booking_test")
        #expect(try listener.notifications() == 0)
        let other = try Connection.test()
        _ = try other.transactions([["notify booking_test"], ["notify booking_test"]])
        var count = 0
        while count < 2 {
            #expect(try InterruptiblePoll()(on: listener.socket, for: POLLIN, until: .after(.seconds(10))))
            count += try listener.notifications()
        }
        #expect(count == 2)
    }

    @Test func theServersAdminSeesTheCommand() throws {
        #expect(try Connection.test().run("select current_setting('application_name')")[0].text(0) == "booking-test")
        let named = try Connection.test(TestServer.shared.conninfo() + " application_name=mine client_encoding=LATIN1")
        #expect(try named.run("select current_setting('application_name')")[0].text(0) == "mine")
        #expect(try named.run("select current_setting('client_encoding')")[0].text(0) == "UTF8")
    }
}
