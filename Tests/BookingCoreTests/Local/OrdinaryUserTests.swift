import Foundation
import Testing

@testable import BookingCore

/// Root's tests run the server as another user. Here they are run once more by a user who runs it for himself.
@Suite(.enabled(if: geteuid() == 0)) struct OrdinaryUserTests {
    private let folder = try! TemporaryFolder()

    @Test(arguments: ["livesFromCreateToDestroy", "survivesTheDeathOfEveryProcess", "keepsOthersOut"])
    func anOrdinaryUserHasAServerToo(test: String) throws {
        let program = folder.path + "/tests"
        try FileManager.default.copyItem(atPath: "/proc/self/exe".resolved, toPath: program)
        let nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]
        let (exit, text) = try ChildProcess.capture(
            nobody + [program, "--testing-library", "swift-testing", "--filter", "LocalServerTests/\(test)"],
            environment: ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(folder.path)"], directory: "/")
        #expect(exit == .code(0) && text.contains("Test run with 1 test in 1 suite passed"), "\(text)")
    }
}

extension String {
    fileprivate var resolved: String { URL(fileURLWithPath: self).resolvingSymlinksInPath().path }
}
