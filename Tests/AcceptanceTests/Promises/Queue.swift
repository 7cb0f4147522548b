import TestSupport

@testable import BookingCore

/// What a resolver has to decide, and what is right: first come, first served.
struct Queue {
    struct Entry {
        let id: String
        let resource: Int
        /// In minutes.
        let busy: Range<Int>
        /// In minutes; no two bookings have the same, but for ties made on purpose.
        let age: Int
        var status: String
    }

    static let grace = 15
    var entries: [Entry]

    /// The model.
    var winners: [String: String] {
        var taken = entries.filter { $0.status == "VALID" }
        var decided = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0.status) })
        for one in entries.filter({ $0.status == "PENDING" }).sorted(by: { ($1.age, $0.id) < ($0.age, $1.id) }) {
            if !taken.contains(where: { $0.resource == one.resource && $0.busy.overlaps(one.busy) }) {
                taken.append(one)
                decided[one.id] = "VALID"
            } else if one.age >= Self.grace {
                decided[one.id] = "REJECTED"
            }
        }
        return decided
    }

    /// Lengths, ages and places are drawn so that touching ends, ties and expired ones are common.
    init(size: Int, resources: Int, span: Int, _ random: inout SeededGenerator) {
        entries = []
        for _ in 0..<size {
            let start = Int.random(in: 0..<span, using: &random) * 10
            let busy = start..<start + Int.random(in: 1...6, using: &random) * 10
            let resource = Int.random(in: 1...resources, using: &random)
            // Not between 14 and 17, as the clock goes on.
            let age = [Int.random(in: 0...13, using: &random), Int.random(in: 18...90, using: &random)].randomElement(
                using: &random)!
            var status = ["PENDING", "PENDING", "PENDING", "VALID", "REJECTED", "DELETED"].randomElement(
                using: &random)!
            let isFree = !entries.contains {
                $0.status == "VALID" && $0.resource == resource && $0.busy.overlaps(busy)
            }
            if status == "VALID", !isFree { status = "PENDING" }
            let id = "\(hex(8, &random))-\(hex(4, &random))-\(hex(4, &random))-\(hex(4, &random))-\(hex(12, &random))"
            entries.append(Entry(id: id, resource: resource, busy: busy, age: age, status: status))
        }
    }

    private func hex(_ digits: Int, _ random: inout SeededGenerator) -> String {
        String((0..<digits).map { _ in "0123456789abcdef".randomElement(using: &random)! })
    }

    /// Replaces what is in the database. Days long past and days to come are treated alike.
    func enter(in here: Installation, past: Bool) throws {
        let rows = entries.map {
            "('\($0.id)'::uuid, \($0.resource), \($0.busy.lowerBound), \($0.busy.upperBound), '\($0.status)', \($0.age))"
        }
        try here.connect().run(
            script: """
                truncate booking.booking, booking.event, booking.race_check;
                insert into booking.resource (name) select 'Q' || n from generate_series(1, 5) n on conflict do nothing;
                insert into booking.booking (id, resource_id, user_id, start_time, end_time, busy, status, updated_at)
                select v.id, r.id, 'u', at + s * '1 min'::interval, at + e * '1 min'::interval,
                  tstzrange(at + s * '1 min'::interval, at + e * '1 min'::interval), status, now() - age * '1 min'::interval
                from (values \(rows.joined(separator: ","))) v(id, resource, s, e, status, age)
                join booking.resource r on r.name = 'Q' || resource,
                (select '\(past ? "1999" : "2031")-01-01Z'::timestamptz as at) day;
                """)
    }

    static func statuses(in here: Installation) throws -> [String: String] {
        let rows = try here.connect().run("select id, status from booking.booking")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.uuid(0), $0.text(1)) })
    }
}
