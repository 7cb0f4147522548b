/// What one pass of the resolver did.
struct PassRecord: Record {
    var promoted = 0
    var rejected = 0
    /// How many bookings are PENDING afterwards.
    var pending = 0
    /// How many resources had any.
    var resources = 0
    var elapsedMilliseconds = 0

    static let columns = ["promoted", "rejected", "pending", "resources", "elapsed_ms"]

    var values: [Value] {
        [
            .number(promoted), .number(rejected), .number(pending), .number(resources), .number(elapsedMilliseconds),
        ]
    }

    /// One line for people and journals.
    var sentence: String {
        "promoted \(promoted), rejected \(rejected), pending \(pending) (\(resources) "
            + "\(resources == 1 ? "resource" : "resources"), \(elapsedMilliseconds) ms)"
    }
}

/// What a pass would do: the answer to `--dry-run`.
struct Rehearsal: JSONWritable {
    var pass: PassRecord
    let wouldPromote: [String]
    let wouldReject: [String]

    func write(to json: inout JSONText) {
        json.object {
            pass.writeFields(to: &$0)
            $0.field("would_promote", wouldPromote)
            $0.field("would_reject", wouldReject)
        }
    }
}

extension Rehearsal {
    /// From the rows of `booking.rehearse_pass`.
    init(_ rows: RowSet, elapsed: Int) {
        func ids(_ verdict: String) -> [String] { rows.filter { $0.optionalText(1) == verdict }.map { $0.uuid(0) } }
        wouldPromote = ids("VALID")
        wouldReject = ids("REJECTED")
        let last = rows.last
        pass = PassRecord(
            pending: last?.int(2) ?? 0, resources: last?.int(3) ?? 0, elapsedMilliseconds: elapsed)
    }
}
