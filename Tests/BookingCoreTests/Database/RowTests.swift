import TestSupport
import Testing

@testable import BookingCore

@Suite struct RowTests {
    private func row(_ query: Query) throws -> Row {
        try #require(Connection.test().run(query).first)
    }

    @Test func integers() throws {
        let row = try row("select -2::int2, -3::int4, -4::int8")
        #expect([row.int(0), row.int(1), row.int(2)] == [-2, -3, -4])
    }

    @Test func timestampsAreMicrosecondsSince2000() throws {
        #expect(try row("select '2000-01-01T00:00:01.5Z'::timestamptz").int64(0) == 1_500_000)
    }

    @Test func textAndJSON() throws {
        let row = try row(#"select 'ä'::varchar, 'n'::name, '{"a": 1}'::jsonb, '{"a":  1}'::json"#)
        #expect(row.text(0) == "ä")
        #expect(row.text(1) == "n")
        #expect(row.json(2) == #"{"a": 1}"#)
        #expect(row.json(3) == #"{"a":  1}"#)
    }

    @Test func uuids() throws {
        let id = "0123abcd-4567-89ef-fedc-ba9876543210"
        #expect(try row("select \(id)::uuid").uuid(0) == id)
    }

    @Test func arraysKeepQuotesBackslashesAndNull() throws {
        #expect(try row("select '{}'::text[]").texts(0) == [])
        #expect(
            try row(#"select array['a"b', 'c\d', 'NULL', null, '']"#).texts(0) == ["a\"b", "c\\d", "NULL", nil, ""])
    }

    @Test func doubles() throws {
        #expect(try row("select 0.1::float8").double(0) == 0.1)
    }

    @Test func nullIsNil() throws {
        let row = try row("select null::text, null::int, null::int8, null::uuid, null::jsonb")
        #expect(row.isNull(0) && row.optionalText(0) == nil && row.optionalInt(1) == nil)
        #expect(row.optionalInt64(2) == nil && row.optionalUUID(3) == nil && row.optionalJSON(4) == nil)
    }

    @Test func allRowsInTheirOrder() throws {
        let rows = try Connection.test().run("select 1, 2, generate_series(1, 3)")
        #expect(rows.map { $0.int(2) } == [1, 2, 3])
    }
}
