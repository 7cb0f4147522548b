/// A figure for monitoring.
struct Metric: Equatable {
    /// As Prometheus knows them.
    enum Kind: String {
        case gauge, counter
    }

    /// With its unit, as Prometheus' conventions have it: `…_seconds`, `…_total`.
    let name: String
    let kind: Kind
    let help: String
    let value: Double
}

extension Metric {
    /// From a row of `booking.metrics`.
    init(_ row: Row) {
        name = row.text("name")
        kind = Kind(rawValue: row.text("type")) ?? .gauge
        help = row.text("help")
        value = row.double("value")
    }
}
