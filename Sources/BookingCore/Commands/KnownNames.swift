/// Names that a list goes by. One that does not exist is an error that tells the nearest that does: a mistyped room would
/// look free.
struct KnownNames {
    private let resources: [String]
    private let owner: String?
    private let context: Context
    private let session: Session

    init(resources: [String], owner: String? = nil, _ context: Context, _ session: Session) {
        (self.resources, self.owner, self.context, self.session) = (resources, owner, context, session)
    }

    private static let refusals: [String?] = [SQLState.noResource, SQLState.closedList, SQLState.noOwner]

    private var areNone: Bool { resources.isEmpty && owner == nil }

    /// Reads what goes by them, in one round trip with the check, which is spared where none is given.
    func read(_ queries: Query...) throws -> [RowSet] {
        let due = Session.resolving(for: context.user)
        if areNone { return Array(try session.read([due] + queries).dropFirst()) }
        let check: Query =
            "select booking.check_names(\(context.user), \(resources.isEmpty ? nil : resources), \(owner))"
        return try suggesting { Array(try session.read([check, due] + queries).dropFirst(2)) }
    }

    /// Reads bookings that go by them, and what more is asked. A name with a booking among them exists: most are not looked up.
    func readBookings(_ bookings: Query, _ more: Query...) throws -> [RowSet] {
        let answers = try session.readResolved(for: context.user, [bookings] + more)
        let named = Set(answers[0].map { $0.text("resource_id") })
        if !resources.allSatisfy(named.contains) || owner != nil && named.isEmpty { _ = try read() }
        return answers
    }

    /// Does what goes by them; where one does not exist, the refusal names the nearest that does.
    func suggesting<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as Failure where Self.refusals.contains(failure.sqlstate) {
            if failure.sqlstate == SQLState.noResource, resources.contains(where: Self.readsAsTime) {
                throw Failure.dayForResource(failure)
            }
            guard let known = try? known(owners: failure.sqlstate == SQLState.noOwner) else { throw failure }
            throw misspelled(failure, known: known)
        }
    }

    /// `list --date mon tue`, or `list tomorrow`: a day, and no resource that was mistyped.
    private static func readsAsTime(_ name: String) -> Bool {
        (try? TimeExpression(name)) != nil
    }

    private func known(owners: Bool) throws -> [String] {
        let names: Query =
            owners
            ? "select booking.owner_names(\(context.user))" : "select booking.resource_names(\(context.user))"
        return try session.read(names)[0].map { $0.text(0) }
    }

    /// Where one name is near enough, it was meant; else the refusal's own hint stands behind those that are like it. What is
    /// to be booked for the first time, and a closed list does not take, may well be like others, and is another.
    private func misspelled(_ failure: Failure, known: [String]) -> Failure {
        let isOfOwner = failure.sqlstate == SQLState.noOwner
        guard let asked = isOfOwner ? owner : resources.first(where: { !known.contains($0) }) else { return failure }
        if let meant = Suggestion.closest(to: asked, among: known) { return .misspelled(failure, meant: meant) }
        let similar = Suggestion.similar(to: asked, among: known, limit: 3)
        let isNew = failure.sqlstate == SQLState.closedList
        return isNew || similar.isEmpty ? failure : .misspelled(failure, similar: similar)
    }
}
