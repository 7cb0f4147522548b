extension Context {
    /// A command of ours for the user to copy into a shell, for the same user as this one, and with the same database.
    func command(_ words: [String]) -> String {
        command(words, for: user)
    }

    /// - Parameter user: for whom to act; nil for oneself.
    func command(_ words: [String], for user: String?) -> String {
        let place = invocation.words(of: GlobalOptions.profile.definition.name, GlobalOptions.db.definition.name)
        let user = user.map { ["--user", $0] } ?? []
        return (["booking"] + words + user + place).map { "\(ShellWord($0))" }.joined(separator: " ")
    }

    /// The note that was given, for a command that is proposed instead: one that is fit for a line, and for everybody.
    var noteWords: [String] {
        let words = invocation.words(of: Update.note.definition.name)
        return words.joined().unicodeScalars.contains { $0.properties.generalCategory == .control } ? [] : words
    }

    /// An instant as it can be typed in such a command: a bare clock where that is enough.
    /// - Parameter present: the times of the booking that the command moves.
    func typed(_ instant: Timestamp, on present: Slot? = nil) throws -> String {
        let zone = try zone()
        // The command will be typed without this one's --time-zone.
        if hasOwnZone { return zone.iso(instant) }
        let civil = zone.civil(instant)
        let isClear = present.map { zone.civil($0.start).date } == civil.date && zone.instants(of: civil).count == 1
        return isClear ? civil.clock : zone.typed(instant)
    }

    /// A time as `create` takes it: in two words where it lies within a day, which people read most easily.
    func words(for slot: Slot) throws -> [String] {
        let zone = try zone()
        let (start, end) = (zone.civil(slot.start), zone.civil(slot.end))
        let isPlain = !hasOwnZone && [start, end].allSatisfy { zone.instants(of: $0).count == 1 }
        if isPlain && start.date == end.date {
            return [start.date.iso, "\(start.clock)-\(end.clock)"]
        }
        return ["--from", try typed(slot.start), "--to", try typed(slot.end)]
    }
}
