import Testing

@testable import BookingCore

/// The fast way to write an event's line, held against the plain one.
@Suite struct EventJSONTests {
    private static let texts = [
        "plain", "with \"quotes\" and \\", "two\nlines\tand a tab", "ÄÖ 会議室 🚀", "\u{1B}[31m", "\u{202E}evil", "\u{7F}",
        "",
    ]

    @Test(arguments: texts) func bothWaysSayTheSame(_ text: String) throws {
        let connection = try Connection.test()
        for note in [text, nil] {
            let rows = try connection.run(
                """
                select 812::bigint as event_id, 'booking_created'::text as type,
                  timestamptz '2026-03-20 09:12:44.051207Z' as at, \(text)::text as actor, null::jsonb as conflicting, null::jsonb as before,
                  '3f2a9c1e-0000-4000-8000-00000000abcd'::uuid as id, \(text)::text as resource_id, \(text)::text as user_id,
                  timestamptz '2026-03-21 10:00Z' as start_time, timestamptz '9999-12-31 23:59:59.999999Z' as end_time,
                  'PENDING'::text as status, 2147483647 as rev, \(note)::text as note,
                  timestamptz '1970-01-01 00:00Z' as created_at, timestamptz '2026-03-20 09:12:44.05Z' as updated_at,
                  case when \(note)::text is not null then '5eed0000-0000-4000-8000-00000000abcd'::uuid end as series
                """)
            let event = FeedEvent(row: rows[0], columns: EventColumns(rows), lead: "0123abcd/1:1:/7:9:8")
            var bytes: [UInt8] = []
            try EventJSON.append(event, to: &bytes)
            #expect(
                String(decoding: bytes, as: UTF8.self)
                    == String(decoding: JSONText.line(try event.record()), as: UTF8.self))
        }
    }

    @Test func aConflictHasTheOthersInIt() throws {
        let others =
            #"[{"id":"11111111-0000-4000-8000-000000000000","user_id":"bob","start_time":"2026-03-21T10:00:00Z","end_time":"2026-03-21T11:00:00Z","status":"VALID","rev":2,"note":null,"created_at":"2026-03-20T10:00:00Z","updated_at":"2026-03-20T10:00:00Z"}]"#
        let rows = try Connection.test().run(
            """
            select 1::bigint as event_id, 'booking_conflict'::text as type, now() as at, 'a'::text as actor,
              \(others)::jsonb as conflicting, null::jsonb as before, gen_random_uuid() as id, 'R'::text as resource_id, 'alice'::text as user_id,
              now() as start_time, now() as end_time, 'PENDING'::text as status, 1 as rev, null::text as note,
              now() as created_at, now() as updated_at, null::uuid as series
            """)
        var bytes: [UInt8] = []
        try EventJSON.append(FeedEvent(row: rows[0], columns: EventColumns(rows), lead: "x"), to: &bytes)
        let line = String(decoding: bytes, as: UTF8.self)
        #expect(
            line.contains(
                #""conflicting":[{"id":"11111111-0000-4000-8000-000000000000","resource_id":"R","user_id":"bob","#))
        #expect(line.hasSuffix("\"}\n"))
    }

    /// The stamp that SQL makes is the one that is printed.
    @Test func theStampIsThatOfTheDatabase() throws {
        let rows = try Connection.test().run(
            """
            select 5::bigint as event_id, t as at,
              lpad(to_hex((extract(epoch from t) * 1000000)::bigint & 4294967295), 8, '0') as stamp
            from (select timestamptz '2026-03-20 09:12:44.051207Z') x(t)
            """)
        let event = FeedEvent(row: rows[0], columns: EventColumns(rows), lead: "L")
        #expect(event.cursor == "L/5.\(rows[0].text("stamp"))")
    }
}
