import Foundation

/// An event as `booking watch --json` printed it.
struct SeenEvent: Equatable {
    let id: Int
    let type: String
    let booking: String
    let rev: Int
    let status: String
    let start: String
    let end: String
    let note: String?
    let cursor: String

    /// Nil for a line that is not whole.
    init?(_ line: Substring) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            let type = object["type"] as? String, let cursor = object["cursor"] as? String,
            let booking = (object["data"] as? [String: Any])?["booking"] as? [String: Any],
            let id = cursor.split(separator: "/").last?.split(separator: ".").first.flatMap({ Int($0) })
        else { return nil }
        self.id = id
        self.type = type
        self.cursor = cursor
        self.booking = booking["id"] as? String ?? ""
        rev = booking["rev"] as? Int ?? 0
        status = booking["status"] as? String ?? ""
        start = booking["start_time"] as? String ?? ""
        end = booking["end_time"] as? String ?? ""
        note = booking["note"] as? String
    }

    static func all(in text: String) -> [SeenEvent] {
        text.split(separator: "\n").compactMap { SeenEvent($0) }
    }
}

/// Holds what a watcher delivered against what was committed.
struct FeedChecker {
    struct Committed {
        let id: Int
        let type: String
        let booking: String
    }

    /// A booking as the table has it.
    struct State: Equatable {
        let rev: Int
        let status: String
        let start: String
        let end: String
        let note: String?
    }

    enum Flaw: Equatable {
        case lost([Int])
        case invented([Int])
        case doubled([Int])
        case reordered(booking: String)
        case differentState(booking: String)
    }

    let committed: [Committed]
    let states: [String: State]

    /// - Parameter mayRepeat: whether the watcher was killed, which may repeat what was last.
    func flaws(of delivered: [(id: Int, booking: String, type: String)], mayRepeat: Bool = false) -> [Flaw] {
        var flaws: [Flaw] = []
        let ids = Set(delivered.map(\.id))
        let expected = Set(committed.map(\.id))
        let lost = expected.subtracting(ids).sorted()
        if !lost.isEmpty { flaws.append(.lost(lost)) }
        let invented = ids.subtracting(expected).sorted()
        if !invented.isEmpty { flaws.append(.invented(invented)) }
        let doubled = Dictionary(grouping: delivered, by: \.id).filter { $0.value.count > 1 }.keys.sorted()
        if !mayRepeat && !doubled.isEmpty { flaws.append(.doubled(doubled)) }
        return flaws + reordered(delivered)
    }

    /// In order per booking: no first showing comes before an earlier one's. Conflicts take no lock on the booking.
    private func reordered(_ delivered: [(id: Int, booking: String, type: String)]) -> [Flaw] {
        var last: [String: Int] = [:]
        var seen: Set<Int> = []
        var bookings: Set<String> = []
        for event in delivered where event.type != "booking_conflict" && seen.insert(event.id).inserted {
            if event.id < last[event.booking, default: 0] { bookings.insert(event.booking) }
            last[event.booking] = event.id
        }
        return bookings.sorted().map { .reordered(booking: $0) }
    }

    /// The state that the events tell of, replayed in the order of their delivery, is that of the table.
    func replayFlaws(of delivered: [SeenEvent]) -> [Flaw] {
        var replayed: [String: State] = [:]
        var seen: Set<Int> = []
        for event in delivered where event.type != "booking_conflict" && seen.insert(event.id).inserted {
            replayed[event.booking] = State(
                rev: event.rev, status: event.status, start: event.start, end: event.end, note: event.note)
        }
        let bookings = Set(states.keys).union(replayed.keys)
        return bookings.filter { states[$0] != replayed[$0] }.sorted().map { .differentState(booking: $0) }
    }
}

extension FeedChecker {
    /// What the database holds now.
    init(_ here: Installation) {
        func rows(_ sql: String) -> [[String: Any]] {
            let text = here.sql("select coalesce(json_agg(x), '[]') from (\(sql)) x") ?? "[]"
            return (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [[String: Any]] ?? []
        }
        committed = rows("select id, type, booking_id from booking.event order by id").map {
            Committed(id: $0["id"] as! Int, type: $0["type"] as! String, booking: $0["booking_id"] as! String)
        }
        let bookings = here.run(
            "list", "--json", "--status", "pending", "--status", "valid", "--status", "rejected", "--status", "deleted")
        states = Dictionary(
            uniqueKeysWithValues: bookings.list.map { row in
                (
                    row["id"] as! String,
                    State(
                        rev: row["rev"] as! Int, status: row["status"] as! String, start: row["start_time"] as! String,
                        end: row["end_time"] as! String, note: row["note"] as? String)
                )
            })
    }

    func flaws(ofWatcher events: [SeenEvent], mayRepeat: Bool = false) -> [Flaw] {
        flaws(of: events.map { ($0.id, $0.booking, $0.type) }, mayRepeat: mayRepeat) + replayFlaws(of: events)
    }
}
