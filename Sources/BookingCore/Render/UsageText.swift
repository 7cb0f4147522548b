/// A report as a terminal shows it: a table with a bar for each row, who had most, and a few sentences.
struct UsageText {
    let usage: Usage
    let format: TimeFormat
    let screen: TerminalSettings

    /// So many cells has a bar.
    private static let barLength = 20
    /// So many of those who had most are named below the resources.
    private static let topUsers = 5

    func render(by group: UsageRecord.Group) -> String {
        let title = screen.style(.bold, format.slot(usage.slot)) + " (\(format.label))\n"
        let top = group == .user ? "" : topUsers
        return title + table(usage.rows(group), of: group) + top + "\n" + sentences
    }

    private var topUsers: String {
        let users = usage.rows(.user).filter { $0.bookedHours > 0 }
        return users.isEmpty ? "" : "\n" + table(Array(users.prefix(Self.topUsers)), of: .user)
    }

    private func table(_ rows: [UsageRecord], of group: UsageRecord.Group) -> String {
        var table = Table(columns: [
            .init(header: group.rawValue.uppercased(), role: .name), .init(header: group == .user ? "SHARE" : "USE"),
            .init(header: "", alignment: .right), .init(header: "HOURS", alignment: .right),
            .init(header: "WASTED", alignment: .right), .init(header: "BOOKINGS", alignment: .right),
        ])
        for row in rows + (group == .user || rows.count < 2 ? [] : [usage.total]) {
            let share = share(row)
            table.append([
                .init(row.group == .day ? row.day.map(format.day) ?? "" : row.name, row.group == .all ? .bold : nil),
                .init(bar(row, share)), .init(percent(share)),
                .init(Decimals.fixed(row.bookedHours, 1)), .init(Decimals.fixed(row.wastedHours, 1)),
                .init("\(row.bookings)"),
            ])
        }
        return table.render(for: screen)
    }

    /// Of a user: what he had of all that was booked.
    private func share(_ row: UsageRecord) -> Double {
        row.utilisation ?? (usage.total.bookedHours > 0 ? row.bookedHours / usage.total.bookedHours : 0)
    }

    private func percent(_ share: Double) -> String {
        share > 0 && share < 0.005 ? "<1%" : Decimals.fixed(share * 100, 0) + "%"
    }

    /// What was wasted is the lighter end. A little is more than nothing.
    private func bar(_ row: UsageRecord, _ share: Double) -> String {
        let cells = share > 0 ? max(1, Int((share * Double(Self.barLength)).rounded())) : 0
        let wasted = row.bookedHours > 0 ? row.wastedHours / row.bookedHours : 0
        let light = min(cells, Int((wasted * Double(cells)).rounded()))
        let signs = screen.unicode ? ("█", "▒", "·") : ("#", "/", ".")
        return String(repeating: signs.0, count: cells - light) + String(repeating: signs.1, count: light)
            + String(repeating: signs.2, count: Self.barLength - cells)
    }

    private var sentences: String { UsageSentences(usage.total).all.map { $0 + "\n" }.joined() }
}

/// What a report says in words.
struct UsageSentences {
    private let total: UsageRecord

    init(_ total: UsageRecord) {
        self.total = total
    }

    var all: [String] { [conflicts, waits, noShows].compactMap(\.self) }

    private var conflicts: String {
        guard total.requests > 0 else { return total.bookedHours > 0 ? "no booking begins then" : "nothing was booked" }
        let rate = Double(total.conflicts) / Double(total.requests)
        return "conflicts: \(total.conflicts) of \(total.requests.counting("booking")) met an older one"
            + " (\(Decimals.text(rate * 100, most: 1))%), \(total.rejected) rejected"
    }

    private var waits: String? {
        guard let half = total.medianWait, let most = total.longWait else { return nil }
        return "waiting: half were VALID within \(length(half)), 95% within \(length(most))"
    }

    private var noShows: String? {
        guard total.noShows > 0 else { return nil }
        return "no-shows: \(total.noShows), who kept \(Decimals.text(total.wastedHours, most: 1)) h"
    }

    /// In the largest unit that there is one of.
    private func length(_ seconds: Double) -> String {
        let units = [(86_400.0, "d"), (3_600.0, "h"), (60.0, "min")]
        guard let unit = units.first(where: { seconds >= $0.0 }) else {
            return Decimals.text(seconds, most: seconds < 10 ? 1 : 0) + " s"
        }
        return Decimals.text(seconds / unit.0, most: 1) + " " + unit.1
    }
}

extension Report {
    static func usage(_ usage: Usage, by group: UsageRecord.Group) -> Report {
        let rows = usage.rows(group)
        return Report(ids: rows.map(\.name), object: usage, records: rows) { context in
            try UsageText(usage: usage, format: context.timeFormat(), screen: context.screen).render(by: group)
        }
    }
}
