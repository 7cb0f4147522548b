import Foundation
import Testing

@testable import BookingCore

struct ZoneTests {
    @Test func clocksChangeInBerlin() throws {
        let zone = try Times.zone("Europe/Berlin")
        #expect(zone.offset(at: Times.at("2026-03-29T00:59:59.999999Z")) == 3_600)
        #expect(zone.offset(at: Times.at("2026-03-29T01:00:00Z")) == 7_200)
        #expect(zone.offset(at: Times.at("9999-07-01T00:00:00Z")) == 7_200)
        #expect(zone.civil(Times.at("2026-03-21T10:00:00.5Z")).iso == "2026-03-21T11:00:00.500000")
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-03-29T02:30", []),
        ("Europe/Berlin", "2026-03-29T02:00", []),
        ("Europe/Berlin", "2026-03-29T03:00", ["2026-03-29T01:00:00Z"]),
        ("Europe/Berlin", "2026-10-25T02:30", ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]),
        ("Europe/Berlin", "2026-10-25T03:00", ["2026-10-25T02:00:00Z"]),
        ("Australia/Lord_Howe", "2026-04-05T01:45", ["2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"]),
        ("Pacific/Apia", "2011-12-30T12:00", []),
        ("UTC", "2026-03-29T02:30", ["2026-03-29T02:30:00Z"]),
    ])
    func aLocalTimeHappensOnceTwiceOrNever(zone: String, civil: String, instants: [String]) throws {
        let civil = CivilTime(utc: Times.at(civil + "Z"))
        #expect(try Times.zone(zone).instants(of: civil).map(\.rfc3339) == instants)
    }

    @Test(arguments: [
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
        ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z"),
        ("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z"),
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z"),
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
    ])
    func aDayBeginsAtItsFirstInstant(zone: String, date: String, start: String) throws {
        let zone = try Times.zone(zone)
        #expect(zone.start(of: Times.date(date)).rfc3339 == start)
        #expect(zone.civil(Times.at(start).adding(microseconds: -1)).date < Times.date(date))
    }

    /// coreutils' `date` asks libc, in a process of its own.
    @Test func offsetsAreThoseOfLibc() throws {
        let seed = Times.seed()
        var random = Times.Random(seed: seed)
        let posix = ["EST5EDT,M3.2.0,M11.1.0", "<+0330>-3:30", "AAA-3BBB,J60/0,300/-5", "NZST-12NZDT,M9.5.0,M4.1.0/3"]
        for name in try Self.zoneNames().shuffled(using: &random).prefix(40) + posix {
            let zone = try Times.zone(name)
            let seconds =
                (0..<500).map { _ in Int64.random(in: 0...253_402_300_799, using: &random) }
                + (0..<500).map { _ in Int64.random(in: 0...4_000_000_000, using: &random) }
            let offsets = seconds.map { String(offset: zone.offset(at: Timestamp(microseconds: $0 * 1_000_000))) }
            let expected = try Self.libcOffsets(name, seconds)
            #expect(expected.count == seconds.count)
            for (index, second) in seconds.enumerated() where offsets[index] != expected[index] {
                Issue.record("seed \(seed), \(name) at \(second): \(offsets[index]), not \(expected[index])")
                break
            }
        }
    }

    /// Files with few changes and much rule, as other distributions have them.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/sbin/zic")))
    func slimFilesSayTheSame() throws {
        let seed = Times.seed()
        var random = Times.Random(seed: seed)
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("zones-\(seed)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        _ = try Self.output(of: "/usr/sbin/zic", ["-b", "slim", "-d", directory, "/usr/share/zoneinfo/tzdata.zi"])
        for name in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "Africa/Casablanca"] {
            let (slim, fat) = (try Zone.named(name, Environment(["TZDIR": directory])), try Times.zone(name))
            for _ in 0..<2_000 {
                let instant = Timestamp(microseconds: .random(in: 0...4_000_000_000_000_000, using: &random))
                let context: Comment = "seed \(seed), \(name), \(instant.rfc3339)"
                #expect(slim.offset(at: instant) == fat.offset(at: instant), context)
            }
        }
    }

    /// Every instant is among those at which its local time happens, and what is skipped lies in a gap.
    @Test func civilTimeLeadsBack() throws {
        let seed = Times.seed()
        var random = Times.Random(seed: seed)
        for name in try Self.zoneNames().shuffled(using: &random).prefix(60) {
            let zone = try Times.zone(name)
            for _ in 0..<300 {
                let instant = Timestamp(microseconds: .random(in: 0...3_000_000_000_000_000, using: &random))
                let civil = zone.civil(instant)
                guard zone.instants(of: civil).contains(instant), zone.start(of: civil.date) <= instant else {
                    Issue.record("seed \(seed), \(name): \(instant.rfc3339)")
                    return
                }
            }
        }
    }

    @Test func aGapEndsWithTheClockChange() throws {
        let zone = try Times.zone("Europe/Berlin")
        let gap = zone.gap(around: CivilTime(utc: Times.at("2026-03-29T02:17:03.25Z")))
        #expect(gap == Zone.Gap(before: 3_600, after: 7_200, end: Times.at("2026-03-29T01:00:00Z")))
    }

    static func zoneNames() throws -> [String] {
        let table = try String(contentsOfFile: "/usr/share/zoneinfo/tzdata.zi", encoding: .utf8)
        return table.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.first == "Z" ? String(words[1]) : words.first == "L" ? String(words[2]) : nil
        }
    }

    private static func libcOffsets(_ zone: String, _ seconds: [Int64]) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(seconds.map { "@\($0)\n" }.joined().utf8).write(to: file)
        let lines = try output(of: "/usr/bin/date", ["-f", file.path, "+%::z"], ["TZ": zone, "LC_ALL": "C"])
        return lines.split(separator: "\n").map { line in
            // `-00:00:00` is how `date` says that a zone has no offset yet.
            let offset = line.hasSuffix(":00") ? line.dropLast(3) : line
            return offset == "-00:00" ? "+00:00" : String(offset)
        }
    }

    private static func output(
        of program: String, _ arguments: [String], _ environment: [String: String] = [:]
    ) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
