/// A report as a page for browsers. The chart shows the days; the tables say all
/// of it in words and numbers.
struct UsagePage {
    let usage: Usage
    let format: TimeFormat

    func render() -> String {
        HTML.page(
            title: "Use, \(title)", style: Self.style,
            """
            <h1>Use of \(usage.rows(.resource).count.counting("resource"))</h1>
            <p>\(title), times in \(HTML.escaped(format.label)); as of <time datetime="\(usage.now.rfc3339)">\
            \(format.time(usage.now.cutToSecond))</time>.</p>
            <ul>
            \(UsageSentences(usage.total).all.map { "<li>\(HTML.escaped($0))</li>" }.joined(separator: "\n"))
            </ul>
            <h2>By day</h2>
            \(wide("By day", UsageChart(days: usage.rows(.day), format: format).render()))
            <h2>By resource</h2>
            \(table("Resource", usage.rows(.resource)))
            <h2>By user</h2>
            \(table("User", usage.rows(.user)))
            """)
    }

    private var title: String { HTML.escaped(format.slot(usage.slot)) }

    private func table(_ header: String, _ rows: [UsageRecord]) -> String {
        let use = rows.contains { $0.utilisation != nil } ? ["Use"] : []
        let hours = ["Hours booked", "Held", "Wasted"], counts = ["Bookings", "In conflict", "Rejected"]
        let head = (use + hours + counts).map { "<th scope=\"col\">\($0)</th>" }.joined()
        return wide(
            "By \(header.lowercased())",
            """
            <table>
            <thead><tr><th scope="col">\(header)</th>\(head)</tr></thead>
            <tbody>
            \(rows.map { row($0, hasUse: !use.isEmpty) }.joined(separator: "\n"))
            </tbody>
            </table>
            """)
    }

    /// On a narrow screen it is moved aside, by keys too, rather than pressed together.
    private func wide(_ name: String, _ content: String) -> String {
        "<div class=\"wide\" role=\"region\" aria-label=\"\(name)\" tabindex=\"0\">\n\(content)\n</div>"
    }

    private func row(_ row: UsageRecord, hasUse: Bool) -> String {
        let use = hasUse ? [row.utilisation.map { Decimals.fixed($0 * 100, 0) + "%" } ?? ""] : []
        let hours = [row.bookedHours, row.heldHours, row.wastedHours].map { Decimals.fixed($0, 1) }
        let counts = [row.bookings, row.conflicts, row.rejected].map { "\($0)" }
        let cells = (use + hours + counts).map { "<td>\($0)</td>" }.joined()
        return "<tr><th scope=\"row\">\(HTML.escaped(row.name))</th>\(cells)</tr>"
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #c8c8c8; --held: #2f6f3a; --wasted: #d9b84a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616; --line: #4a4a4a; --held: #7fd08c;
          --wasted: #d9b84a; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.4 system-ui, sans-serif; }
        main { padding: 1rem; max-width: 70rem; margin: 0 auto; }
        h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
        h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem .25rem 0; text-align: right;
          font-variant-numeric: tabular-nums; font-weight: normal; }
        tbody th { overflow-wrap: anywhere; min-width: 8rem; }
        tbody td { white-space: nowrap; }
        th:first-child { text-align: left; }
        .wide { overflow-x: auto; }
        thead th { font-weight: bold; }
        svg { width: 100%; min-width: 40rem; height: auto; display: block; }
        svg text { fill: var(--ink); font-size: 12px; }
        svg line { stroke: var(--line); }
        .booked { fill: var(--held); }
        .wasted { fill: var(--wasted); }
        @media print { :root { --ink: #000; --paper: #fff; --line: #888; --held: #444; --wasted: #bbb; } main { padding: 0; } }
        """
}
