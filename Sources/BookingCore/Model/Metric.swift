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
        name = row.text(0)
        kind = Kind(rawValue: row.text(1)) ?? .gauge
        help = row.text(2)
        value = row.double(3)
    }
}
