import CLibPQ

/// A database as people name it: a URI, a `key=value` string, or a bare database name, as psql takes them.
///
/// Everything that could hold a secret in the wrong place is refused here, before libpq can quote it in a message:
/// `bob:s3/cr3t@host` makes it report a port `s3`.
struct ConnectionString: Sendable {
    /// As libpq takes it in `dbname` with `expand_dbname`.
    let text: String
    /// Holds a password or another secret.
    let hasSecret: Bool

    /// Why a text is none.
    enum Flaw: Error, Equatable {
        /// libpq could not parse it, or would misread it.
        case form
        /// A parameter of that name is none of libpq's; other programs may know it.
        case unknownParameter(String)
    }

    /// White space around it is left off, such as the newline at the end of a file.
    init(_ words: String) throws(Flaw) {
        text = Self.withoutDriver(words.trimmed)
        guard Self.isPlausible(text) else { throw .form }
        guard Self.isURI(text) || text.utf8.contains(UInt8(ascii: "=")) else {
            hasSecret = false
            return
        }
        let options = try ConnectionOptions(parsing: text)
        guard options.arePlausible else { throw .form }
        hasSecret = options.hasSecret
    }

    /// `postgresql+psycopg://…`, as SQLAlchemy writes it, without the driver.
    private static func withoutDriver(_ words: String) -> String {
        for scheme in ["postgresql", "postgres"] where words.hasPrefix(scheme + "+") {
            let rest = words.dropFirst(scheme.count + 1)
            let driver = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            guard !driver.isEmpty, rest.dropFirst(driver.count).hasPrefix("://") else { continue }
            return scheme + rest.dropFirst(driver.count)
        }
        return words
    }

    /// What names the database in a URI.
    private static func path(_ uri: String) -> Substring {
        uri.drop { $0 != ":" }.dropFirst("://".count).drop { $0 != "/" }.prefix { $0 != "?" }
    }

    private static func isURI(_ text: String) -> Bool {
        text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
    }

    /// An `@` in a URI's path follows a password that was not percent-encoded; outside a URI, `:` and `@` or `://` mean
    /// that one was meant.
    private static func isPlausible(_ text: String) -> Bool {
        if isURI(text) { return !path(text).contains("@") }
        if text.utf8.contains(UInt8(ascii: "=")) { return true }
        return !text.isEmpty && !(text.contains(":") && text.contains("@")) && !text.looksLikeURI
    }
}

/// Connection settings by their keyword, as libpq sees them.
struct ConnectionOptions {
    /// Those that have a value: few, so that nothing but their order is kept.
    private var settings: [Setting] = []

    private struct Setting {
        let keyword: String
        let value: String
        let isSecret: Bool
    }

    /// What a connection string sets, where libpq can parse it.
    init(parsing text: String) throws(ConnectionString.Flaw) {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(text, &message) else {
            defer { PQfreemem(message) }
            throw Self.flaw(of: text, message.map { String(cString: $0) } ?? "")
        }
        self.init(taking: options)
    }

    /// libpq's message quotes the string, so that no more is taken from it than a parameter's name, and not even that where
    /// a part of a password could be taken for one: `postgresql://bob:s?cret=@host`, `password=my secret=1`, `s3cret=x`.
    private static func flaw(of text: String, _ message: String) -> ConnectionString.Flaw {
        let parts = message.split(separator: "\"", omittingEmptySubsequences: false)
        let isUnknown =
            message.hasPrefix("invalid URI query parameter: ") && !text.drop { $0 != "?" }.contains("@")
            || message.hasPrefix("invalid connection option ") && namesDatabase(text)
        guard isUnknown, parts.count == 3, parts[1].utf8.count <= 40, parts[1].utf8.allSatisfy(isLetterOrDigit) else {
            return .form
        }
        return .unknownParameter(String(parts[1]))
    }

    /// Whether a string of keywords says where to go, and nothing of a password.
    private static func namesDatabase(_ text: String) -> Bool {
        (text.holds("host=") || text.holds("dbname=")) && !text.lowercased().holds("pass")
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return character.isASCII && (character.isLetter || character.isNumber || character == "_")
    }

    /// What a connection uses, whatever set it.
    init(of connection: OpaquePointer) {
        self.init(taking: PQconninfo(connection))
    }

    subscript(keyword: String) -> String? {
        settings.first { $0.keyword == keyword }?.value
    }

    /// libpq marks what must not be shown with an asterisk.
    var hasSecret: Bool {
        settings.contains(where: \.isSecret)
    }

    /// A message that quotes them, with their line ends and other controls escaped, so that a line of it is one.
    func madeVisible(in message: String) -> String {
        settings.map(\.value).filter { Escape.visible($0) != $0 }.reduce(message) { message, value in
            message.pieces(separatedBy: value).joined(separator: Escape.visible(value))
        }
    }

    /// No part is of a form that only a misplaced secret would have.
    var arePlausible: Bool {
        let ports = (self["port"] ?? "").split(separator: ",")
        let name = self["dbname"] ?? ""
        return ports.allSatisfy { UInt16($0) != nil } && !name.looksLikeURI
            && !(self["host"] ?? "").contains("@")
    }

    private init(taking options: UnsafeMutablePointer<PQconninfoOption>?) {
        defer { PQconninfoFree(options) }
        var next = options
        while let option = next?.pointee, let keyword = option.keyword {
            if let value = option.val, value.pointee != 0 {
                settings.append(
                    Setting(
                        keyword: String(cString: keyword), value: String(cString: value),
                        isSecret: option.dispchar.pointee == CChar(UInt8(ascii: "*"))))
            }
            next = next?.successor()
        }
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        // Every command comes by here: a chain of lazy views costs it a fiftieth of its time in metadata of their types.
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    fileprivate var looksLikeURI: Bool {
        utf8.indices.contains { utf8[$0...].starts(with: "://".utf8) }
    }
}
