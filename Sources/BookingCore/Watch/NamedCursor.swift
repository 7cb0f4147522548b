import Glibc

/// A cursor that is kept in the database, and of which one run at a time is the holder.
///
/// Its lease lasts 15 s and is renewed long before: a run that was killed frees it by itself, at once where the next one is
/// on the same machine, and no pooler stood between it and the server. The fence, a number that every new holder raises,
/// keeps one that was away for longer from moving what is another's by now.
struct NamedCursor {
    private static let renewal = Duration.seconds(4)

    private let user: String?
    private let name: String
    private let fence: Int64
    private var due: Deadline

    /// What takes the cursor.
    /// - Parameters:
    ///   - connection: over which it is asked.
    ///   - gone: the process that holds it by an earlier answer, and is no more.
    static func claim(
        _ name: String, _ settings: WatchSettings, over connection: Connection?, gone: String?
    ) -> Query {
        """
        select since, fence from booking.claim_cursor(\(settings.user), \(name), \(settings.since),
          \("process \(getpid()) on \(hostName)"), \(connection?.process), \(gone))
        """
    }

    /// The process that a refusal names, as `claim` did, where it was one of this machine and is no more.
    static func left(by refusal: ServerError) -> String? {
        let words = refusal.message.split(separator: " ")
        guard let since = words.lastIndex(of: "since"), since >= 4, words[since - 4] == "process",
            let pid = pid_t(words[since - 3]), words[since - 2] == "on", words[since - 1] == hostName,
            OtherProcess.isGone(pid)
        else { return nil }
        return words[(since - 4)..<since].joined(separator: " ")
    }

    /// - Parameter row: the answer to `claim`.
    init(_ row: Row, name: String, user: String?) {
        self.user = user
        self.name = name
        fence = row.int64("fence")
        due = .after(Self.renewal)
    }

    var isDue: Bool { due.hasPassed }

    /// What moves the cursor and renews the lease; a place of nil leaves it where it is.
    func move(to place: String?, releasing: Bool = false, over connection: Connection?) -> Query {
        "select from booking.advance_cursor(\(user), \(name), \(fence), \(place), \(releasing), \(connection?.process))"
    }

    mutating func hasBeenRenewed() {
        due = .after(Self.renewal)
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "an unknown host" }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
