/// Moments at a fixed interval from the first on, however long the work between them takes; those missed are left out.
///
/// Each is put off by a random part of `jitter`, so that many resolvers do not come all at once; the next one counts from
/// the moment without it, so that nothing adds up.
struct Schedule {
    let interval: Duration
    let jitter: Duration
    private var due: Instant

    init(interval: Duration, jitter: Duration = .zero, from start: Instant = .now) {
        self.interval = interval
        self.jitter = jitter
        due = start
    }

    /// The first moment that is still to come, also after work that was done out of turn.
    mutating func next(after now: Instant = .now) -> Instant {
        while due <= now { due += interval }
        return due + jitter * Double.random(in: 0...1)
    }
}
