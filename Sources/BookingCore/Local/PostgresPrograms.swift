import Glibc

/// The server programs of one major version of PostgreSQL on this machine.
struct PostgresPrograms: Equatable {
    let major: Int
    let folder: String

    var initdb: String { folder + "/initdb" }
    var pgCtl: String { folder + "/pg_ctl" }

    /// Debian's folder, in which every major version has its own.
    static let debianFolder = "/usr/lib/postgresql"

    /// The newest installed.
    static func newest(_ environment: Environment, debian: String = debianFolder) throws -> PostgresPrograms {
        let versions = names(in: debian).compactMap { Int($0) }.sorted(by: >)
        let found = versions.lazy.compactMap { complete($0, "\(debian)/\($0)/bin") }.first
        guard let programs = found ?? elsewhere(environment) else { throw Failure.postgresMissing }
        return programs
    }

    /// Those that a data folder needs, which only its own major version can open.
    static func version(
        _ major: Int, _ environment: Environment, debian: String = debianFolder
    ) throws -> PostgresPrograms {
        if let programs = complete(major, "\(debian)/\(major)/bin") { return programs }
        guard let programs = elsewhere(environment), programs.major == major else {
            throw Failure.postgresVersionMissing(major)
        }
        return programs
    }

    /// Where `pg_config` says, else where the shell would find them.
    private static func elsewhere(_ environment: Environment) -> PostgresPrograms? {
        let search = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let folders = search.split(separator: ":").map(String.init)
        let configured = firstLine(of: ["pg_config", "--bindir"], path: search)
        return ([configured].compactMap { $0 } + folders).lazy.compactMap { folder in
            majorVersion(of: folder + "/postgres", path: search).flatMap { complete($0, folder) }
        }.first
    }

    private static func complete(_ major: Int, _ folder: String) -> PostgresPrograms? {
        let programs = PostgresPrograms(major: major, folder: folder)
        let needed = [programs.initdb, programs.pgCtl, folder + "/postgres"]
        return needed.allSatisfy { access($0, X_OK) == 0 } ? programs : nil
    }

    /// 15 of `postgres (PostgreSQL) 15.18 (Debian 15.18-0)`, also where it ends in `beta1`.
    private static func majorVersion(of program: String, path: String) -> Int? {
        guard access(program, X_OK) == 0, let line = firstLine(of: [program, "--version"], path: path) else {
            return nil
        }
        let words = line.split(separator: " ")
        return words.count > 2 ? Int(words[2].prefix { $0.isASCII && $0.isNumber }) : nil
    }

    private static func firstLine(of arguments: [String], path: String) -> String? {
        guard let (exit, text) = try? ChildProcess.capture(["env", "PATH=\(path)"] + arguments), exit == .code(0) else {
            return nil
        }
        return text.split(separator: "\n").first.map(String.init)
    }

    private static func names(in folder: String) -> [String] {
        guard let entries = opendir(folder) else { return [] }
        defer { closedir(entries) }
        return Array(sequence(state: entries) { readdir($0).map(Self.name) })
    }

    private static func name(_ entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
