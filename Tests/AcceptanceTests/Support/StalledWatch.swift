import Foundation

/// `booking watch` into a pipe that nobody reads for the time being.
final class StalledWatch {
    private let process = Process()
    private let pipe = Pipe()
    private let errors = Pipe()
    private let writer: Int32

    /// Returns when the pipe is full.
    init(_ here: Installation, _ words: String...) throws {
        // Foundation closes its own copy.
        writer = dup(pipe.fileHandleForWriting.fileDescriptor)
        _ = fcntl(writer, F_SETFD, FD_CLOEXEC)
        process.executableURL = URL(fileURLWithPath: Tool.path)
        process.arguments = ["watch"] + words
        process.environment = ["BOOKING_DATABASE_URL": here.conninfo]
        process.standardOutput = pipe
        process.standardError = errors
        try process.run()
        let isFull = eventually { [writer] in
            var end = pollfd(fd: writer, events: Int16(POLLOUT), revents: 0)
            return poll(&end, 1, 0) == 0
        }
        precondition(isFull, "the pipe never filled")
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    var isRunning: Bool { process.isRunning }

    /// Reads to the end: all that was written, the exit status or signal, and standard error.
    func readOn() -> (out: String, status: Int32, errors: String) {
        close(writer)
        let out = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (
            out, process.terminationStatus,
            String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        )
    }
}

extension Installation {
    /// Puts in events of `revisions` changes of each booking in turn, as a long time of use leaves them.
    func fill(_ count: Int, revisions: Int) {
        sql(
            """
            insert into booking.resource (name) values ('R') on conflict do nothing;
            with b as (select gen_random_uuid() as id, n from generate_series(1, \(count / revisions)) n)
            insert into booking.event (type, booking_id, resource_id, user_id, start_time, end_time, status, rev, note,
              placement, created_at, updated_at)
            select case r when 1 then 'booking_created' else 'booking_updated' end, b.id, 1, 'u', now(), now() + '1h',
              'PENDING', r, repeat('x', 500), 1, now(), now()
            from b, generate_series(1, \(revisions)) r order by b.n, r
            """)
    }
}
