/// `booking list --profile all`: the bookings of every profile, one profile after the other.
struct ListOfProfiles {
    private let given: Given<List>
    private let context: Context
    private let profiles: [String]

    init(_ given: Given<List>, _ context: Context) throws {
        (self.given, self.context) = (given, context)
        if given.has(List.after) { throw Failure.ofOneProfile(List.after.definition.flag) }
        if given.has(List.withCursor) { throw Failure.ofOneProfile(List.withCursor.definition.flag) }
        let file = try ConfigFile.findOrMake(context.environment)
        profiles = file.profiles
        if profiles.isEmpty { throw Failure.noProfiles(file.path) }
    }

    /// What cannot be read is told behind what can.
    func run() throws {
        var found: [ProfiledBooking] = []
        var failures: [String: Failure] = [:]
        for profile in profiles {
            do {
                found += try bookings(of: profile)
            } catch let failure as Failure {
                failures[profile] = failure
            }
        }
        if failures.count == profiles.count { try throwCommon(Array(failures.values)) }
        try context.print(Report(ids: found.compactMap(\.booking.id), records: found) { try text(found, $0) })
        if found.isEmpty && context.invocation.format == .table { context.notices.note("no bookings") }
        try tell(failures)
    }

    private func bookings(of profile: String) throws -> [ProfiledBooking] {
        let context = context.at(profile: profile)
        let session = try context.session()
        let query = try Selection(given, context, session).query(for: context.user, limit: given[List.limit])
        let rows = try List.names(given, context, session).readBookings(query)[0]
        return try rows.map { ProfiledBooking(profile: profile, booking: try BookingRecord($0)) }
    }

    /// What is wrong with the line itself, or is nowhere, is said once.
    private func throwCommon(_ failures: [Failure]) throws {
        let isCommon = Set(failures.map(\.message)).count == 1 || failures.allSatisfy { $0.kind == .notFound }
        if isCommon { throw failures[0] }
    }

    /// What one site does not have may be another's.
    private func tell(_ failures: [String: Failure]) throws {
        let failed = profiles.filter { failures[$0].map { $0.kind != .notFound } ?? false }
        for profile in failed {
            if let failure = failures[profile] { context.notices.tell(.ofProfile(profile, failure)) }
        }
        if !failed.isEmpty { throw Failure.someProfilesFailed(failed, of: profiles.count) }
    }

    private func text(_ found: [ProfiledBooking], _ context: Context) throws -> String {
        try profiles.compactMap { profile in
            let bookings = found.filter { $0.profile == profile }.map(\.booking)
            guard !bookings.isEmpty else { return nil }
            return try context.screen.style(.bold, profile) + "\n" + context.table(bookings)
        }.joined(separator: "\n")
    }
}
