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
        } catch let failure as Failure where ["BK704", "BK708", "BK70A"].contains(failure.sqlstate) {
            if failure.sqlstate == "BK704", resources.contains(where: Self.readsAsTime) {
                throw Failure.dayForResource(failure)
            }
            let similar = (try? similar(to: failure)) ?? []
            throw similar.isEmpty ? failure : Failure.misspelled(failure, similar: similar)
        }
    }

    /// `list --date mon tue`, or `list tomorrow`: a day, and no resource that was mistyped.
    private static func readsAsTime(_ name: String) -> Bool {
        (try? TimeExpression(name)) != nil
    }

    /// The one that was meant, else those that it can have been; but what is to be booked for the first time (a closed list
    /// takes none) may well be like others, and is another.
    private func similar(to failure: Failure) throws -> [String] {
        let isResource = failure.sqlstate != "BK70A"
        let known = try session.read(
            isResource
                ? "select booking.resource_names(\(context.user))" : "select booking.owner_names(\(context.user))"
        )[0].map { $0.text(0) }
        let asked = isResource ? resources.first { !known.contains($0) } : owner
        guard let asked else { return [] }
        if let meant = Suggestion.closest(to: asked, among: known) { return [meant] }
        return failure.sqlstate == "BK708" ? [] : Suggestion.similar(to: asked, among: known, limit: 3)
    }
}
