import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Mutated files lead to rows, to problems with a line, or to a `Failure`; never to a trap, and never to a wait. More of them
/// by BOOKING_FUZZ=COUNT.
@Suite struct ReaderFuzzTests {
    private static let corpus: [(form: ImportFormat, text: String)] = [
        (
            .csv,
            "resource_id,user_id,start_time,end_time,note\nRaum1,ann,2027-03-22T09:00Z,2027-03-22T10:00Z,\"a \"\"b\"\"\n\nc\"\nRaum2,,2027-03-23,2027-03-23,'=1\n"
        ),
        (
            .tsv,
            "resource_id\tstart_time\tend_time\tnote\nRaum1\t2027-03-22 09:00\t+90m\ta\\tb\\n\\\\\nR\t1.4.2027\t1.4.2027\t\\N\n"
        ),
        (
            .ndjson,
            #"{"resource_id":"Raum1","start_time":"2027-03-22T09:00:00.000001Z","end_time":"2027-03-22T10:00:00+02:00","note":"\u00fc\ud834\udd1e","rev":3}"#
                + "\n{\"a\":[1,{\"b\":null}]}\n"
        ),
        (
            .ics,
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:3\r\nDTSTART;TZID=Ours:20270322T100000\r\nDURATION:PT1H30M\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=20;WKST=MO\r\nEXDATE:20270324T090000Z\r\nSUMMARY:Ein Te\r\n st\\, \\n\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20270405T080000Z\r\nDTSTART;VALUE=DATE:20270405\r\nLOCATION:\"Raum\"\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;TZID=\"W. Europe Standard Time\":20270131T023000\r\nDTEND:20270201T000000Z\r\nRRULE:FREQ=MONTHLY;UNTIL=20280101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        ),
    ]

    private static let pieces: [[UInt8]] =
        [
            ",", "\"", "\n", "\r\n", "\t", "\\", "{", "}", "[", ":", ";", "=", " ", "\r\n ", "BEGIN:VEVENT\r\n",
            "END:VEVENT\r\n",
            "\u{FEFF}", "é", "\u{202E}", "99999999999999999999", "-1", "0", "9999", "19691231T235959Z",
            "99991231T235959Z",
            "INTERVAL=1000;", "COUNT=1000", "FREQ=DAILY", "UNTIL=99991231", "TZID=UTC:", "TZID=Later:",
            "RANGE=THISANDFUTURE", "RDATE:20290325T020000\r\n", "P99999999W", "null",
            "\\u0000", "\\ud800",
            "2027-03-28T02:30", "2027-10-31T02:30", "+2932897d", "'", "=",
        ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

    @Test(.timeLimit(.minutes(60))) func mutatedFilesAreReadOrRefused() throws {
        var random = SeededGenerator(printing: "ReaderFuzzTests")
        let asked = ProcessInfo.processInfo.environment["BOOKING_FUZZ"].flatMap { Int($0) }
        let end = ContinuousClock.now + .seconds(2)
        let zones = try ["Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "UTC"].map(Times.zone)
        var (count, rows, problems, refused) = (0, 0, 0, 0)
        var slowest = Duration.zero
        while asked.map({ count < $0 }) ?? (ContinuousClock.now < end) {
            let (form, text) = Self.corpus.randomElement(using: &random)!
            let bytes = Self.mutated(Array(text.utf8), &random)
            let zone = zones.randomElement(using: &random)!
            let began = ContinuousClock.now
            do {
                let seen = try Self.read(form, bytes, zone)
                rows += seen.rows
                problems += seen.problems
            } catch is Failure {
                refused += 1
            } catch {
                Issue.record("\(error) for \(String(decoding: bytes, as: UTF8.self).debugDescription)")
            }
            slowest = max(slowest, ContinuousClock.now - began)
            if slowest > .seconds(5) {
                Issue.record("slow: \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                break
            }
            count += 1
        }
        print(
            "ReaderFuzzTests: \(count) files, \(rows) rows, \(problems) problems, \(refused) refused; slowest \(slowest)"
        )
        #expect(rows > 0 && problems > 0 && refused > 0)
    }

    @Test(arguments: ["1969-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
    func aYearThatCannotBeIsRefused(_ start: String) throws {
        let text = "resource_id,start_time,end_time\nR,\(start),2027-01-01T00:00:00Z\n"
        let seen = try Self.read(.csv, Array(text.utf8), .utc)
        #expect(seen == (rows: 0, problems: 1))
    }

    private static func read(_ form: ImportFormat, _ bytes: [UInt8], _ zone: Zone) throws -> (rows: Int, problems: Int)
    {
        let file = InputFile("test", bytes: bytes)
        try ImportFormat.checkEncoding(file)
        let reader = RowReader(zone: zone, keyColumn: form == .ics ? "uid" : nil, isKeyOptional: true)
        var source: any RecordSource =
            switch form {
            case .csv: try DelimitedReader(file, .csv)
            case .tsv: try DelimitedReader(file, .tsv)
            case .ndjson: NDJSONReader(file)
            case .ics: CalendarReader(file, zone: zone, resource: "R", until: Times.at("2029-01-01T00:00Z"))
            }
        var (rows, problems) = (0, 0)
        while true {
            do {
                guard let record = try source.next() else { return (rows, problems) }
                let row = try reader.row(record)
                #expect(row.slot.start < row.slot.end && row.slot.start.isBookable && row.slot.end.isBookable)
                rows += 1
            } catch is RowProblem {
                problems += 1
            }
        }
    }

    private static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            let range = place..<min(bytes.count, place + .random(in: 0...40, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes.removeSubrange(range)
            case 2: bytes.insert(contentsOf: bytes[range], at: .random(in: 0...bytes.count, using: &random))
            case 3: bytes.removeSubrange(place...)
            case 4:
                bytes.replaceSubrange(place..<min(bytes.count, place + 1), with: pieces.randomElement(using: &random)!)
            default: bytes.insert(contentsOf: pieces.randomElement(using: &random)!, at: place)
            }
        }
        return bytes
    }
}
