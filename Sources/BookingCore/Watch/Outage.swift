/// A time in which the server cannot be reached: told once when it begins and once when it is over.
struct Outage {
    private let began = Instant.now
    private var backoff = Backoff(shortest: .milliseconds(50), longest: .seconds(5))

    init(_ failure: Failure, _ notices: Notices) {
        notices.note(failure.message)
        notices.hint("trying again until it works; nothing is lost meanwhile")
    }

    mutating func pause() -> Duration {
        backoff.next()
    }

    func end(_ notices: Notices) {
        notices.note("connected again after \((began.elapsedMilliseconds + 999) / 1_000) s")
    }
}
