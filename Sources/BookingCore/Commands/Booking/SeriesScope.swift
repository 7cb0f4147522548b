/// A command that can be about a booking, or about the series that it belongs to.
protocol ConcernsSeries: Command {}

extension ConcernsSeries {
    static var series: Option<Self, Bool> {
        .flag("series", "all bookings of its series that are not deleted", conflicts: ["following"])
    }
    static var following: Option<Self, Bool> {
        .flag("following", "this one and those of its series that come later")
    }
}

/// How much of a series is meant.
enum SeriesScope {
    case series, following
}

extension Given where Owner: ConcernsSeries {
    /// Nil for one booking alone.
    var scope: SeriesScope? {
        if self[Owner.series] { return .series }
        return self[Owner.following] ? .following : nil
    }
}
