import Glibc

extension Zone {
    private static let usualDirectory = "/usr/share/zoneinfo"

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
        guard let table = table(at: name) else { throw Failure.unknownZone(setting) }
        return Zone(name: linkedName(name) ?? nameBelowDirectory(name) ?? name, table: table)
    }

    /// The file is normally a link, whose target tells the name.
    private static func system(_ path: String, _ environment: Environment) throws -> Zone {
        if let name = linkedName(path) { return try named(name, environment) }
        guard access(path, F_OK) == 0 else { return .utc }
        guard let table = table(at: path) else { throw Failure.unknownZone(path) }
        return Zone(name: "localtime", table: table)
    }

    private static func linkedName(_ path: String) -> String? {
        guard let target = realTarget(path) else { return nil }
        return nameBelowDirectory(target)
    }

    /// `Europe/Berlin` out of `/usr/share/zoneinfo/Europe/Berlin`.
    private static func nameBelowDirectory(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        guard let directory = parts.lastIndex(of: "zoneinfo"), directory + 1 < parts.count else { return nil }
        return parts[(directory + 1)...].joined(separator: "/")
    }

    private static func realTarget(_ path: String) -> String? {
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
