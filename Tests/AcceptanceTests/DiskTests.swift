import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// A disk that is full: nothing is lost, and the doctor says so.
struct DiskTests {
    /// A small disk of its own for the tables; nil where it cannot be mounted.
    private final class SmallDisk {
        let folder: String

        init?(in parent: String) {
            folder = parent + "/disk"
            let line = """
                mkdir '\(folder)' && mount -t tmpfs -o size=40m,mode=0777 booking-test '\(folder)' &&
                    mkdir '\(folder)/tables' && chown postgres '\(folder)/tables'
                """
            guard Tool.shell(line).status == 0 else { return nil }
        }

        func fill() {
            _ = Tool.shell("dd if=/dev/zero of='\(folder)/filling' bs=4k 2>/dev/null")
        }

        func free() {
            _ = Tool.shell("rm -f '\(folder)/filling'")
        }

        deinit {
            _ = Tool.shell("umount -l '\(folder)'")
        }
    }

    private static let mayMount =
        Tool.shell("unshare --mount mount -t tmpfs booking-test /mnt").status == 0

    @Test(.enabled(if: mayMount, "nobody may mount a small disk here"))
    func theDoctorSeesAFullDisk() throws {
        let server = TestServer()
        let here = Installation(on: server)
        let disk = try #require(SmallDisk(in: server.folder))
        server.execute("create tablespace small location '\(disk.folder)/tables'")
        server.execute("alter database \(here.database) set tablespace small")
        let note = String(repeating: "x", count: 2_000)
        func book(_ number: Int) -> Run {
            here.run("create", "R", "2031-01-01", "--note", note, "--key", "k\(number)", "--quiet")
        }
        #expect(book(0).status == 0)
        #expect(here.run("doctor").out.contains("✓ writing"))
        disk.fill()
        // What still fits in pages that are there already.
        let failed = (1..<100).lazy.map(book).first { $0.status != 0 }
        #expect(failed?.status == 9 && failed?.err.contains("No space left") == true, "\(String(describing: failed))")
        let doctor = here.run("doctor")
        #expect(doctor.status == 1)
        #expect(doctor.out.contains("✗ writing"), "\(doctor)")
        #expect(doctor.out.contains("No space left"))
        let before = here.sql("select count(*) from booking.event where type = 'booking_created'")
        disk.free()
        #expect(eventually { here.run("doctor").out.contains("✓ writing") })
        #expect(book(200).status == 0)
        #expect(here.sql("select count(*) - 1 from booking.event where type = 'booking_created'") == before)
        // It leaves nothing behind.
        #expect(here.sql("select count(*) from pg_class where relname = 'trial'") == "0")
    }

    /// A crash of the server right behind it is as any other: it recovers by itself.
    @Test func theDoctorLeavesNothingThatARecoveryMeets() throws {
        let here = Installation(on: TestServer())
        for _ in 1...3 {
            let victim = try here.connect()
            let process = pid_t(try victim.run("select pg_backend_pid()").one().int(0))
            #expect(here.run("doctor").out.contains("✓ writing"))
            kill(process, SIGKILL)
            #expect(eventually { here.run("list").status == 0 })
        }
    }
}
