/// What a command may do by itself where the database is away or does not answer.
struct Retries: Sendable {
    /// Whether it waits for a server that restarts, or for the standby that takes over.
    var waitsForServer = false
    /// Whether the user can run the same line once more, as the key is his own.
    var isRepeatable = false
}

extension ConnectionProblem {
    /// How long it is worth while to try again; nil where no waiting helps. Where only one host is named that nobody
    /// listens on, it may as well be the wrong one.
    func passesWithin(amongSeveral: Bool) -> Duration? {
        switch self {
        case .notReady: .seconds(25)
        case .refused, .noSocket, .closed, .notPrimary: .seconds(amongSeveral ? 25 : 5)
        case .timedOut: amongSeveral ? .seconds(25) : nil
        default: nil
        }
    }
}
