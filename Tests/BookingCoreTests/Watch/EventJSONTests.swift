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
                select 812::bigint, 'booking_created'::text, timestamptz '2026-03-20 09:12:44.051207Z', \(text)::text,
                  '3f2a9c1e-0000-4000-8000-00000000abcd'::uuid, \(text)::text, \(text)::text,
                  timestamptz '2026-03-21 10:00Z', timestamptz '9999-12-31 23:59:59.999999Z', 'PENDING'::text, 2147483647,
                  \(note)::text, timestamptz '1970-01-01 00:00Z', timestamptz '2026-03-20 09:12:44.05Z', null::jsonb
                """)
            let event = FeedEvent(row: rows[0], lead: "0123abcd/1:1:/7:9:8")
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
            select 1::bigint, 'booking_conflict'::text, now(), 'a'::text, gen_random_uuid(), 'R'::text, 'alice'::text,
              now(), now(), 'PENDING'::text, 1, null::text, now(), now(), \(others)::jsonb
            """)
        var bytes: [UInt8] = []
        try EventJSON.append(FeedEvent(row: rows[0], lead: "x"), to: &bytes)
        let line = String(decoding: bytes, as: UTF8.self)
        #expect(
            line.contains(
                #""conflicting":[{"id":"11111111-0000-4000-8000-000000000000","resource_id":"R","user_id":"bob","#))
        #expect(line.hasSuffix("\"}\n"))
    }

    /// The stamp that SQL makes is the one that is printed.
    @Test func theStampIsThatOfTheDatabase() throws {
        let row = try Connection.test().run(
            """
            select 5::bigint, null, t, lpad(to_hex((extract(epoch from t) * 1000000)::bigint & 4294967295), 8, '0')
            from (select timestamptz '2026-03-20 09:12:44.051207Z') x(t)
            """)[0]
        #expect(FeedEvent(row: row, lead: "L").cursor == "L/5.\(row.text(3))")
    }
}
