import TestSupport
import Testing

@testable import BookingCore

@Suite struct ServerErrorTests {
    private func failure(_ sqlstate: String) -> Failure {
        Failure.from(ServerError(sqlstate: sqlstate, message: "words", detail: "secret", hint: "do this"))
    }

    @Test(arguments: [
        ("BK201", Failure.Kind.usage), ("BK301", .busy), ("BK401", .timeout), ("BK501", .rejected), ("BK601", .lost),
        ("BK701", .notFound), ("BK801", .notAllowed), ("BK901", .database), ("BKA01", .cursor), ("BKZ01", .failed),
        ("BK", .failed), ("42501", .notAllowed), ("25006", .database), ("22007", .usage), ("23514", .usage),
        ("23502", .usage), ("55P03", .busy), ("40001", .busy), ("40P01", .busy), ("23P01", .busy), ("23505", .busy),
        ("3F000", .database), ("42883", .database), ("42P01", .database), ("28P01", .database), ("3D000", .database),
        ("53100", .database), ("57P01", .database), ("08006", .database), ("57014", .failed), ("XX000", .failed),
    ])
    func theSQLStateDecidesTheKind(sqlstate: String, kind: Failure.Kind) {
        #expect(failure(sqlstate).kind == kind)
        #expect(!"\(failure(sqlstate))".contains("secret"))
    }

    @Test func ourOwnErrorsKeepTheirWords() {
        #expect(failure("BK701") == Failure(.notFound, "words", hint: "do this", sqlstate: "BK701"))
        #expect(failure("XX000").message == "words (SQLSTATE XX000)")
        #expect(failure("42P01").hint?.contains("booking init") == true)
    }

    @Test func theServersFieldsArrive() throws {
        let error = try #require(throws: ServerError.self) {
            try Connection.test().run(
                script: "do $$ begin raise 'no' using errcode = 'BK701', detail = 'd', hint = 'h'; end $$")
        }
        #expect(error.sqlstate == "BK701" && error.message == "no" && error.detail == "d" && error.hint == "h")
        #expect(!error.isTransient)
    }

    @Test func theRefusedStatementIsNamed() throws {
        let error = try #require(throws: ServerError.self) {
            try Connection.test().transactions([["select 1", "select 1 / \(0)", "select 2"]])
        }
        #expect(error.statement == "select 1 / $1")
        #expect(Failure.from(error).statement == "select 1 / $1")
        let query: Query = "select * from booking.show_booking(\("alice"), \("3f2a"))"
        #expect(query.name == "booking.show_booking")
    }

    @Test func onlyAChangeHasAnUnknownOutcome() {
        let lost = ConnectionLost(afterSending: true, message: "gone")
        #expect(Failure.from(lost, duringChange: true).message.contains("outcome unknown"))
        #expect(!Failure.from(lost, duringChange: false).message.contains("unknown"))
        let unsent = ConnectionLost(afterSending: false, message: "gone")
        #expect(!Failure.from(unsent, duringChange: true).message.contains("unknown"))
    }
}
