import Foundation
import Testing

@testable import BookingCore

@Suite struct ConnectionSourceTests {
    let home = FileManager.default.temporaryDirectory.appendingPathComponent("booking-\(UUID())").path

    private func resolve(_ flag: String? = nil, _ variables: [String: String] = [:]) throws -> ConnectionSource {
        try ConnectionSource.resolve(
            flag: flag, environment: Environment(variables.merging(["HOME": home]) { given, _ in given }))
    }

    @Test func theFirstThatSaysSomethingCounts() throws {
        var config = try ConfigFile(path: home + "/.config/booking/config")
        config.set("db", to: "from_file")
        try config.write()
        defer { try? FileManager.default.removeItem(atPath: home) }

        var variables = ["BOOKING_DATABASE_URL": "ours", "DATABASE_URL": "common", "PGHOST": "/run", "PGPORT": "5"]
        func expect(_ flag: String?, _ origin: ConnectionSource.Origin, _ text: String?) throws {
            let source = try resolve(flag, variables)
            #expect(source.origin == origin)
            #expect(source.text == text)
        }
        try expect("flag", .flag, "flag")
        try expect(nil, .bookingVariable, "ours")
        variables["BOOKING_DATABASE_URL"] = nil
        try expect(nil, .databaseVariable, "common")
        variables["DATABASE_URL"] = ""
        try expect(nil, .libpqVariables(["PGHOST", "PGPORT"]), nil)
        variables = [:]
        try expect(nil, .configFile(home + "/.config/booking/config"), "from_file")
        try FileManager.default.removeItem(atPath: home)
        try expect(nil, .libpqDefaults, nil)
    }

    @Test(arguments: ["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGSERVICE"])
    func eachOfLibpqsVariablesCounts(name: String) throws {
        #expect(try resolve(nil, [name: "x"]).origin.words == name)
    }

    @Test(arguments: [
        "postgresql://bob:s3cret@host/db", "postgres://bob:s3cret@host/db", "postgresql+psycopg://bob:s3cret@host/db",
        "postgresql://host/db?password=s3cret", "postgresql://host/db?sslpassword=s3cret",
        "postgresql://bob:?s3cret@host", "host=x password=s3cret", "password = 's3cret'", "dbname=x sslpassword=s3cret",
    ])
    func passwordsInArgumentsAreRefused(string: String) throws {
        let failure = try #require(throws: Failure.self) { try resolve(string) }
        #expect(failure.kind == .usage)
        #expect(failure.hint?.contains(".pgpass") == true)
        #expect(!"\(failure)".contains("s3cret"))
        #expect(try resolve(nil, ["DATABASE_URL": string]).origin == .databaseVariable)
    }

    @Test(arguments: [
        "postgresql://bob:s3/cret@host", "postgresql://bob:s3cret@cret@host/db",
        "postgresql://bob:s3cret@host:cret/db", "postgresql://[s3cret/db", "postgresql://h/db?s3cret",
        "postgresql://bob:543/s3cret@host/db", "mysql://bob:s3cret@host/db", "bob:s3cret@host/db",
        "password=my s3cret", "dbname=postgresql://bob:s3cret@host/db", "port=s3cret", "s3cret=x", "host='s3cret",
        "postgresql+://bob:s3cret@host", "POSTGRESQL://bob:s3cret@host/db",
    ])
    func whatLibpqWouldMisreadIsNeverShown(string: String) throws {
        for variables in [[:], ["BOOKING_DATABASE_URL": string]] {
            let failure = try #require(throws: Failure.self) {
                try resolve(variables.isEmpty ? string : nil, variables)
            }
            #expect(failure.kind == .usage)
            #expect(!"\(failure)".contains("cret"))
        }
    }

    @Test func emptyArgumentIsRefused() {
        #expect(throws: Failure.self) { try resolve("") }
    }

    @Test(arguments: [
        ("postgresql+asyncpg://h/db", "postgresql://h/db"), ("postgres+driver2://h/db", "postgres://h/db"),
        ("postgres://bob@h:5433,h2:5434/db?connect_timeout=3", "postgres://bob@h:5433,h2:5434/db?connect_timeout=3"),
        ("host=/run port=5432,5433 dbname=x", "host=/run port=5432,5433 dbname=x"), ("räume", "räume"),
        ("postgresql://bob%40corp@h/db", "postgresql://bob%40corp@h/db"), ("service=main", "service=main"),
    ])
    func otherStringsPass(given: String, taken: String) throws {
        #expect(try resolve(given).text == taken)
    }
}
