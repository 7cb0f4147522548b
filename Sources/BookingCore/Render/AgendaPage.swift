/// An agenda as a page for browsers. Each day is a table with a row for each
/// resource; its bookings are a list, drawn as bars where there is room, which screen readers and small screens read as what
/// it is.
struct AgendaPage {
    let agenda: Agenda
    let format: TimeFormat

    func render() -> String {
        let first = agenda.days.first.map { format.day(agenda.zone.civil($0.start).date) } ?? ""
        return HTML.page(
            title: "Agenda, \(first)", style: Self.style,
            """
            <h1>Agenda</h1>
            <p>Times in \(HTML.escaped(format.label)); as of <time datetime="\(agenda.now.rfc3339)">\
            \(format.time(agenda.now.cutToSecond))</time>.</p>
            \(agenda.days.map(day).joined(separator: "\n"))
            """)
    }

    private func day(_ day: Slot) -> String {
        let span = agenda.span(of: day)
        let rows = agenda.resources.map { row($0, day, span) }.joined(separator: "\n")
        return """
            <table>
            <caption>\(format.day(agenda.zone.civil(day.start).date))</caption>
            <thead><tr><th scope="col">Resource</th><th scope="col"><span class="said">Bookings</span>\
            <span class="hours" aria-hidden="true">\(hours(span))</span></th></tr></thead>
            <tbody>
            \(rows)
            </tbody>
            </table>
            """
    }

    private func hours(_ span: Slot) -> String {
        let length = span.end.microseconds - span.start.microseconds
        let step = length > 12 * Agenda.hour ? 2 * Agenda.hour : Agenda.hour
        return stride(from: 0, to: length, by: Int(step)).map { passed -> String in
            let civil = agenda.zone.civil(span.start.adding(microseconds: Int64(passed)))
            return "<span style=\"left:\(Self.percent(Int64(passed), of: length))\">"
                + "\(civil.microsecondOfDay / Agenda.hour)</span>"
        }.joined()
    }

    private func row(_ resource: String, _ day: Slot, _ span: Slot) -> String {
        let bookings = agenda.bookings(of: resource, on: day)
        // Minutes as cells: what shares none can stand side by side.
        let scale = AgendaScale(minutesOf: span)
        let lanes = AgendaLanes(bookings, on: scale).lanes
        let items = lanes.enumerated().flatMap { lane, bars in bars.map { ($0, lane) } }
            .sorted { ($0.0.booking.slot.start, $0.1) < ($1.0.booking.slot.start, $1.1) }
            .map { item($0.0, lane: $0.1, span) }.joined(separator: "\n")
        let closed = agenda.closed(resource, within: span)
        let isClosed = closed.contains(span)
        let list =
            bookings.isEmpty ? "<p class=\"none\">\(isClosed ? "closed" : "free")</p>" : "<ul>\n\(items)\n</ul>"
        return """
            <tr><th scope="row">\(HTML.escaped(resource))</th><td>\
            <div class="day" style="--lanes:\(max(1, lanes.count))">\(closed.map { off($0, span) }.joined())\(now(span))
            \(list)\(isClosed ? "" : closedText(closed))
            </div></td></tr>
            """
    }

    private func off(_ slot: Slot, _ span: Slot) -> String {
        "<span class=\"off\" aria-hidden=\"true\" style=\"\(Self.place(slot, in: span))\"></span>"
    }

    /// The same for who does not see it.
    private func closedText(_ closed: [Slot]) -> String {
        guard !closed.isEmpty else { return "" }
        return "<p class=\"said\">closed \(closed.map(time).joined(separator: ", "))</p>"
    }

    private func now(_ span: Slot) -> String {
        guard agenda.now >= span.start && agenda.now < span.end else { return "" }
        let passed = agenda.now.microseconds - span.start.microseconds
        return "<span class=\"now\" aria-hidden=\"true\" style=\"left:"
            + Self.percent(passed, of: span.end.microseconds - span.start.microseconds) + "\"></span>"
    }

    private func item(_ bar: AgendaLanes.Bar, lane: Int, _ span: Slot) -> String {
        let booking = bar.booking
        let classes = [
            booking.status == .valid ? "valid" : "pending", agenda.isOwn(booking) ? "own" : nil,
            bar.isInConflict ? "conflict" : nil,
        ].compactMap(\.self).joined(separator: " ")
        let note = booking.note.map { " <span class=\"note\">\(HTML.escaped($0))</span>" } ?? ""
        return
            "<li class=\"\(classes)\" style=\"\(Self.place(booking.slot.clipped(to: span), in: span));--lane:\(lane)\" title=\"\(title(bar))\">"
            + "<b>\(HTML.escaped(booking.user ?? BookingRecord.somebody))</b> <span class=\"time\">\(time(booking.slot))</span> "
            + "<span class=\"status\">\(booking.status.rawValue)\(bar.isInConflict ? ", in conflict" : "")</span>\(note)</li>"
    }

