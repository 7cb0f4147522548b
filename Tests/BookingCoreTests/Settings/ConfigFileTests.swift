import Foundation
import Testing

@testable import BookingCore

@Suite struct ConfigFileTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("booking-\(UUID())").path

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func readsSettings() throws {
        let file = try ConfigFile(path: "config", text: "# mine\n\n  db =  host=/run dbname=rooms  \n")
        #expect(file["db"] == "host=/run dbname=rooms")
        #expect(try ConfigFile(path: "config", text: "")["db"] == nil)
        #expect(try ConfigFile(path: "config", text: "# db = x")["db"] == nil)
    }

    @Test(arguments: ["db x\n", "database = x", "db = x\n\nDB = x"])
    func namesTheLineThatItDoesNotUnderstand(text: String) throws {
        let failure = try #require(throws: Failure.self) { try ConfigFile(path: "config", text: text) }
        #expect(failure.kind == .usage)
        #expect(failure.message.contains("config, line \(text.hasPrefix("db =") ? 3 : 1):"))
    }

    @Test func writingKeepsTheRest() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/new/config"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var file = try ConfigFile(path: path, text: "# mine\ndb = old\n\n# end")
        file.set("db", to: "new")
        try file.write()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "# mine\ndb = new\n\n# end\n")
        #expect(try permissions(path) == 0o600)
        #expect(try permissions(folder + "/new") == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/new") == ["config"])
    }

    @Test func onlyTheValueThatIsMeantIsRemoved() throws {
        var file = try ConfigFile(path: "config", text: "db = team\ndb = own")
        file.remove("db", of: "other")
        #expect(file["db"] == "own")
        file.remove("db", of: "own")
        #expect(file["db"] == "team")
    }

    @Test func profilesAreSections() throws {
        let text = "db = mine\n[ berlin ]\ndb = b\n\n[munich]\n# none\n[berlin]\ndb = c"
        var file = try ConfigFile(path: "config", text: text)
        #expect(file.profiles == ["berlin", "munich"])
        #expect(file["db"] == "mine" && file["db", "berlin"] == "c" && file["db", "munich"] == nil)
        file.remove("db", of: "b")
        #expect(file["db", "berlin"] == "c" && file["db"] == "mine")
        file.remove("db", of: "mine")
        #expect(file["db"] == nil)
        file.set("db", to: "new")
        #expect(file["db"] == "new" && file["db", "berlin"] == "c")
    }

    @Test(arguments: ["[all]", "[]", "[-x]", "[a b]", "[ä]"]) func whatNoProfileCanBeCalled(header: String) {
        #expect(throws: Failure.self) { try ConfigFile(path: "config", text: header) }
    }

    @Test func writingGoesThroughALink() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "db = old\n".write(toFile: folder + "/real", atomically: false, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: folder + "/config", withDestinationPath: "real")
        var file = try ConfigFile(path: folder + "/config")
        file.set("db", to: "new")
        try file.write()
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/config") == "real")
        #expect(try String(contentsOfFile: folder + "/real", encoding: .utf8) == "db = new\n")
    }

    @Test func findsTheFileByTheEnvironment() {
        #expect(ConfigFile.path(Environment(["HOME": "/h", "XDG_CONFIG_HOME": "/x"])) == "/x/booking/config")
        #expect(ConfigFile.path(Environment(["HOME": "/h", "XDG_CONFIG_HOME": "x"])) == "/h/.config/booking/config")
        #expect(ConfigFile.path(Environment(["HOME": "/h"])) == "/h/.config/booking/config")
    }

    @Test func whatCannotBeReadOrWrittenIsAnError() throws {
        let file = try ConfigFile(path: "/dev/null/booking/config")
        #expect(throws: Failure.self) { try file.write() }
        #expect(throws: Failure.self) { try TextFile.read("/") }
        #expect(try TextFile.read("/nowhere/at/all") == nil)
    }
}
