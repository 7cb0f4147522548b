/// A DATE or a DATE-TIME of iCalendar, with the zone whose clocks show it.
struct CalendarTime: Hashable {
    let civil: CivilTime
    let zone: Zone
    let isDate: Bool

    /// What the clocks skip moves on by as much; of what they show twice, the first is meant.
    var instant: Timestamp {
        if isDate { return zone.start(of: civil.date) }
        return zone.instants(of: civil).first ?? civil.instant(offset: zone.gap(around: civil).before)
    }

    /// When something ends that begins then and lasts so long. Days go by the calendar: where that leads to what clocks show
    /// twice, the first is meant; what they skip is refused.
    func end(of span: Span) throws -> Timestamp {
        let first = instant
        guard span.days != 0, !isDate, !zone.isStartOfDay(first) else { return try span.end(from: first, in: zone) }
        let day = CivilTime(civil.date.adding(days: span.days), microsecondOfDay: civil.microsecondOfDay)
        guard zone.instants(of: day).count == 2 else { return try span.end(from: first, in: zone) }
        let reached = CalendarTime(civil: day, zone: zone, isDate: false).instant
        return try Span(microseconds: span.microseconds).end(from: reached, in: zone)
    }

    /// The day that is meant where whole days are: a midnight stands for its date, in whichever zone it is written.
    func date(in zone: Zone) -> CivilDate {
        isDate || civil.microsecondOfDay == 0 ? civil.date : zone.civil(instant).date
    }
}

extension CalendarTime {
    /// `20270322` or `20270322T100000`, with `Z` in UTC; nil for anything else.
    init?(_ text: Substring, zone: @autoclosure () throws -> Zone) rethrows {
        let bytes = Array(text.utf8)
        guard bytes.count == 8 || (bytes.count == 15 || bytes.count == 16) && bytes[8] == UInt8(ascii: "T") else {
            return nil
        }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].reduce(0) { sum, byte in
                sum.flatMap { sum in 0x30...0x39 ~= byte ? sum * 10 + Int(byte - 0x30) : nil }
            }
        }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        isDate = bytes.count == 8
        guard !isDate else {
            (civil, self.zone) = (CivilTime(date), try zone())
            return
        }
        // A leap second, which may be written, is the one before.
        guard let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        civil = CivilTime(date, microsecondOfDay: Int64(hour * 3600 + minute * 60 + min(second, 59)) * 1_000_000)
        guard bytes.count == 16 else {
            self.zone = try zone()
            return
        }
        guard bytes[15] == UInt8(ascii: "Z") else { return nil }
        self.zone = .utc
    }
}

extension ContentLine {
    /// The time that it says; the zone is that of `TZID`, else the reader's.
    func time(_ zones: CalendarZones) throws -> CalendarTime {
        guard let time = try times(zones).first else { throw problem("is empty") }
        return time
    }

    func times(_ zones: CalendarZones) throws -> [CalendarTime] {
        try value.split(separator: ",").map { text in
            guard let time = try CalendarTime(text, zone: zone(of: text, zones)) else {
                throw problem("no date or time: \(Failure.excerpt(String(text)))")
            }
            return time
        }
    }

    private func zone(of text: Substring, _ zones: CalendarZones) throws -> Zone {
        guard let name = self["TZID"] else { return text.contains("T") ? zones.own : zones.days }
        guard let zone = zones[name] else { throw UnknownZone() }
        return zone
    }
}

/// A time stands in a zone that is unknown, so far.
struct UnknownZone: Error {}

extension Timestamp {
    /// `20270322T090000Z`; iCalendar knows no fractions.
    var calendar: String {
        CivilTime(utc: self).calendar + "Z"
    }
}

extension CivilTime {
    /// `20270322T100000`
    var calendar: String {
        let second = microsecondOfDay / 1_000_000
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return date.iso.filter { $0 != "-" } + "T" + two(Int(second / 3600)) + two(Int(second / 60 % 60))
            + two(Int(second % 60))
    }
}
