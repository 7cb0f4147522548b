import Foundation
import Testing

@testable import BookingCore

@Suite struct LocalPathsTests {
    @Test func followsTheDataHome() {
        let paths = LocalPaths(environment: Environment(["XDG_DATA_HOME": "/data", "HOME": "/home/ann"]))
        #expect(paths.data == "/data/booking/postgres")
        #expect(paths.socket == "/data/booking/socket/.s.PGSQL.5432")
    }

    @Test func withoutADataHomeRootKeepsOutOfItsHome() {
        let folder = LocalPaths(environment: Environment(["XDG_DATA_HOME": "relative", "HOME": "/home/ann"])).folder
        #expect(folder == (geteuid() == 0 ? "/var/lib/booking" : "/home/ann/.local/share/booking"))
    }

    @Test(arguments: [(77, true), (78, false)])
    func measuresTheSocketInBytes(length: Int, fits: Bool) throws {
        let home = "/" + String(repeating: "é", count: length / 2) + String(repeating: "x", count: length % 2)
        let paths = LocalPaths(environment: Environment(["XDG_DATA_HOME": home]))
        #expect(paths.socket.utf8.count == 1 + length + 29)
        #expect(((try? paths.check()) != nil) == fits)
    }

    @Test(arguments: ["/a,b", "/a\nb"]) func refusesWhatNoSocketCanHave(home: String) {
        let paths = LocalPaths(environment: Environment(["XDG_DATA_HOME": home]))
        #expect(throws: Failure.socketPathUnusable(home + "/booking")) { try paths.check() }
    }

    @Test func everyPublicStepRefusesAPathThatIsTooLong() {
        let home = "/tmp/" + String(repeating: "x", count: 100)
        let server = LocalServer(environment: Environment(["XDG_DATA_HOME": home]))
        let refused = Failure.socketPathTooLong(server.paths.socket)
        #expect(throws: refused) { try server.create() }
        #expect(throws: refused) { try server.start() }
        #expect(!FileManager.default.fileExists(atPath: home))
    }
}
