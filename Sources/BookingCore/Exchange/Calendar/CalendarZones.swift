/// Which zones the names in a calendar mean: those of the system, of Windows, or what the calendar itself says they are.
struct CalendarZones {
    /// What definitions without end could keep the program busy with.
    private static let mostDefined = 200

    /// Of times of day that name none.
    var own: Zone
    /// Of whole days: a date is that day wherever one is, whatever its calendar says of its times.
    let days: Zone
    private var defined: [String: Zone] = [:]
    /// By name, where a definition holds what cannot be read.
    private var flaws: [String: Int] = [:]
    private let environment: Environment
    private let known = Known()

    /// Each is read from its file once.
    private final class Known {
        var zones: [String: Zone] = [:]
    }

    init(own: Zone, _ environment: Environment = .process) {
        (self.own, days, self.environment) = (own, own, environment)
    }

    subscript(name: String) -> Zone? {
        if let zone = system(name) { return zone }
        if let zone = WindowsZones.names[name].flatMap(system) { return zone }
        if let zone = defined[name] { return zone }
        // `/example.org/20070129_1/Europe/Berlin`: a path of somebody's, which ends with a name of the system's.
        let parts = name.split(separator: "/")
        return [3, 2].lazy.filter { parts.count >= $0 }.compactMap { system(parts.suffix($0).joined(separator: "/")) }
            .first
    }

    private func system(_ name: String) -> Zone? {
        // Other names without a slash can be anything, such as a POSIX string.
        guard name.contains("/") || Self.short.contains(name) else { return nil }
        if let zone = known.zones[name] { return zone }
        let zone = try? Zone.named(name, environment)
        known.zones[name] = zone
        return zone
    }

    private static let short: Set = [
        "UTC", "GMT", "CET", "EET", "MET", "WET", "EST", "MST", "HST", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT",
    ]

    /// Takes in a VTIMEZONE; where that cannot be read, its name stays unknown.
    mutating func define(_ name: String, _ parts: [(begin: ContentLine, observance: ZoneObservance)]) {
        guard defined.count + flaws.count < Self.mostDefined else { return }
        defined[name] = nil
        flaws[name] = nil
        do throws(RowProblem) {
            var changes: [ClockChanges] = []
            for (begin, observance) in parts { changes.append(try observance.changes(begin)) }
            guard let table = ZoneTable(changes) else {
                guard let first = parts.first else { return }
                throw first.begin.problem("more than can be told")
            }
            defined[name] = Zone(name: Escape.visible(Failure.cut(name)), table: table)
        } catch {
            flaws[name] = error.line
        }
    }

    /// Why a name is unknown.
    func problem(_ name: String) -> String {
        "unknown time zone \(Failure.excerpt(name))" + (flaws[name].map { ": line \($0) cannot be read" } ?? "")
    }
}
