extension Help {
    /// `booking help times`: how times and durations are written, on one screen of 24 lines.
    static let times = """
        Times and durations

          # From three to four on Friday; the same in full
          booking create Raum1 fri 3pm-4pm
          booking create Raum1 --from "2026-12-04 15:00" --to 16:00

        \(Prose.columns(timeRows, labelWidth: 14).joined(separator: "\n"))

        FROM missing is now. Dates as in 12/25/2026 and a bare 10 are refused.

        """

    static let timeRows: [(label: String, text: String)] = [
        (
            "a clock",
            "10:00, 10:00:30, 3pm, 3:30pm, noon, midnight, 24:00: as FROM today, as TO on FROM's day; "
                + "in update on the day of the present start or end"
        ),
        (
            "a day",
            "2026-12-04, 4.12.2026, today, tomorrow, yesterday, mon to sun (the next one, never today), "
                + "next fri (of next week); alone all of it, as TO included"
        ),
        ("both", "2026-12-04 10:00, fri 3pm, 2026-12-04T10:00+01:00, ...T09:00Z"),
        ("from now", "now, now+1h30m, in 2h, +90m; +90m as TO counts from FROM"),
        ("FROM and TO", "10:00-12:00, 10-12, fri 3pm-4pm, 10:00 until 12:00"),
        (
            "a duration",
            "90m, 1h30m, 1.5h, 30min, 2 hours, 45s, 2 days, 1w, PT1H30M; days and weeks keep the time of day"
        ),
        (
            "the zone",
            "--time-zone Europe/Berlin, else TZ, else the system's; a time that a clock change skips or "
                + "doubles is refused, unless it has an offset"
        ),
    ]
}
