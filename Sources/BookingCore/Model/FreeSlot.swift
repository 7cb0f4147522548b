/// A time that a resource is free.
struct FreeSlot: Record, Equatable {
    /// The resource's name.
    let resource: String
    let slot: Slot

    static let columns = ["resource_id", "start_time", "end_time"]

    var values: [Value] { [.text(resource), .time(slot.start), .time(slot.end)] }
}

extension FreeSlot {
    init(_ row: Row) {
        resource = row.text("resource_id")
        slot = Slot(start: row.timestamp("start_time"), end: row.timestamp("end_time"))
    }
}
