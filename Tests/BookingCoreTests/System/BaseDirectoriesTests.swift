import Glibc
import Testing

@testable import BookingCore

struct BaseDirectoriesTests {
    @Test func theVariablesCount() {
        let folders = BaseDirectories(
            Environment([
                "HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s",
            ]))
        #expect([folders.config, folders.data, folders.state] == ["/c", "/d", "/s"])
        #expect(folders.givenData == "/d")
    }

    @Test(arguments: ["relative", "~/x", ""]) func whatIsNotAbsoluteIsIgnored(path: String) {
        let folders = BaseDirectories(
            Environment([
                "HOME": "/h", "XDG_CONFIG_HOME": path, "XDG_DATA_HOME": path, "XDG_STATE_HOME": path,
            ]))
        #expect([folders.config, folders.data, folders.state] == ["/h/.config", "/h/.local/share", "/h/.local/state"])
        #expect(folders.givenData == nil)
    }

    @Test func withoutHomeTheUserDatabaseKnowsIt() throws {
        let home = String(cString: try #require(getpwuid(geteuid())).pointee.pw_dir)
        #expect(BaseDirectories(Environment([:])).config == home + "/.config")
    }
}
