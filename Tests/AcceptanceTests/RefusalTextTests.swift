import Foundation
import Testing

/// All that the database refuses with, as a text to be read: `refusals.txt`, made anew with
/// `BOOKING_GOLDEN=write swift test --filter RefusalTextTests`.
@Suite struct RefusalTextTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let path = folder.appending(path: "refusals.txt")

    /// Every kind that `booking.fail` knows, with values as they occur.
    private static let examples: KeyValuePairs = [
        "not-member": ["alice"],
        "not-allowed": ["alice", "admin"],
        "not-delegate": ["alice", "bob"],
        "not-delegate-for": ["alice", "bob"],
        "not-owner": ["3f2a9c41", "bob", "alice"],
        "not-booker": ["alice", "gpu-3", "the group research"],
        "not-approver": ["alice", "gpu-3", "bob, carol"],
        "nothing-to-approve": ["3f2a9c41", "VALID"],
        "needs-approval": ["gpu-3", "bob, carol"],
        "out-of-service": ["gpu-3", "from 2026-03-21 10:00Z to 2026-03-22 10:00Z: repair"],
        "not-closed": ["gpu-3"],
        "bad-text": ["note", "has more than 2000 characters", "shorten it"],
        "bad-row": ["7", "note", "the note holds a control, format or bidi character"],
        "bad-slot": [],
        "bad-years": [],
        "bad-span": ["grace period", "-00:15:00"],
        "bad-least": ["2 hours", "1 hour"],
        "too-short": ["5m", "15m"],
        "too-long": ["40d", "30d"],
        "too-far": ["400d", "90d"],
        "too-soon": ["in 10m", "1h"],
        "too-long-there": ["5h", "gpu-3", "4h"],
        "off-slot": ["gpu-3", "30m", "10:10:00", "10:30:00", "UTC"],
        "closed-day": ["gpu-3", "Sunday", "2026-03-22", "UTC"],
        "out-of-hours": ["gpu-3", "09:00", "17:00", "UTC", "16:00", "18:00"],
        "too-much-a-week": ["alice", "38h", "2026-03-16", "4h", "40h"],
        "bad-buffer": ["25 hours"],
        "bad-zone": ["Europe/Berln"],
        "too-many-there": ["alice", "5", "5", "gpu-3"],
        "too-many": ["alice", "20", "20"],
        "long-series": ["400", "366"],
        "overlaps-itself": ["2026-03-21 10:00Z", "2026-03-22 09:00Z"],
        "no-series": ["3f2a9c41"],
        "short-id": ["3f2"],
        "still-to-come": ["2031-01-01T00:00:00Z"],
        "key-reused": ["nightly-7"],
        "changed": ["3f2a9c41", "3", "2"],
        "taken": ["gpu 3", "bob", "6f7ce059", "VALID"],
        "waited-for": ["gpu-3", "bob"],
        "not-held": ["3f2a9c41", "PENDING"],
        "not-valid": ["3f2a9c41", "PENDING"],
        "no-more": ["3f2a9c41"],
        "over": ["3f2a9c41"],
        "many-at-once": ["120", "100"],
        "many-waiters": ["alice", "1000"],
        "many-wanted": ["alice", "290", "300"],
        "no-tag": ["gpu=a100"],
        "came-meanwhile": [],
        "left-undone": ["3 bookings were", ", held by alice (process 4711)"],
        "undecided": ["2 bookings"],
        "overlap": [],
        "no-booking": ["3f2a9c41"],
        "ambiguous": ["3f2a", "3f2a9c41-0d5e-4b7a-9c1d-2e8f6a7b5c40, 3f2abb02-7c3d-4e1f-8a9b-0c1d2e3f4a5b"],
        "deleted": ["3f2a9c41"],
        "no-resource": ["gpu-4", "see what there is with: booking resource list"],
        "no-owner": ["bob"],
        "closed": ["gpu-4"],
        "retired": ["gpu-3"],
        "resource-exists": ["gpu-3"],
        "similar": ["GPU-3", "gpu-3"],
        "nothing-to-undo": ["3f2a9c41"],
        "older-schema": ["20", "21"],
        "older-client": ["3", "2"],
        "isolation": [],
        "restored": [],
        "standby": [],
        "bad-cursor": [],
        "cursor-held": ["feed", "alice", "2026-03-21 10:00:00Z", "15 s"],
        "cursor-lost": ["feed", "alice"],
        "cursor-elsewhere": [],
        "cursor-pruned": [],
        "cursor-rewound": [],
        "state-pruned": ["2026-03-21T10:00:00Z"],
        "long-report": [],
        "no-state-yet": ["2126-03-21T10:00:00Z"],
        "replica": [],
        "no-role": ["alice"],
        "no-group": ["research"],
        "many-members": ["alice", "1000"],
        "many-resources": ["alice", "1000"],
        "many-cursors": ["alice", "100", "old feed"],
        "forget-member": ["bob"],
        "last-admin": ["ann"],
        "moved-meanwhile": [],
    ]

    private let text: String

    init() {
        let rows = Self.examples.enumerated().map { place, example in
            let values = example.value.map { "'" + $0.replacing("'", with: "''") + "'" }.joined(separator: ", ")
            return "(\(place), '\(example.key)', array[\(values)]::text[])"
        }
        let said = Installation().sql(
            """
            create function pg_temp.said(p_kind text, p text[]) returns text language plpgsql as $$
            declare v_message text; v_hint text;
            begin
              perform booking.fail(p_kind, variadic p);
            exception when others then
              get stacked diagnostics v_message := message_text, v_hint := pg_exception_hint;
              return format(E'%s %s\\nbooking: %s\\nhint: %s\\n', sqlstate, p_kind, v_message, v_hint);
            end $$;
            select string_agg(pg_temp.said(v.kind, v.p), E'\\n' order by v.place)
            from (values \(rows.joined(separator: ",\n"))) v(place, kind, p)
            """)
        text = said ?? ""
    }

    @Test func refusalsReadAsWritten() throws {
        if ProcessInfo.processInfo.environment["BOOKING_GOLDEN"] == "write" {
            try text.write(to: Self.path, atomically: true, encoding: .utf8)
        }
        let file = try String(contentsOf: Self.path, encoding: .utf8)
        #expect(file == text, "\(Self.path.path): read what has changed, then write it anew")
    }

    @Test func everyRefusalIsThere() throws {
        let source = Self.folder.appending(path: "../../sql/function/text/fail.sql").standardized
        let entry = try Regex(#"(?m)^    \('([a-z-]+)', '[0-9A-Z]{5}'"#)
        let known = try String(contentsOf: source, encoding: .utf8).matches(of: entry)
            .map { String($0.output[1].substring ?? "") }
        #expect(known.count > 60)
        #expect(known == Self.examples.map(\.key))
    }

    @Test func eachIsOneLineAndAHint() {
        for refusal in text.components(separatedBy: "\n\n") {
            let lines = refusal.split(separator: "\n", omittingEmptySubsequences: true)
            #expect(lines.count == 3, "\(refusal)")
            for line in lines.dropFirst() {
                let words = line.drop { $0 != " " }.dropFirst()
                #expect(!words.isEmpty && !words.hasSuffix("."), "\(refusal)")
            }
        }
    }
}
