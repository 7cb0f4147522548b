import TestSupport
import Testing

@testable import BookingCore

/// What tests need of a connection.
extension Connection {
    static func test(_ conninfo: String = TestServer.shared.conninfo()) throws -> Connection {
        try Connection(to: .resolve(flag: conninfo, environment: Environment([:])), command: "test")
    }
}

@Suite struct QueryTests {
    @Test func valuesAreBoundAndTextHasToSaySo() {
        let query: Query = "select \(1), \("x'; drop table t") from \(raw: "t") where a = \(nil as String?)"
        #expect(query.sql == "select $1, $2 from t where a = $3")
        #expect(query.values == ["1", "x'; drop table t", nil])
    }

    @Test func arraysBecomeLiterals() {
        #expect(["a", "b\"c", "d\\e", "NULL", ""].sqlText == #"{"a","b\"c","d\\e","NULL",""}"#)
        #expect([1, 2].sqlText == #"{"1","2"}"#)
        #expect(([nil, "x"] as [String?]).sqlText == #"{NULL,"x"}"#)
        #expect(([] as [String]).sqlText == "{}")
    }

    @Test(arguments: [
        "", "'", "''; drop table booking; --", "\\", "$1", "%s", "a\nb\tc", "\u{1b}[31m",
        "räume 🇩🇪 e\u{301}", "{a,b}",
        "NULL", "null", "\"", "\u{202e}x", String(repeating: "x", count: 100_000),
    ])
    func hostileTextArrivesAsItIs(text: String) throws {
        let row = try Connection.test().run("select \(text)::text, \([text, text])::text[], \([nil, text])::text[]")[0]
        #expect(row.text(0) == text)
        #expect(row.texts(1) == [text, text])
        #expect(row.texts(2) == [nil, text])
    }

    @Test func aZeroByteIsRefusedNotCutOff() throws {
        let connection = try Connection.test()
        let failure = try #require(throws: Failure.self) { try connection.run("select \("a\0b")::text") }
        #expect(failure.kind == .usage)
        #expect(try connection.run("select 1")[0].int(0) == 1)
    }

    @Test func valuesOfAllTypes() throws {
        let row = try Connection.test().run(
            "select \(-5)::int, \(Int64.min)::bigint, \(true)::bool, \(false)::bool, \(nil as Int?)::int")[0]
        #expect(row.int(0) == -5)
        #expect(row.int64(1) == .min)
        #expect(row.bool(2) && !row.bool(3))
        #expect(row.optionalInt(4) == nil)
    }
}
