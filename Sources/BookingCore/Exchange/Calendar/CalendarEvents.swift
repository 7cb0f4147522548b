/// The events of a file, of which some stand for occurrences of others.
struct CalendarEvents {
    /// In the order of the file.
    let events: [CalendarEvent]
    private let wholes: [String: CalendarEvent]
    /// By UID.
    private var replaced: [String: Replaced] = [:]

    /// The occurrences that have events of their own, whether those can be booked or not.
    private struct Replaced {
        var occurrences: Set<Timestamp> = []
        var from = Timestamp(microseconds: .max)
        /// Where an event begins of which nobody knows what it stands for.
        var unknown: Int?

        func contains(_ occurrence: Timestamp) -> Bool { occurrence >= from || occurrences.contains(occurrence) }
    }

    /// A file can hold an event as it was beside what it is now, and an occurrence that has been taken out since.
    init(_ all: [CalendarEvent]) {
        let wholes = Self.newest(all.filter(\.isWhole)) { $0.uid }
        let byUID = Dictionary(wholes.compactMap { event in event.uid.map { ($0, event) } }) { $1 }
        let excepted = byUID.mapValues { whole in Set(whole.except.map(whole.occurrence)) }
        let parts = Self.newest(all.filter { !$0.isWhole }) { Identity($0, of: byUID) }.filter { part in
            guard let identity = Identity(part, of: byUID) else { return true }
            return excepted[identity.uid]?.contains(identity.occurrence) != true
        }
        self.wholes = byUID
        events = (wholes + parts).sorted { $0.line < $1.line }
        for part in parts { replace(part) }
    }

    /// The occurrences of a series that have events of their own.
    func replaced(of event: CalendarEvent) -> Set<Timestamp> {
        event.uid.flatMap { replaced[$0]?.occurrences } ?? []
    }

    /// When the occurrences of a series are that have no event of their own.
    /// - Throws: a `RowProblem` where that cannot be told.
    func remaining(_ times: CalendarEvent.Times, of event: CalendarEvent) throws -> CalendarEvent.Times {
        guard event.isWhole, let replaced = event.uid.flatMap({ self.replaced[$0] }) else { return times }
        if let line = replaced.unknown {
            throw RowProblem(
                line: event.line,
                reason: "the event of line \(line) stands for one of its occurrences, "
                    + "but not for a known one")
        }
        return (
            times.slots.filter { !replaced.contains($0.start) },
            times.skipped.filter { !replaced.contains($0.slot.start) }
        )
    }

    /// The occurrence that an event stands for; nil where it stands for itself.
    func occurrence(of event: CalendarEvent) -> Timestamp? {
        Identity(event, of: wholes)?.occurrence
    }

    /// Whether it is a series, or an occurrence of one.
    func isOfSeries(_ event: CalendarEvent) -> Bool {
        event.isSeries || event.uid.flatMap { wholes[$0] }?.isSeries == true
    }

    private mutating func replace(_ part: CalendarEvent) {
        guard let uid = part.uid else { return }
        var replaced = replaced[uid] ?? Replaced()
        switch part.part {
        case .whole: break
        case .occurrence(let time): replaced.occurrences.insert(Self.start(time, of: wholes[uid]))
        case .following(let time): replaced.from = min(replaced.from, Self.start(time, of: wholes[uid]))
        case .unknown: replaced.unknown = part.line
        }
        self.replaced[uid] = replaced
    }

    // MARK: - Which is which

    private struct Identity: Hashable {
        let uid: String
        let occurrence: Timestamp
        let isRange: Bool

        /// Nil for what stands for itself, or for nothing that is known.
        init?(_ event: CalendarEvent, of wholes: [String: CalendarEvent]) {
            guard let uid = event.uid else { return nil }
            switch event.part {
            case .occurrence(let time): (occurrence, isRange) = (start(time, of: wholes[uid]), false)
            case .following(let time): (occurrence, isRange) = (start(time, of: wholes[uid]), true)
            case .whole, .unknown: return nil
            }
            self.uid = uid
        }
    }

    private static func start(_ time: CalendarTime, of whole: CalendarEvent?) -> Timestamp {
        whole?.occurrence(named: time) ?? time.instant
    }

    /// Of several that are the same, the one with the greatest sequence, or else the last; all that are like no other.
    private static func newest<Key: Hashable>(
        _ events: [CalendarEvent], _ key: (CalendarEvent) -> Key?
    ) -> [CalendarEvent] {
        let keys = events.map(key)
        var newest: [Key: Int] = [:]
        for (place, key) in keys.enumerated() {
            guard let key else { continue }
            if let other = newest[key], events[other].sequence > events[place].sequence { continue }
            newest[key] = place
        }
        return events.indices.filter { place in keys[place].map { newest[$0] == place } ?? true }.map { events[$0] }
    }
}
