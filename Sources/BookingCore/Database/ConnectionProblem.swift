/// Why no connection came about, out of libpq's message, which has a line or more for each address it tried.
enum ConnectionProblem: Equatable {
    case noSocket
    /// The socket's folder is not for this user.
    case noAccess
    case refused
    case unknownHost
    case timedOut
    /// Somebody answered, and went away before the login was over: a server that is being stopped does.
    case closed
    /// The server's words.
    case loginRefused(String)
    /// The server wants a password and none was given.
    case passwordMissing
    /// The server's words.
    case noDatabase(String)
    /// The role may not connect to the database: the server's words.
    case mayNotConnect(String)
    case noSlots
    /// A primary was asked for, and this is a standby.
    case notPrimary
    /// Starting up, shutting down, recovering: the server's words.
    case notReady(String)
    /// The keyword of a setting whose value libpq cannot use; nil when it does not say. The value is never shown.
    case invalidSetting(String?)
    /// One line.
    case other(String)

    /// A server that answered says more than one that did not; among equals the last one tried counts.
    init(_ message: String) {
        let lines = message.split(separator: "\n").filter { $0.first?.isWhitespace == false }.map(String.init)
        if let answer = lines.lazy.compactMap(Self.serverAnswer).last {
            self.init(sqlstate: answer.sqlstate, text: answer.text)
        } else {
            self.init(clientText: lines.last ?? "")
        }
    }

    private init(sqlstate: String, text: String) {
        switch sqlstate {
        case SQLState.invalidDatabase: self = .noDatabase(text)
        case SQLState.insufficientPrivilege: self = .mayNotConnect(text)
        case SQLState.tooManyConnections: self = .noSlots
        case _ where sqlstate.hasPrefix(SQLState.Class.invalidAuthorization): self = .loginRefused(text)
        case _ where sqlstate.hasPrefix(SQLState.Class.serverUnavailable): self = .notReady(text)
        default: self = .other(text)
        }
    }

    private init(clientText text: String) {
        let cause = Self.cause(text)
        if cause.hasPrefix("invalid ") {
            self = .invalidSetting(Self.keyword(cause))
        } else if let known = Self.phrases.first(where: { cause.holds($0.phrase) }) {
            self = known.problem
        } else {
            self = .other(cause)
        }
    }

    private static let phrases: [(phrase: String, problem: ConnectionProblem)] = [
        ("too many clients", .noSlots),
        ("remaining connection slots", .noSlots),
        ("could not translate host name", .unknownHost),
        ("No such file or directory", .noSocket),
        ("Permission denied", .noAccess),
        ("Connection refused", .refused),
        ("Connection timed out", .timedOut),
        ("server closed the connection unexpectedly", .closed),
        ("Connection reset by peer", .closed),
        ("SSL connection has been closed unexpectedly", .closed),
        ("EOF detected", .closed),
        ("no password supplied", .passwordMissing),
        ("session is read-only", .notPrimary),
        ("server is in hot standby mode", .notPrimary),
    ]

    /// `… failed: FATAL:  28P01: password authentication failed …`; the severity may be translated.
    private static func serverAnswer(_ line: String) -> (sqlstate: String, text: String)? {
        let parts = line.pieces(separatedBy: ":  ")
        for (index, part) in parts.enumerated().dropFirst() {
            let sqlstate = part.prefix(5)
            guard sqlstate.utf8.count == 5, sqlstate.utf8.allSatisfy(Self.isSQLStateByte) else { continue }
            guard part.dropFirst(5).hasPrefix(": ") else { continue }
            let rest = [String(part.dropFirst(7))] + parts[(index + 1)...]
            return (String(sqlstate), rest.joined(separator: ":  "))
        }
        return nil
    }

    private static func isSQLStateByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    /// Without `connection to server at "host", port 1 failed: `, which the message says in its own way.
    private static func cause(_ text: String) -> String {
        text.hasPrefix("connection to server") ? text.pieces(separatedBy: " failed: ").last ?? text : text
    }

    /// `invalid integer value "…" for connection option "port"`, `invalid sslmode value: "…"`.
    private static func keyword(_ text: String) -> String? {
        let afterOption = text.pieces(separatedBy: " for connection option \"").dropFirst().last
        let word = afterOption?.split(separator: "\"").first ?? text.split(separator: " ").dropFirst().first
        let isKeyword = word?.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "_") } ?? false
        return isKeyword ? word.map(String.init) : nil
    }
}
