import CLibPQ
import Glibc

/// An error that the server reported; the connection stays usable.
struct ServerError: Error, Equatable, Sendable {
    let sqlstate: String
    let message: String
    /// May show other people's values (23P01): never shown as it is.
    let detail: String?
    let hint: String?
    /// What was refused, as `Query.name` has it.
    var statement: String?

    /// Another attempt may succeed as it is: a serialization failure, a deadlock, a lock that was not free in time.
    var isTransient: Bool {
        [SQLState.serializationFailure, SQLState.deadlockDetected, SQLState.lockNotAvailable].contains(sqlstate)
    }

    /// A function, a column or a type is not as it was when the statement was worded or planned: somebody may have upgraded
    /// the schema under the conversation. A new one finds what is there now, or is told that the program is too old for it.
    var maybeOfAnUpgrade: Bool {
        [
            SQLState.undefinedFunction, SQLState.datatypeMismatch, SQLState.undefinedColumn,
            SQLState.featureNotSupported,
        ].contains(sqlstate)
    }

    /// The exclusion constraint refused: somebody wrote around the functions.
    var isViolation: Bool { sqlstate == SQLState.exclusionViolation }

    /// A lock that was not free in time, with those who have it.
    static func held(by holders: [String]) -> ServerError {
        let names = holders.joined(separator: ", ")
        return ServerError(sqlstate: SQLState.lockNotAvailable, message: "held by \(names)", detail: nil, hint: nil)
    }
}

/// The connection ended, or stayed silent past a deadline. It cannot be used any more.
struct ConnectionLost: Error, Equatable, Sendable {
    /// False when nothing had been sent: a repeat is safe. True when the outcome is unknown.
    let afterSending: Bool
    /// One line.
    let message: String
}

/// A NOTICE or WARNING of the server.
struct Notice: Equatable, Sendable {
    /// Not translated: `WARNING`, `NOTICE`, `INFO`, …
    let severity: String
    let sqlstate: String
    let message: String
    let hint: String?
    /// Whether somebody ended a commit's wait for a standby.
    var endsWait = false
    /// Whether the command that caused it has better words for it: a key used again, a VALID time given up.
    var isForTheCommand: Bool { [SQLState.bookedBefore, SQLState.givenUp].contains(sqlstate) }
}

/// The change was committed on the server alone: somebody ended the wait for the standby that was to confirm it.
struct Unconfirmed: Error {}

extension ServerError {
    init(_ result: OpaquePointer, of statement: String?) {
        let fields = DiagnosticFields(result: result)
        sqlstate = fields[.sqlstate] ?? ""
        message = fields[.message] ?? ""
        detail = fields[.detail]
        hint = fields[.hint]
        self.statement = statement
    }
}

extension Notice {
    init(_ result: OpaquePointer) {
        let fields = DiagnosticFields(result: result)
        severity = fields[.severity] ?? ""
        sqlstate = fields[.sqlstate] ?? ""
        message = fields[.message] ?? ""
        hint = fields[.hint]
        // Neither its SQLSTATE nor its words, which may be translated, tell it from others.
        endsWait = fields[.function] == "SyncRepWaitForLSN"
    }
}

/// The fields of an error or notice message.
struct DiagnosticFields {
    let result: OpaquePointer

    /// A field by its letter in the protocol.
    enum Name: UnicodeScalar {
        case severity = "V"
        case sqlstate = "C"
        case message = "M"
        case detail = "D"
        case hint = "H"
        /// The server's function that reported it.
        case function = "R"
    }

    /// Cut where it is longer than anybody reads: a function can raise an error of gigabytes.
    subscript(name: Name) -> String? {
        PQresultErrorField(result, Int32(name.rawValue.value)).map { text in
            let length = strnlen(text, Self.longest + 1)
            let bytes = UnsafeRawBufferPointer(start: text, count: min(length, Self.longest))
            return String(decoding: bytes, as: UTF8.self) + (length > Self.longest ? "…" : "")
        }
    }

    /// In bytes. What the schema itself words is far shorter.
    private static let longest = 4_000

    /// The server ends the connection with this error.
    var isFatal: Bool {
        ["FATAL", "PANIC"].contains(self[.severity])
    }
}
