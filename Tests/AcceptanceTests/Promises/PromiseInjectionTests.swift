import Foundation
import Testing

@testable import BookingCore

/// What another wrote is text and nothing else, wherever it comes out.
@Suite struct PromiseInjectionTests {
    private let here = Installation()

    /// Everything that a shell, a browser, a spreadsheet, a format string or a parser of JSON or CSV may take for its own.
    private static let clever = #"=1+1"',;$(touch PWNED)`touch PWNED`|touch PWNED&</td><script>alert(1)</script>%n\"#
    /// And what no client may write: a server whose check was taken away shall not be believed.
    private static let controlling =
        "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\r\u{8}\u{202E}\u{2066}\u{E0041}\u{200B}\u{2028}"
    private static let hostile = clever + controlling

    /// Two bookings in conflict, of whose resource, owner and note each is hostile.
    private func plant() -> [String] {
        here.sql(
            """
            create or replace function booking.clean_text(p_what text, p_text text) returns text
            language sql immutable as 'select p_text'
            """)
        let text = "'" + Self.hostile.replacing("'", with: "''") + "'"
        return (0..<2).map { n in
            here.sql(
                """
                select id from booking.create_booking(
                  \(text) || \(n), \(text), '2031-05-05T10:00Z', '2031-05-05T11:00Z', \(text)) limit 1
                """) ?? ""
        }
    }

    private func expectTame(_ run: Run, _ mode: String) {
        let tabs = mode == "tsv" || mode == "csv" ? "\t" : ""
        let raw = (run.out + run.err).unicodeScalars.filter {
            Escape.isHidden($0) && $0 != "\n" && !tabs.unicodeScalars.contains($0)
        }
        #expect(raw.isEmpty, "\(run.words) shows \(raw.map { String($0.value, radix: 16) })")
        #expect(!FileManager.default.fileExists(atPath: "PWNED"))
    }

    @Test(arguments: ["table", "json", "ndjson", "csv", "tsv"])
    func noModeShowsItRaw(_ mode: String) throws {
        let ids = plant()
        #expect(ids.count == 2 && !ids.contains(""))
        let commands = [
            ["list"], ["show", ids[0]], ["history", ids[0]], ["why", ids[1]], ["conflicts"], ["resource", "list"],
            ["free", "--for", "1h", "--from", "2031-05-05T09:00Z"], ["agenda", "--date", "2031-05-05"],
            ["member", "list"],
            ["status"], ["policy"], ["process-pending", "--dry-run"],
            ["watch", "--since", "beginning", "--timeout", "0s"], ["delete", ids[0]], ["undo", ids[0]],
        ]
        var shown = 0
        for words in commands {
            let run = here.run(words + ["-o", mode])
            // Not every command prints every format.
            guard run.status != 2 else { continue }
            #expect(run.status == 0, "\(run)")
            expectTame(run, mode)
            if run.out.contains("touch PWNED") { shown += 1 }
        }
        #expect(shown >= 6)
    }

    /// In a calendar it is the value of a property: it begins no line, and so no property or event.
    @Test(arguments: [[], ["--free-busy"]]) func aCalendarHasNoLinesOfOthers(_ options: [String]) {
        _ = plant()
        let run = here.run(["export", "-o", "ics"] + options)
        #expect(run.status == 0, "\(run)")
        let lines = run.out.components(separatedBy: "\r\n")
        let raw = lines.joined().unicodeScalars.filter { Escape.isHidden($0) }
        #expect(raw.isEmpty, "it shows \(raw.map { String($0.value, radix: 16) })")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        let known = /[A-Z-]+[:;].*| .*|/
        #expect(lines.filter { $0.wholeMatch(of: known) == nil } == [])
        #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == (options.isEmpty ? 2 : 0))
    }

    @Test func itIsTheSameTextInJSON() {
        _ = plant()
        let bookings = here.run("list", "--json").list
        #expect(bookings.count == 2)
        for booking in bookings {
            for field in ["resource_id", "note"] { #expect(booking[field] as? String == Self.hostile) }
        }
    }

    @Test func aCellIsACell() {
        _ = plant()
        let lines = here.run("list", "-o", "tsv").out.split(separator: "\n")
        #expect(lines.count == 3)
        let columns = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        #expect(Set(columns.map(\.count)).count == 1)
        #expect(columns.dropFirst().allSatisfy { $0[1].hasPrefix("'=1+1") })
    }

    @Test func errorsAreTameToo() {
        let ids = plant()
        here.sql("update booking.resource set retired_at = now() where name like '=1+1%'")
        for words in [
            ["create", Self.clever, "2031-05-05T10:00Z", "--for", "1h"], ["list", Self.clever],
            ["update", ids[0], "--if-rev", "7", "--note", "x"], ["list", "--owner", Self.clever],
            ["show", Self.clever], ["policy", Self.clever, "x"], [Self.clever], ["--" + Self.clever],
            ["create", Self.hostile, "10:00", "11:00"], ["list", "--date", Self.hostile],
        ] {
            expectTame(here.run(words), "error")
        }
    }

    /// In the page of `agenda --html` it is text between tags.
    @Test func noMarkupComesFromAName() {
        _ = plant()
        let page = here.run("agenda", "--date", "2031-05-05", "--html", "-")
        #expect(page.status == 0 && page.out.contains("touch PWNED"))
        expectTame(page, "html")
        #expect(!page.out.contains("<script") && !page.out.contains("</td><s"))
        #expect(page.out.contains("&lt;/td&gt;&lt;script&gt;"))
    }

    /// The command of `watch --exec` is the caller's words; what others wrote are variables, and a file.
    @Test func noTextIsPartOfACommand() throws {
        let ids = plant()
        let folder = FileManager.default.temporaryDirectory.appending(path: "injection-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let command = #"cd "$FOLDER"; printf %s "$BOOKING_EVENT_NOTE"; echo; cat"#
        let run = here.start(
            "watch", "--since", "beginning", "--count", "1", "--exec", command, environment: ["FOLDER": folder.path]
        ).end()
        #expect(run.status == 0, "\(run)")
        let lines = run.out.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        #expect(lines.first.map(String.init) == Self.hostile)
        #expect(lines.last?.contains(ids[0]) == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    /// Nor in `run`, whose command is told of the hold in its environment.
    @Test func theCommandOfAHoldGetsItAsAVariable() {
        let run = here.run("run", Self.clever, "--for", "1h", "--note", Self.clever, "--", "env")
        #expect(run.status == 0, "\(run)")
        #expect(run.out.contains(Self.clever))
        expectTame(run, "run")
        // What `acquire` prints is made for eval.
        let held = Tool.shell(
            #"eval "$(booking acquire "$RESOURCE" --for 1h --shell)" && printf %s "$BOOKING_RESOURCE""#,
            ["BOOKING_DATABASE_URL": here.conninfo, "RESOURCE": Self.clever])
        #expect(held.out == Self.clever, "\(held)")
        #expect(!FileManager.default.fileExists(atPath: "PWNED"))
    }
}
