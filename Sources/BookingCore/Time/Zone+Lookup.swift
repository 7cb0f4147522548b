import Glibc

extension Zone {
    private static let usualDirectory = "/usr/share/zoneinfo"

    /// The zone that somebody asked for by name. `UTC+2` and the like are refused: as POSIX has it, they are behind UTC.
    static func asked(_ name: String, _ environment: Environment = .process) throws -> Zone {
        if let offset = PosixOffset(name) { throw Failure.offsetForZone(name, offset) }
        return try named(name, environment)
    }

    /// The zone of that name: a file of the system's (below `TZDIR`, else /usr/share/zoneinfo), or a POSIX string.
    static func named(_ name: String, _ environment: Environment = .process) throws -> Zone {
        if isRelativePath(name), let table = table(at: "\(environment["TZDIR"] ?? usualDirectory)/\(name)") {
            return Zone(name: name, table: table)
        }
        // A minimal container has no time zone files, but its clock is UTC.
        if name == "UTC" || name == "Etc/UTC" { return .utc }
        guard let rule = ZoneRule(posix: name) else { throw Failure.unknownZone(name) }
        return Zone(name: name, table: ZoneTable(rule: rule))
    }

    /// `TZ`, else the system's zone, else UTC.
    static func local(_ environment: Environment, systemFile: String = "/etc/localtime") throws -> Zone {
        guard let setting = environment["TZ"] else { return try system(systemFile, environment) }
        let name = setting.hasPrefix(":") ? String(setting.dropFirst()) : setting
        guard name.hasPrefix("/") else { return try named(name, environment) }
        guard let zone = inFile(name) else { throw Failure.unknownZone(setting) }
        return zone
    }

    private static func system(_ path: String, _ environment: Environment) throws -> Zone {
        if let zone = inFile(path) { return zone }
        // A link to a file that is not installed still tells the name, which may be UTC's.
        if let name = linkedName(path) { return try named(name, environment) }
        guard access(path, F_OK) != 0 else { throw Failure.unknownZone(path) }
        return .utc
    }

    /// A file that tells its zone's name by its path, or by the target where it is a link.
    private static func inFile(_ path: String) -> Zone? {
        table(at: path).map { Zone(name: linkedName(path) ?? nameBelowDirectory(path) ?? "localtime", table: $0) }
    }

    private static func linkedName(_ path: String) -> String? {
        linkTarget(path).flatMap(nameBelowDirectory)
    }

    /// `Europe/Berlin` out of `/usr/share/zoneinfo/Europe/Berlin`.
    private static func nameBelowDirectory(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        guard let directory = parts.lastIndex(of: "zoneinfo"), directory + 1 < parts.count else { return nil }
        return String(path[parts[directory + 1].startIndex...])
    }

    private static func linkTarget(_ path: String) -> String? {
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length = target.withUnsafeMutableBytes { buffer in
            buffer.baseAddress.map { readlink(path, $0, buffer.count) } ?? -1
        }
        return length > 0 ? String(decoding: target.prefix(length), as: UTF8.self) : nil
    }

    /// A name comes from outside: it must not lead out of the directory, nor end early in C.
    private static func isRelativePath(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return name.utf8.count <= 255 && !name.utf8.contains(0)
            && parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
    }

    private static func table(at path: String) -> ZoneTable? {
        readZoneFile(path).flatMap(ZoneTable.init(file:))
    }

    /// The largest file there is has 4 KB.
    private static func readZoneFile(_ path: String, atMost limit: Int = 65_536) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, limit))
        }
    }
}
