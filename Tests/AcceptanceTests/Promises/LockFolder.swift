import Foundation

/// A file for each thing, locked by the kernel as long as somebody really has it: a command, with all that it has started, or
/// this process for a person.
final class LockFolder: @unchecked Sendable {
    private let folder: String
    private let lock = NSLock()
    private var taken: [String: Int32] = [:]

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "locks-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.clock.write(toFile: "\(folder)/clock.c", atomically: true, encoding: .utf8)
        let compiled = Shell.run("cd '\(folder)' && cc -shared -fPIC -o clock.so clock.c", [:])
        precondition(compiled.status == 0, "\(compiled)")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Takes the lock of everything that it was given, and keeps it for so long.
    /// - Parameter stopsClock: for the program that started it, time stands still from now on.
    func command(_ seconds: String, stopsClock: Bool) -> [String] {
        let script = """
            n=3; for r in $BOOKING_RESOURCE; do
              eval "exec $n>>$LOCKS/$r"; flock -w 0.1 $n || echo "$(date +%T.%N) $r $BOOKING_ID" >>"$LOCKS/clashes"; n=$((n + 1))
            done
            echo "$(date +%T.%N) $PPID $BOOKING_ID until $BOOKING_END: $BOOKING_RESOURCE" >>"$LOCKS/log"
            echo begun; $2; sleep $1
            """
        return ["sh", "-c", script, "sh", seconds, stopsClock ? "touch \(folder)/stopped.$PPID" : ":"]
    }

    var environment: [String: String] { ["LOCKS": folder, "LD_PRELOAD": "\(folder)/clock.so"] }

    /// What two had at once.
    var clashes: String { (try? String(contentsOfFile: "\(folder)/clashes", encoding: .utf8)) ?? "" }

    /// Who began when.
    var log: String { (try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)) ?? "" }

    /// Whether nobody had it.
    func take(_ thing: String) -> Bool {
        let file = open("\(folder)/\(thing)", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            return false
        }
        lock.withLock { taken[thing] = file }
        return true
    }

    func leave(_ thing: String) {
        lock.withLock { _ = taken.removeValue(forKey: thing).map { close($0) } }
    }

    /// The clocks of a process stand still once there is a file that bears its number.
    private static let clock = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <time.h>
        #include <unistd.h>
        int clock_gettime(clockid_t clock, struct timespec *time) {
            static int (*real)(clockid_t, struct timespec *);
            static struct timespec stopped[16];
            static char name[4096];
            if (!real) {
                real = dlsym(RTLD_NEXT, "clock_gettime");
                snprintf(name, sizeof name, "%s/stopped.%d", getenv("LOCKS"), getpid());
            }
            if (access(name, F_OK) == 0 && clock < 16) {
                if (!stopped[clock].tv_sec) real(clock, &stopped[clock]);
                *time = stopped[clock];
                return 0;
            }
            return real(clock, time);
        }
        """
}
