import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// The views for dashboards: what they promise in booking-schema(7).
@Suite struct ViewTests {
    private let here = Installation()

    private func book(_ from: String, _ to: String, resource: String = "R") {
        here.create(resource, from, to, user: "alice")
    }

    private func rows(_ query: String, zone: String = "UTC") -> String? {
        here.sql("set timezone = '\(zone)'; \(query)")
    }

    @Test func aDayIsThatOfTheSession() {
        book("2031-03-30T00:00+01:00", "2031-03-31T00:00+02:00")
        book("2031-03-31T23:00+02:00", "2031-04-01T01:00+02:00")
        here.run("process-pending", "-q")
        let query =
            "select string_agg(concat_ws(' ', day, bookings, open_hours, booked_hours, held_hours, wasted_hours), ', ' order by day)"
            + " from booking.utilisation(null, '2031-01-01', '2032-01-01')"
        #expect(
            rows(query, zone: "Europe/Berlin") == "2031-03-30 1 23 23 0 0, 2031-03-31 1 24 1 0 0, 2031-04-01 1 24 1 0 0"
        )
        #expect(rows(query) == "2031-03-29 1 24 1 0 0, 2031-03-30 1 24 22 0 0, 2031-03-31 1 24 2 0 0")
    }

    /// A booking is held as far as it has passed, and is wasted where nobody came.
    @Test func whoDidNotComeWasted() {
        here.sql("update booking.setting set checkin = '1 second'")
        book("2021-03-01T10:00Z", "2021-03-01T12:00Z")
        for (resource, presence) in [("came", true), ("missed", false)] {
            book("2021-03-01T10:00Z", "2021-03-01T12:00Z", resource: resource)
            here.run("process-pending", "-q")
            // Under way since yesterday.
            here.sql(
                """
                update booking.booking b set start_time = now() - interval '26 hours', end_time = now() + interval '1 hour',
                  busy = tstzrange(now() - interval '26 hours', now() + interval '1 hour'), updated_at = now() - interval '30 hours'
                from booking.resource r where r.id = b.resource_id and r.name = '\(resource)';
                update booking.event set at = now() - interval '30 hours' where type = 'booking_validated'
                """)
            if presence {
                here.sql(
                    "select booking.check_in(null, array(select id::text from booking.list_all('alice', array['came'])))"
                )
                here.sql(
                    "insert into booking.presence (booking_id, resource_id) select b.id, b.resource_id from booking.booking b join booking.resource r on r.id = b.resource_id where r.name = 'came' on conflict do nothing"
                )
            }
        }
        here.run("process-pending", "-q")
        let sums =
            "select concat_ws(' ', sum(no_shows) > 0, round(sum(booked_hours)), round(sum(held_hours)), round(sum(wasted_hours)))"
            + " from booking.utilisation where resource_id = "
        #expect(rows(sums + "'came'") == "f 27 26 0")
        #expect(rows(sums + "'missed'") == "t 26 0 26")
        #expect(rows(sums + "'R'") == "f 2 2 0")
        // Where somebody takes it anew, it is a time like others.
        here.sql("update booking.booking b set placement = placement + 1 where missed is not null")
        #expect(rows(sums + "'missed'") == "f 26 26 0")
    }

    @Test func openHoursAreThoseOfTheResource() {
        here.run("resource", "add", "R")
        here.run(
            "resource", "update", "R", "--open-hours", "9-17", "--closed-days", "sun", "--zone", "Europe/Berlin")
        here.sql(
            """
            insert into booking.booking (resource_id, user_id, start_time, end_time, busy, status)
            select id, 'alice', t, t + interval '1 day', tstzrange(t, t + interval '1 day'), 'VALID'
            from booking.resource, unnest(array['2031-05-03 12:00+02', '2031-05-04 12:00+02']::timestamptz[]) t
            """)
        here.run("resource", "close", "R", "--from", "2031-05-03T16:00+02:00", "--to", "2031-05-03T20:00+02:00")
        let query =
            "select string_agg(concat_ws(' ', day, open_hours), ', ' order by day) from booking.utilisation(null, '2031-01-01', '2032-01-01')"
        #expect(rows(query, zone: "Europe/Berlin") == "2031-05-03 7, 2031-05-04 0, 2031-05-05 8")
        #expect(
            rows(
                "select string_agg(concat_ws(' ', start_time, end_time, type), ', ' order by start_time) from booking.free_busy where type like '%UN%'"
            ) == "2031-05-03 14:00:00+00 2031-05-03 18:00:00+00 BUSY-UNAVAILABLE")
    }

    /// The buffers are busy; they are not used.
    @Test func buffersAreBusyAndNotUsed() {
        here.run("resource", "add", "R")
        here.run("resource", "update", "R", "--buffer-after", "30m")
        book("2031-05-03T10:00Z", "2031-05-03T11:00Z")
        here.run("process-pending", "-q")
        book("2031-05-03T10:00Z", "2031-05-03T11:00Z")
        #expect(
            rows("select string_agg(concat_ws(' ', end_time, type), ', ' order by type) from booking.free_busy")
                == "2031-05-03 11:30:00+00 BUSY, 2031-05-03 11:30:00+00 BUSY-TENTATIVE")
        #expect(
            rows(
                "select concat_ws(' ', bookings, booked_hours) from booking.utilisation('alice', '2031-01-01', '2032-01-01')"
            ) == "1 1")
    }

    /// Their words, too, are those of the catalogue.
    @Test func theManualKnowsEveryColumn() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "man/booking-schema.7"), encoding: .utf8)
        let columns = try here.connect().run(
            """
            select c.relname::text, a.attname::text, initcap(split_part(replace(format_type(a.atttypid, null),
                'timestamp with time zone', 'timestamptz'), ' ', 1)), coalesce(col_description(c.oid, a.attnum), '')
            from unnest(booking.member_views()) v join pg_class c on c.oid = v join pg_attribute a on a.attrelid = c.oid
            where a.attnum > 0
            """)
        #expect(columns.count > 20)
        for column in columns where column.text(0) != "bookings" {
            let (name, type, words) = (column.text(1), column.text(2), column.text(3))
            let sql = type == "Double" ? "Float8" : type
            #expect(page.contains(".It Va \(name)\n\(sql)"), "\(column.text(0)).\(name)")
            #expect(words.hasPrefix(sql), "\(name): \(words)")
        }
        for view in Set(columns.map { $0.text(0) }) { #expect(page.contains(".Ss \(view)\n")) }
    }

    /// Nobody who is no member may so much as name them, and nobody may write through them.
    @Test func theyAreForMembers() throws {
        let member = here.member()
        let stranger = "stranger_of_\(here.database)"
        here.sql("create role \(stranger) login")
        for view in ["bookings", "free_busy", "utilisation"] {
            #expect(try here.connect(as: member).run(script: "table booking.\(view)") == ())
            #expect(throws: ServerError.self) { try here.connect(as: stranger).run(script: "table booking.\(view)") }
            #expect(throws: ServerError.self) {
                try here.connect(as: member).run(script: "delete from booking.\(view)")
            }
        }
    }
}
