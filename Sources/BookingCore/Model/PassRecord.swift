/// What one pass of the resolver did.
struct PassRecord: Record {
    var promoted = 0
    var rejected = 0
    /// How many bookings it left PENDING.
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
        "promoted \(promoted), rejected \(rejected), pending \(pending) (\(resources.counting("resource")), "
            + "\(elapsedMilliseconds) ms)"
    }
}
