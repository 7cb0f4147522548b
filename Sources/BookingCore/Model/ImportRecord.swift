/// What came of an import.
struct ImportRecord: Record {
    var imported = 0
    /// What had come before.
    var passedOver = 0
    var rejected = 0
    var newResources = 0

    static let columns = ["imported", "passed_over", "rejected", "new_resources"]

    var values: [Value] { [.number(imported), .number(passedOver), .number(rejected), .number(newResources)] }

    var sentence: String {
        "imported \(imported.counting("booking"))"
            + (passedOver > 0 ? ", passed over \(passedOver) that had come before" : "")
    }
}

/// What an import would do: the answer to `--dry-run`.
struct ImportRehearsal: JSONWritable {
    /// A row that would be in conflict.
    struct Conflict: JSONWritable {
        let line: Int
        let resource: String
        let user: String
        let slot: Slot
        let count: Int
        /// Rows of the file, and bookings that are there, the first of each.
        let lines: [String]
        let ids: [String]

        func write(to json: inout JSONText) {
            json.object {
                $0.field("line", line)
                $0.field("resource_id", resource)
                $0.field("user_id", user)
                $0.field("start_time", slot.start.rfc3339)
                $0.field("end_time", slot.end.rfc3339)
                $0.field("count", count)
                $0.field("lines", lines.compactMap { Int($0) })
                $0.field("bookings", ids)
            }
        }
    }

    let rows: Int
    /// What had come before.
    let passedOver: Int
    let rejected: Int
    let newResources: [String]
    let conflicts: [Conflict]

    func write(to json: inout JSONText) {
        json.object {
            $0.field("rows", rows)
            $0.field("passed_over", passedOver)
            $0.field("rejected", rejected)
            $0.field("new_resources", newResources)
            $0.field("conflicting", conflicts)
        }
    }
}

extension ImportRehearsal.Conflict {
    init(_ row: Row) {
        line = row.int("line")
        resource = row.text("resource_name")
        user = row.text("owner")
        slot = Slot(start: row.timestamp("start_time"), end: row.timestamp("end_time"))
        count = row.int("others")
        lines = row.texts("lines").compactMap(\.self)
        ids = row.texts("ids").compactMap(\.self)
    }
}
