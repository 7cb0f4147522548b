import Foundation
import Testing

@testable import BookingCore

struct ZoneLookupTests {
    @Test(arguments: ["Europe/Berlin", "UTC", "EST5EDT", "Etc/GMT+3", "<+03>-3", "CET-1CEST,M3.5.0,M10.5.0/3"])
    func aKnownZoneKeepsItsName(name: String) throws {
        #expect(try Times.zone(name).name == name)
    }

    @Test(arguments: [
        "", "Mars/Olympus", "europe/nowhere", "../../../etc/passwd", "/usr/share/zoneinfo/Europe/Berlin", "Europe",
        "Europe/../Europe/Berlin", "./Europe/Berlin", "Europe//Berlin", "Europe/Berlin\0", "zone.tab", "CEST",
        "right/Europe/Berlin", "E5", "EST25", "EST5EDT,M13.1.0,M11.1.0", "EST5EDT,M3.2.0", "<+03-3", "UTC\n",
        ":Europe/Berlin", String(repeating: "a", count: 10_000),
    ])
    func anUnknownZoneIsAnError(name: String) {
        let failure = Times.failure { try Times.zone(name) }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.hasPrefix("unknown time zone: '") == true)
        #expect((failure?.message.count ?? 0) < 100)
    }

    @Test(arguments: [
        ("Asia/Tokyo", "Asia/Tokyo"), (":Asia/Tokyo", "Asia/Tokyo"),
        ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"), ("JST-9", "JST-9"),
    ])
    func theVariableDecides(setting: String, name: String) throws {
        let zone = try Zone.local(Environment(["TZ": setting]))
        #expect(zone.name == name)
        #expect(zone.offset(at: .earliest) == 9 * 3_600)
    }

    static let opposites: [(name: String, meant: String?)] = [
        ("UTC+2", "Etc/GMT-2"), ("GMT-5", "Etc/GMT+5"), ("utc+2", "Etc/GMT-2"), ("UTC2", "Etc/GMT-2"),
        ("+02:00", "Etc/GMT-2"), ("-5", "Etc/GMT+5"), ("Z+2", "Etc/GMT-2"), ("UTC+5:30", nil), ("UTC-13", nil),
        ("CET+1", nil), ("JST-9", nil),
    ]

    @Test(arguments: opposites)
    func aZoneThatMeansTheOppositeIsRefused(name: String, meant: String?) throws {
        let failure = Times.failure { try Zone.asked(name, Environment([:])) }
        let isBare = name.hasPrefix("+") || name.hasPrefix("-")
        let what = isBare ? "an offset is no time zone" : "a time zone that POSIX takes the other way round than people"
        #expect(failure?.message == "\(what): '\(name)'")
        let offset = "give the offset with the time, as in 2026-03-21T10:00+02:00"
        #expect(
            failure?.hint == (meant.map { "write \($0), or " } ?? "name a place, as in Europe/Berlin, or ") + offset)
    }

    @Test(arguments: [
        "UTC", "GMT", "GMT+0", "GMT-0", "Etc/GMT-2", "Etc/GMT+5", "EST5EDT", "EST5", "<+03>-3",
        "CET-1CEST,M3.5.0,M10.5.0/3",
    ])
    func aZoneThatMeansWhatItSaysIsTaken(name: String) throws {
        #expect(try Zone.asked(name, Environment([:])).name == name)
    }

    @Test func theVariableKeepsItsMeaning() throws {
        let zone = try Zone.local(Environment(["TZ": "UTC+2"]))
        #expect(zone.offset(at: .earliest) == -2 * 3_600)
    }

    @Test(arguments: ["Mars/Olympus", ":../../etc/passwd", "/etc/passwd", "/nowhere", ":"])
    func aWrongVariableIsAnError(setting: String) {
        #expect(throws: Failure.self) { try Zone.local(Environment(["TZ": setting])) }
    }

    @Test func elseTheSystemsFileDecides() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let real = folder.appendingPathComponent("real").path
        try FileManager.default.createSymbolicLink(
            atPath: real, withDestinationPath: "/usr/share/zoneinfo/Europe/Lisbon")
        #expect(try Zone.local(Environment([:]), systemFile: real) == Times.zone("Europe/Lisbon"))
        #expect(try Zone.local(Environment(["TZ": ":\(real)"])).name == "Europe/Lisbon")

        let (link, copy) = (folder.appendingPathComponent("link").path, folder.appendingPathComponent("copy").path)
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: "../usr/share/zoneinfo/America/Argentina/Ushuaia")
        try FileManager.default.copyItem(
            at: URL(fileURLWithPath: "/usr/share/zoneinfo/Asia/Tokyo"), to: URL(fileURLWithPath: copy))

        #expect(try Zone.local(Environment([:]), systemFile: link).name == "America/Argentina/Ushuaia")
        #expect(try Zone.local(Environment([:]), systemFile: copy).offset(at: .earliest) == 9 * 3_600)
        #expect(try Zone.local(Environment([:]), systemFile: folder.path + "/none").name == "UTC")
        try Data("not a zone".utf8).write(to: URL(fileURLWithPath: copy))
        #expect(throws: Failure.self) { try Zone.local(Environment([:]), systemFile: copy) }
    }

    @Test func utcNeedsNoFiles() throws {
        #expect(try Zone.named("UTC", Environment(["TZDIR": "/nowhere"])) == .utc)
        #expect(throws: Failure.self) { try Zone.named("Europe/Berlin", Environment(["TZDIR": "/nowhere"])) }
    }

    /// RFC 9636, B.4 and B.3: summer time all year, and changes on the day before.
    @Test func aRuleCanReachBeyondItsYear() throws {
        let allYear = try Times.zone("XXX3EDT4,0/0,J365/23")
        let nuuk = try Times.zone("<-02>2<-01>,M3.5.0/-1,M10.5.0/0")
        for day in ["2026-01-01", "2026-07-01", "2026-12-31"] {
            #expect(allYear.offset(at: Times.at("\(day)T03:00:00Z")) == -4 * 3_600)
        }
        #expect(nuuk.offset(at: Times.at("2026-03-29T00:59:59Z")) == -2 * 3_600)
        #expect(nuuk.offset(at: Times.at("2026-03-29T01:00:00Z")) == -1 * 3_600)
    }

    /// Files cut short or with any byte changed are read or refused, and never trap.
    @Test func brokenFilesAreHarmless() throws {
        let seed = Times.seed()
        var random = Times.Random(seed: seed)
        let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Berlin")))
        #expect(ZoneTable(file: file) != nil)
        #expect(ZoneTable(file: Array(file.dropLast())) == nil)
        for _ in 0..<3_000 {
            var broken = Array(file.prefix(.random(in: 0...file.count, using: &random)))
            for _ in 0..<Int.random(in: 0...3, using: &random) where !broken.isEmpty {
                broken[.random(in: broken.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            guard let table = ZoneTable(file: broken) else { continue }
            let zone = Zone(name: "broken", table: table)
            let instant = Timestamp(microseconds: .random(in: .min ... .max, using: &random))
            _ = zone.gap(around: zone.civil(instant))
        }
    }
}
