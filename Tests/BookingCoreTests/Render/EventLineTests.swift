import Testing

@testable import BookingCore

/// A line of the live feed on screens of every width.
struct EventLineTests {
    private static let hour = Int64(3_600_000_000)
    private static let start = Timestamp(rfc3339: "2027-03-22T10:00:00Z")!

    private func slot(_ shift: Int64) -> Slot {
        Slot(
            start: Timestamp(microseconds: Self.start.microseconds + shift * Self.hour),
            end: Timestamp(microseconds: Self.start.microseconds + (shift + 1) * Self.hour))
    }

    private func booking(_ user: String, _ shift: Int64 = 0, note: String? = nil) -> BookingRecord {
        BookingRecord(
            id: "3f2a9c1e-0000-4000-8000-00000000abcd", resource: "Raum1", user: user, slot: slot(shift),
            status: .pending, revision: 1, note: note, createdAt: Self.start, updatedAt: Self.start)
    }

    private func event(
        _ type: String, _ booking: BookingRecord, from old: Slot? = nil, with others: [BookingRecord] = []
    ) -> EventRecord {
        EventRecord(
            id: 1, type: type, at: Self.start, actor: "postgres", booking: booking, conflicting: others,
            movedFrom: old, isUndo: false, cursor: "")
    }

    private var events: [EventRecord] {
        [
            event("booking_created", booking("alice", note: String(repeating: "a long note ", count: 20))),
            event("booking_updated", booking("alice", 4), from: slot(0)),
            event("booking_updated", booking("alice", 40), from: slot(0)),
            event(
                "booking_conflict", booking("bob"),
                with: [booking("alice"), booking("a-rather-long-name-of-a-user")]),
        ]
    }

    private func line(_ event: EventRecord, _ width: Int?) throws -> String {
        let screen = TerminalSettings(isTerminal: width != nil, width: width ?? 80, unicode: true)
        return EventLine(format: TimeFormat(zone: .utc), screen: screen).text(event)
    }

    @Test(arguments: 20...160) func noLineIsWiderThanTheScreen(_ width: Int) throws {
        for event in events {
            let line = try line(event, width)
            #expect(line.hasSuffix("\n") && DisplayWidth.of(String(line.dropLast())) <= width, "\(line)")
        }
    }

    @Test func whatMattersIsStillThereInEightyColumns() throws {
        let lines = try events.map { try line($0, 80) }
        #expect(lines[0].contains("03-22 10:00  ○ created    3f2a9c1e  Raum1  03-22 10:00–11:00  alice  by postgres"))
        #expect(lines[1].contains("03-22 10:00–11:00 → 14:00–15:00"))
        #expect(lines[2].contains("03-22 10:00–11:00 → 03-24 02:00–03:00"))
        let conflict = event("booking_conflict", booking("bob"), with: [booking("alice")])
        #expect(try line(conflict, 80).contains("bob  with alice"))
    }

    @Test func aPipeGetsAllOfIt() throws {
        let lines = try events.map { try line($0, nil) }
        #expect(lines[0].contains("Mon 2027-03-22 10:00–11:00  alice  by postgres  a long note"))
        #expect(lines[3].contains("bob  with alice, a-rather-long-name-of-a-user  3f2a9c1e ○ PENDING Mon 2027-03-22"))
    }
}
