/// An agenda as a terminal shows it: resources down, hours across. Colour says nothing that a sign does not say too.
struct AgendaText {
    let agenda: Agenda
    let format: TimeFormat
    let screen: TerminalSettings

    private static let widestName = 20

    func render() -> String {
        let names = names
        let days = agenda.days.map { day($0, names) }
        return days.joined(separator: "\n") + "\n" + legend(of: days)
    }

    /// By resource, all in the same width.
    private var names: [String: String] {
        let all = agenda.resources.map { Escape.visible($0) }
        let widest = all.reduce(0) { max($0, DisplayWidth.of($1)) }
        let width = min(widest, max(4, min(Self.widestName, screen.width / 4)))
        let apart = NamesApart(all, ellipsis: screen.ellipsis).shortened(to: width)
        return Dictionary(
            zip(
                agenda.resources,
                all.map { name in
                    let short = apart?[name] ?? DisplayWidth.abridge(name, to: width, ellipsis: screen.ellipsis)
                    return DisplayWidth.pad(short, to: width)
                }), uniquingKeysWith: { first, _ in first })
    }

    private func day(_ day: Slot, _ names: [String: String]) -> String {
        let margin = names.values.first.map { DisplayWidth.of($0) + 2 } ?? 0
        let scale = AgendaScale(agenda.span(of: day), room: screen.width - margin)
        let title = format.day(agenda.zone.civil(day.start).date)
        let rows = agenda.resources.map { resource in
            let open = open(resource, scale)
            return lines(
                AgendaLanes(agenda.bookings(of: resource, on: day), on: scale), names[resource] ?? resource, scale, open
            )
        }
        return screen.style(.bold, title) + " (\(format.label))\n"
            + trimmed(String(repeating: " ", count: margin) + axis(scale)) + rows.joined()
    }

    /// The hours above the cells in which they begin, as many as there is room for.
    private func axis(_ scale: AgendaScale) -> String {
        var line = ""
        for cell in 0..<scale.cells where line.count <= cell {
            guard let hour = hour(at: cell, scale) else { continue }
            guard cell == 0 || hour % step(scale) == 0, cell + 2 <= scale.cells else { continue }
            line += String(repeating: " ", count: cell - line.count) + (hour < 10 ? "0" : "") + "\(hour) "
        }
        return line
    }

    /// The hour of the clock that begins in a cell.
    private func hour(at cell: Int, _ scale: AgendaScale) -> Int? {
        let civil = agenda.zone.civil(scale.start(of: cell))
        let (next, first) = (agenda.zone.civil(scale.start(of: cell + 1)), civil.microsecondOfDay % Agenda.hour == 0)
        if first { return Int(civil.microsecondOfDay / Agenda.hour) }
        let hour = Int(next.microsecondOfDay / Agenda.hour)
        let isLater = next.date != civil.date || hour != Int(civil.microsecondOfDay / Agenda.hour)
        return isLater && next.microsecondOfDay % Agenda.hour != 0 ? hour : nil
    }

    private func step(_ scale: AgendaScale) -> Int {
        let hours = max(1, Int((scale.slot.end.microseconds - scale.slot.start.microseconds) / Agenda.hour))
        return [1, 2, 3, 4, 6, 12].first { $0 * scale.cells >= 3 * hours } ?? 24
    }

    /// Whether the time at which a cell begins is one to book.
    private func open(_ resource: String, _ scale: AgendaScale) -> [Bool] {
        let work = agenda.hours.within(scale.slot, zone: agenda.zone)
        let closed = agenda.closed(resource, within: scale.slot)
        return (0..<scale.cells).map { cell in
            let start = scale.start(of: cell)
            func holds(_ slot: Slot) -> Bool { slot.start <= start && start < slot.end }
            return work.contains(where: holds) && !closed.contains(where: holds)
        }
    }

