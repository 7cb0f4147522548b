/// What somebody wants to hold from the moment he gets it: all of some resources, or one that has the tags.
struct HoldRequest {
    let resources: [String]
    let tags: Tags
    let length: Duration
    /// A shorter time that will do, where a booking comes after it.
    let least: Duration?
    let note: String?

    /// - Throws: a `Failure` where it is not said what.
    init(
        _ names: [String], tags: Tags, length: Duration, least: Duration?, note: String?, command: String
    ) throws {
        if names.isEmpty && tags.isEmpty { throw Failure.nothingToHold(command) }
        if !names.isEmpty && !tags.isEmpty { throw Failure.namesAndTags() }
        resources = try names.map(Name.resource)
        (self.tags, self.length, self.least, self.note) = (tags, length, least, note)
    }

    /// As a message names it.
    var name: String {
        resources.isEmpty ? tags.words.joined(separator: ", ") : resources.joined(separator: " and ")
    }

    /// What shows who else wants it.
    var lookup: [String] {
        resources.first.map { ["resource", "show", $0] } ?? ["resource", "list"] + tags.words.flatMap { ["--tag", $0] }
    }

    /// - Parameters:
    ///   - asker: the program that asks, of several under one key.
    ///   - plans: whether it wants to know when its turn comes.
    ///   - isWoken: whether it was woken, as the first in line.
    ///   - limit: for how long from now on it waits; nil for ever.
    func query(
        for user: String?, _ key: RequestKey, asker: String, waits: Bool, plans: Bool = false, isWoken: Bool = false,
        limit: Duration?
    ) -> Query {
        """
        select a.place, extract(epoch from coalesce(a.expected_at, (a.holder).end_time) - clock_timestamp())::float8 as waits, a.expected_at,
          (a.holder).user_id as held_by, (a.holder).end_time as held_until, (a.booking).*
        from booking.acquire(\(user), \(resources), \(tags.json), \(length), \(least), \(waits), \(note), \(key.key),
          \(key.request), \(asker), \(plans), \(isWoken), \(limit)) a
        """
    }
}
