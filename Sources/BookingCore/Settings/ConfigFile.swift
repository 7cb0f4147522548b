/// The user's settings: lines `key = value`, blank lines, and comments that begin with `#`.
struct ConfigFile: Sendable {
    static let keys = ["db"]

    let path: String
    /// As they stand in the file, so that writing keeps what a person wrote.
    private var lines: [String]

    /// The value of a key; nil when it is not set.
    subscript(key: String) -> String? {
        lines.lazy.compactMap(Self.entry).last { $0.key == key }?.value
    }

    /// Sets a key where it stands, else at the end.
    mutating func set(_ key: String, to value: String) {
        let line = "\(key) = \(value)"
        if let index = lines.lastIndex(where: { Self.entry($0)?.key == key }) {
            lines[index] = line
        } else {
            lines.append(line)
        }
    }

    /// Takes a key out where it has this value.
    mutating func remove(_ key: String, of value: String) {
        lines.removeAll { line in Self.entry(line).map { $0 == (key, value) } ?? false }
    }

    /// Where the file is or would be: `$XDG_CONFIG_HOME/booking/config`, by default in `~/.config`. Nil without a home.
    static func path(_ environment: Environment) -> String? {
        // The XDG specification has relative paths ignored.
        if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") { return base + "/booking/config" }
        return environment["HOME"].map { $0 + "/.config/booking/config" }
    }

    /// The file as it is; nil when there is none.
    static func find(_ environment: Environment) throws -> ConfigFile? {
        guard let path = path(environment), let text = try TextFile.read(path) else { return nil }
        return try ConfigFile(path: path, text: text)
    }

    /// The file as it is, or an empty one to write.
    static func findOrMake(_ environment: Environment) throws -> ConfigFile {
        if let file = try find(environment) { return file }
        guard let path = path(environment) else { throw Failure.noHome() }
        return try ConfigFile(path: path)
    }

    /// Every line must be understood: a misspelt key would be ignored unnoticed.
    init(path: String, text: String = "") throws {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        for (index, line) in lines.enumerated() where !Self.isBlank(line) {
            guard let entry = Self.entry(line) else { throw Failure.notASetting(path, line: index + 1) }
            guard Self.keys.contains(entry.key) else {
                throw Failure.unknownSetting(entry.key, path, line: index + 1)
            }
        }
    }

    /// Replaces the file at once, readable by its owner only, as it may hold a password.
    func write() throws {
        try TextFile.replace(path, with: lines.map { $0 + "\n" }.joined())
    }

    private static func isBlank(_ line: String) -> Bool {
        line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }

    private static func entry(_ line: String) -> (key: String, value: String)? {
        guard !isBlank(line), let equals = line.firstIndex(of: "=") else { return nil }
        return (trimmed(line[..<equals]), trimmed(line[line.index(after: equals)...]))
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
    }
}
