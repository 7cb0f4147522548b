/// The user's settings: lines `key = value`, blank lines, and comments that begin with `#`. What stands under `[NAME]` is that
/// profile's, which `--profile NAME` chooses.
struct ConfigFile: Sendable {
    static let keys = ["db"]
    /// Stands for each of them, so none can be called so.
    static let everyProfile = "all"

    let path: String
    /// As they stand in the file, so that writing keeps what a person wrote.
    private var lines: [String]

    /// The value of a key, of a profile or of none; nil when it is not set.
    subscript(key: String, profile: String? = nil) -> String? {
        place(of: key, in: profile).flatMap { Self.entry(lines[$0])?.value }
    }

    /// The profiles' names, in the order of the file.
    var profiles: [String] {
        lines.compactMap(Self.header).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Sets a key of no profile where it stands, else behind the others.
    mutating func set(_ key: String, to value: String) {
        let line = "\(key) = \(value)"
        if let index = place(of: key, in: nil) {
            lines[index] = line
        } else {
            lines.insert(line, at: lines.firstIndex { Self.header($0) != nil } ?? lines.endIndex)
        }
    }

    /// Takes a key of no profile out where it has this value.
    mutating func remove(_ key: String, of value: String) {
        for index in places(in: nil).reversed() where Self.entry(lines[index]).map({ $0 == (key, value) }) ?? false {
            lines.remove(at: index)
        }
    }

    /// The last one counts.
    private func place(of key: String, in profile: String?) -> Int? {
        places(in: profile).last { Self.entry(lines[$0])?.key == key }
    }

    private func places(in profile: String?) -> [Int] {
        var current: String?
        return lines.indices.filter { index in
            guard let name = Self.header(lines[index]) else { return current == profile }
            current = name
            return false
        }
    }

    /// Where the file is or would be: `$XDG_CONFIG_HOME/booking/config`, by default in `~/.config`. Nil where the environment
    /// says neither: a job without its environment must fail, not book into some database of its user's.
    static func path(_ environment: Environment) -> String? {
        let folders = BaseDirectories(environment)
        guard folders.givenConfig != nil || environment["HOME"] != nil else { return nil }
        return folders.config + "/booking/config"
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
            if let name = Self.header(line) {
                guard Self.isProfile(name) else { throw Failure.notAProfile(path, line: index + 1) }
                continue
            }
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

    /// What stands between brackets that are alone on their line.
    private static func header(_ line: String) -> String? {
        let line = trimmed(line[...])
        guard line.hasPrefix("["), line.hasSuffix("]") else { return nil }
        return trimmed(line.dropFirst().dropLast())
    }

    /// It is typed on command lines, and shown.
    private static func isProfile(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("-") && name != everyProfile
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
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