    private func title(_ bar: AgendaLanes.Bar) -> String {
        let booking = bar.booking
        return HTML.escaped(
            "\(booking.owner), \(format.slot(booking.slot)), \(booking.status.rawValue)"
                + (bar.isInConflict ? ", in conflict" : "") + (booking.shortSeries.map { ", series \($0)" } ?? "")
                + (booking.note.map { ": \($0)" } ?? ""))
    }

    /// Within a day its clocks are enough, as the table says which day it is.
    private func time(_ slot: Slot) -> String {
        let (days, full) = (format.days(of: slot), format.slot(slot))
        guard days.first == days.last, !days.areWhole else { return HTML.escaped(full) }
        return HTML.escaped(String(full.dropFirst(format.day(days.first).count + 1)))
    }

    /// Where it lies in the row.
    private static func place(_ slot: Slot, in span: Slot) -> String {
        let length = span.end.microseconds - span.start.microseconds
        let left = percent(slot.start.microseconds - span.start.microseconds, of: length)
        return "left:\(left);width:\(percent(slot.end.microseconds - slot.start.microseconds, of: length))"
    }

    private static func percent(_ part: Int64, of whole: Int64) -> String {
        let thousandths = part * 100_000 / max(1, whole)
        let rest = String(1_000 + thousandths % 1_000).dropFirst()
        return "\(thousandths / 1_000).\(rest)%"
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #c8c8c8; --valid: #cfe8d2; --pending: #fff3c4;
          --hatch: #d9b84a; --edge: #2f6f3a; --alarm: #b00020; --now: #a0007a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616; --line: #4a4a4a; --valid: #1f4a28;
          --pending: #453a10; --hatch: #7a6620; --edge: #7fd08c; --alarm: #ff8a94; --now: #ff7ad9; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.4 system-ui, sans-serif; }
        main { padding: 1rem; max-width: 100rem; margin: 0 auto; }
        h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
        table { width: 100%; border-collapse: collapse; margin: 0 0 1.5rem; table-layout: fixed; }
        caption { text-align: left; font-weight: bold; padding: .5rem 0; }
        th, td { border-bottom: 1px solid var(--line); padding: 0; text-align: left; vertical-align: top; }
        th:first-child { width: 10rem; padding: .35rem .5rem .35rem 0; overflow-wrap: anywhere; }
        thead th { font-weight: normal; vertical-align: bottom; }
        .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .hours { position: relative; display: block; height: 1.4rem; font-variant-numeric: tabular-nums; }
        .hours span { position: absolute; border-left: 1px solid var(--line); padding-left: .2rem; font-size: .8rem; }
        .day { position: relative; min-height: calc(var(--lanes) * 2.1rem + .3rem); }
        .day ul { list-style: none; margin: 0; padding: 0; }
        .day li { position: absolute; top: calc(var(--lane) * 2.1rem + .2rem); height: 1.9rem; min-width: .4rem; overflow: hidden;
          white-space: nowrap; text-overflow: ellipsis; padding: .15rem .35rem; border: 1px solid var(--edge);
          border-radius: .25rem; background: var(--valid); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .day li.pending { border-style: dashed; background: repeating-linear-gradient(45deg, var(--pending) 0 6px,
          var(--hatch) 6px 7px); }
        .day li.own { border-left-width: .35rem; }
        .day li.own b::before { content: "\\25C6\\00A0"; }
        .day li.conflict { border-color: var(--alarm); border-width: 2px; }
        .day li.conflict b::before { content: "!\\00A0"; color: var(--alarm); }
        .day li.own.conflict b::before { content: "\\25C6\\00A0!\\00A0"; }
        .off { position: absolute; top: 0; bottom: 0; background: repeating-linear-gradient(135deg, transparent 0 5px,
          var(--line) 5px 6px); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .none { margin: 0; padding: .35rem 0; opacity: .75; }
        .now { position: absolute; top: 0; bottom: 0; border-left: 2px solid var(--now); z-index: 1; }
        .status, .note { font-size: .85em; }
        @media (max-width: 45rem) {
          th:first-child { width: 6rem; }
          .hours, .now, .off { display: none; }
          .said { position: static; width: auto; height: auto; clip-path: none; }
          .day { min-height: 0; padding: .2rem 0; }
          .day li { position: static; width: auto !important; height: auto; white-space: normal; margin: .15rem 0;
            overflow-wrap: anywhere; }
        }
        @media print { :root { --ink: #000; --paper: #fff; --line: #888; --valid: #e4e4e4; --pending: #fff; --hatch: #999;
          --edge: #000; --alarm: #000; } table { break-inside: avoid; } main { padding: 0; } }
        """
}

extension AgendaScale {
    init(minutesOf slot: Slot) {
        self.slot = slot
        cells = max(1, Int((slot.end.microseconds - slot.start.microseconds) / (60 * Timestamp.microsecondsPerSecond)))
    }
}
