import Foundation
import Testing

@testable import BookingCore

@Suite struct PostgresProgramsTests {
    private let folder = try! TemporaryFolder()
    private let nowhere = Environment(["PATH": "/nonexistent"])

    @Test func choosesTheNewestCompleteVersion() throws {
        try install(9, 15, 100)
        try FileManager.default.removeItem(atPath: folder.path + "/100/bin/initdb")
        #expect(try PostgresPrograms.newest(nowhere, debian: folder.path).major == 15)
    }

    @Test func opensAFolderOnlyWithItsOwnVersion() throws {
        try install(15)
        #expect(try PostgresPrograms.version(15, nowhere, debian: folder.path).initdb.hasSuffix("/15/bin/initdb"))
        #expect(throws: Failure.postgresVersionMissing(14)) {
            try PostgresPrograms.version(14, nowhere, debian: folder.path)
        }
        #expect(Failure.postgresVersionMissing(14).hint == "apt-get install postgresql-14")
    }

    @Test func looksInThePathWhereDebianHasNone() throws {
        try install(16)
        let elsewhere = Environment(["PATH": "/nonexistent:\(folder.path)/16/bin"])
        #expect(try PostgresPrograms.newest(elsewhere, debian: "/nonexistent").folder == folder.path + "/16/bin")
        #expect(throws: Failure.postgresMissing) { try PostgresPrograms.newest(nowhere, debian: "/nonexistent") }
    }

    private func install(_ versions: Int...) throws {
        for version in versions {
            let bin = "\(folder.path)/\(version)/bin"
            try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
            for program in ["initdb", "pg_ctl", "postgres"] {
                let text = "#!/bin/sh\necho 'postgres (PostgreSQL) \(version).4 (Debian)'\n"
                try text.write(toFile: "\(bin)/\(program)", atomically: true, encoding: .utf8)
                chmod("\(bin)/\(program)", 0o755)
            }
        }
    }
}
