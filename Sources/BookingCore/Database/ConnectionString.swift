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

    /// Nil for what libpq could not parse, or would misread.
    init?(_ words: String) {
        text = Self.withoutDriver(words)
        guard Self.isPlausible(text) else { return nil }
        guard Self.isURI(text) || text.utf8.contains(UInt8(ascii: "=")) else {
            hasSecret = false
            return
        }
        guard let options = ConnectionOptions(parsing: text), options.arePlausible else { return nil }
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

    /// What a connection string sets; nil where libpq cannot parse it. Its message is dropped, as it quotes the string.
    init?(parsing text: String) {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(text, &message) else {
            PQfreemem(message)
            return nil
        }
        self.init(taking: options)
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
    fileprivate var looksLikeURI: Bool {
        utf8.indices.contains { utf8[$0...].starts(with: "://".utf8) }
    }
}
