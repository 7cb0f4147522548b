/// What somebody holds, until when by the clock that nobody sets, and how it is given back.
struct Hold {
    /// Of what is held, for messages.
    let name: String
    let bookings: [BookingRecord]
    let end: Deadline
    let session: Session
    let signals: SignalDescriptor
    let user: String?
    let notices: Notices
    private let key: RequestKey
    /// What every placement owes once it is committed.
    let lookAgain: Query

    /// - Parameter since: when it was asked for; it was given later than that, so that it is not used too long.
    init(_ bookings: [BookingRecord], since: Instant, _ acquisition: Acquisition, _ context: Context) {
        name = bookings.map(\.resource).joined(separator: " and ")
        self.bookings = bookings
        end = .at(since + (bookings.map(\.slot.length).min() ?? .zero))
        (session, signals) = (acquisition.session, acquisition.signals)
        (user, notices) = (context.user, context.notices)
        key = RequestKey(for: context.invocation)
        lookAgain = acquisition.lookAgain
    }

    /// That somebody is there; the first has to be heard before anything relies on it.
    func beat(_ length: Duration) -> Query {
        "select * from booking.check_in(\(user), \(bookings.compactMap(\.id)), \(length))"
    }

    /// Ends what is left of it. While the database is away it is tried again, but no longer than the hold would last.
    /// - Parameter end: when that is, where it was extended.
    func release(lasting end: Deadline? = nil) {
        let end = end ?? self.end
        var backoff = Backoff(shortest: .milliseconds(50), longest: .seconds(2))
        // Of what came while the command ended, nothing is meant for this.
        while signals.take() != nil {}
        while true {
            do {
                _ = try session.transactions([[lookAgain], [giveBack]], deadline: .after(.seconds(10)))
                return
            } catch let error as ServerError where !error.isTransient {
                return notices.detail("not released: \(error.message)")
            } catch let failure as Failure where failure.kind == .notAllowed {
                return notices.detail("not released: \(failure.message)")
            } catch {
                session.disconnect()
                if end.hasPassed { return }
                // A signal says that nobody wants to wait for this.
                if signals.wait(until: .first(.after(backoff.next()), end)!) != nil { return tellOfEnd() }
            }
        }
    }

    /// What somebody has moved to a later time is his again.
    private var giveBack: Query {
        """
        select * from booking.release_bookings(\(user), array(
            select b.id::text
            from unnest(\(bookings.compactMap(\.id))::text[], \(bookings.map(\.slot.start))::timestamptz[]) h(id, start),
              booking.show_booking(\(user), h.id) b
            where b.start_time <= greatest(h.start, clock_timestamp())), \(key.key), \(key.request))
        """
    }

    private func tellOfEnd() {
        notices.note("the database does not answer: the hold ends by itself, at its end")
        notices.hint("to end it sooner: booking release \(bookings.map(\.shortID).joined(separator: " "))")
    }
}
