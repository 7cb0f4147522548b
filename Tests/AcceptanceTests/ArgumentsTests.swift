import Testing

/// A command line that got lost would print the help and exit 0, and `booking create … --if-free && deploy` would deploy.
@Suite struct ArgumentsTests {
    /// As in a chroot, or under bwrap.
    @Test func theyNeedNoProc() {
        let line = "mount -t tmpfs none /proc && exec booking nonsense --json"
        let run = Tool.shell("unshare --map-root-user --mount sh -c '\(line)'")
        #expect(run.status == 2 && run.err.contains("unknown command") && run.out == "", "\(run)")
        #expect(run.err.hasPrefix("{\"error\""), "\(run)")
    }
}
