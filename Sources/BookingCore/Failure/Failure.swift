/// Why a command did not do what was asked: what the user reads, and the exit code that scripts go by.
///
/// Every error that leaves a module is a `Failure`; its wording lives in `Wording+….swift`, or, for a rule that the
/// database keeps, in `sql/function/text/fail.sql`.
public struct Failure: Error, Equatable, Sendable {
    /// The kinds of failure, each with its exit code.
    public enum Kind: String, Sendable, CaseIterable {
        case failed
        case usage
        case busy
        case timeout
        case rejected
        case lost
        case notFound = "not-found"
        case notAllowed = "not-allowed"
        case database
        case cursor

        public var exitCode: Int32 {
            switch self {
            case .failed: 1
            case .usage: 2
            case .busy: 3
            case .timeout: 4
            case .rejected: 5
            case .lost: 6
            case .notFound: 7
            case .notAllowed: 8
            case .database: 9
            case .cursor: 10
            }
        }
    }

    public let kind: Kind
    /// One line, without the leading `booking: ` and without a full stop. May hold text from outside: the printer escapes it.
    public private(set) var message: String
    /// What to do about it; one line.
    public private(set) var hint: String?
    /// The SQLSTATE of the server's refusal that it words, for whoever has an answer to that one; else nil.
    var sqlstate: String?
    /// The statement that was refused, for `--verbose`.
    var statement: String?
    /// Of a connection that did not come about: how long it is worth while to try again.
    var passesWithin: Duration?

    public init(_ kind: Kind, _ message: String, hint: String? = nil) {
        self.init(kind, message, hint: hint, sqlstate: nil)
    }

    init(_ kind: Kind, _ message: String, hint: String?, sqlstate: String?) {
        self.kind = kind
        self.message = message
        self.hint = hint
        self.sqlstate = sqlstate
    }

    /// With another hint; what else is known of it stays.
    func hinting(_ hint: String?) -> Failure {
        var failure = self
        failure.hint = hint
        return failure
    }

    /// With another message, which tells more of the same.
    func saying(_ message: String) -> Failure {
        var failure = self
        failure.message = message
        return failure
    }
}