    private func lines(_ lanes: AgendaLanes, _ name: String, _ scale: AgendaScale, _ open: [Bool]) -> String {
        let blank = String(repeating: " ", count: DisplayWidth.of(name))
        let lines = lanes.lanes.isEmpty ? [[]] : lanes.lanes
        return lines.enumerated().map { number, bars in
            let warning = bars.contains(where: \.isInConflict) ? screen.style(.red, "!") : " "
            return trimmed((number == 0 ? name : blank) + " " + warning + line(bars, scale, open))
        }.joined()
    }

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }

    private func line(_ bars: [AgendaLanes.Bar], _ scale: AgendaScale, _ open: [Bool]) -> String {
        let now = scale.cell(at: agenda.now)
        var (line, run, cell) = ("", Run(attribute: nil, text: ""), 0)
        while cell < scale.cells {
            if let bar = bars.first(where: { $0.cells.lowerBound == cell }) {
                line += style(run) + text(bar, now)
                run.text = ""
                cell = bar.cells.upperBound
            } else {
                let next = ground(cell, scale, now, isOpen: open[cell])
                if next.attribute != run.attribute {
                    line += style(run)
                    run.text = ""
                }
                run = Run(attribute: next.attribute, text: run.text + next.text)
                cell += 1
            }
        }
        return line + style(run)
    }

    /// What looks alike and stands together is one text to the terminal.
    private struct Run {
        let attribute: Style.Attribute?
        var text: String
    }

    private func style(_ run: Run) -> String { screen.style(run.attribute, run.text) }

    private func ground(_ cell: Int, _ scale: AgendaScale, _ now: Int?, isOpen: Bool) -> Run {
        if cell == now { return Run(attribute: .magenta, text: signs.now) }
        guard isOpen else { return Run(attribute: .dim, text: signs.off) }
        return hour(at: cell, scale) == nil ? Run(attribute: nil, text: " ") : Run(attribute: .dim, text: signs.hour)
    }

    /// Its sign, whose it is, and as much of either filling as it lasts.
    private func text(_ bar: AgendaLanes.Bar, _ now: Int?) -> String {
        let room = bar.cells.count
        var text = sign(bar.booking) + (bar.isInConflict && room > 1 ? "!" : "")
        let booking = bar.booking
        text += label(booking, room: room - DisplayWidth.of(text))
        let filled = bar.cells.lowerBound + DisplayWidth.of(text)
        let filling = booking.status == .valid ? signs.valid : signs.pending
        text += (filled..<max(filled, bar.cells.upperBound)).map { $0 == now ? signs.now : filling }.joined()
        let colored = screen.style(booking.status.attribute, text)
        return agenda.isOwn(booking) ? screen.style(.bold, colored) : colored
    }

    /// Whose it is, whether it is of a series, and what for, if more than a few letters of that have room.
    private func label(_ booking: BookingRecord, room: Int) -> String {
        let series = booking.series == nil ? "" : String(signs.series)
        guard room > 2 else { return room > 0 ? series : "" }
        let owner = Escape.visible(booking.user ?? BookingRecord.somebody)
        let full = owner + series + (booking.note.map { " " + Escape.visible($0) } ?? "")
        if DisplayWidth.of(full) <= room || DisplayWidth.of(owner + series) + 6 <= room {
            return DisplayWidth.truncate(full, to: room, ellipsis: screen.ellipsis)
        }
        return DisplayWidth.truncate(owner, to: room - DisplayWidth.of(series), ellipsis: screen.ellipsis) + series
    }

    private func sign(_ booking: BookingRecord) -> String {
        guard agenda.isOwn(booking) else { return booking.status.symbol(screen) }
        return booking.status == .valid ? signs.ownValid : signs.ownPending
    }

    /// Of what is drawn.
    private func legend(of days: [String]) -> String {
        func symbol(_ status: BookingRecord.Status) -> String { status.symbol(screen) }
        let entries = [
            symbol(.valid) + signs.valid + " VALID", symbol(.pending) + signs.pending + " PENDING",
            "\(signs.ownValid) \(signs.ownPending) yours", "! conflict", "\(signs.now) now",
            "\(signs.off) off hours, closed",
        ]
        let hasSeries = agenda.bookings.contains { $0.series != nil } && days.contains { $0.contains(signs.series) }
        let series = hasSeries ? ["\(signs.series) series"] : []
        var lines = [""]
        for entry in entries + series {
            let line = lines[lines.count - 1]
            let longer = line.isEmpty ? entry : line + "  " + entry
            if DisplayWidth.of(longer) > screen.width && !line.isEmpty {
                lines.append(entry)
            } else {
                lines[lines.count - 1] = longer
            }
        }
        return lines.map { screen.style(.dim, $0) + "\n" }.joined()
    }

    private var signs: Signs { screen.unicode ? .unicode : .ascii }

    private struct Signs {
        let valid, pending, ownValid, ownPending, now, hour, off: String
        let series: Character

        static let unicode = Signs(
            valid: "█", pending: "▒", ownValid: "◆", ownPending: "◇", now: "┃", hour: "·", off: "╌", series: "↻")
        static let ascii = Signs(
            valid: "#", pending: "/", ownValid: "*", ownPending: "~", now: "|", hour: ".", off: "-", series: "@")
    }
}
