import CLibPQ
import Glibc

/// Sending and receiving, as far as all kinds of requests have it in common.
extension Connection {
    /// The end of an idle connection shows before anything is sent; a repeat is safe then.
    func assertAlive() throws {
        guard PQstatus(handle) == CONNECTION_OK else { throw lost(afterSending: false) }
        while Poll.wait(for: .readable(socket), until: .now) {
            let isAlive = PQconsumeInput(handle) == 1
            // Parses what has come: notifications, parameter changes, the server's last words.
            _ = PQisBusy(handle)
            guard isAlive else { throw lost(afterSending: false) }
        }
    }

    /// Queues a statement; its results are asked for in binary format.
    func send(_ query: Query) throws {
        let values = CStrings(query.values)
        let sent = values.withPointers { pointers in
            PQsendQueryParams(handle, query.sql, Int32(values.count), nil, pointers, nil, nil, 1)
        }
        guard sent == 1 else { throw lost(afterSending: true) }
    }

    /// The next result, which the caller has to clear; nil after the last one of a statement.
    func nextResult(until deadline: Deadline?) throws -> OpaquePointer? {
        try awaitResult(until: deadline)
        guard let result = PQgetResult(handle) else { return nil }
        guard PQresultStatus(result) == PGRES_FATAL_ERROR else { return result }
        let fields = DiagnosticFields(result: result)
        guard fields.isFatal || PQstatus(handle) == CONNECTION_BAD else { return result }
        defer { PQclear(result) }
        throw fields[.message].map { ConnectionLost(afterSending: true, message: $0) } ?? lost(afterSending: true)
    }

    /// Sends and reads by turns until a result is there, so that neither side can wait for the other to read.
    private func awaitResult(until deadline: Deadline?) throws {
        while true {
            let hasMoreToSend = PQflush(handle) == 1
            guard PQisBusy(handle) == 1 else { return }
            let events = hasMoreToSend ? POLLIN | POLLOUT : POLLIN
            guard try wait(on: socket, for: events, until: .first(deadline, progress?.due)) else {
                if deadline?.hasPassed == true { throw abandoned() }
                progress?.show()
                continue
            }
            // A failure to read becomes the next result.
            guard PQconsumeInput(handle) == 1 else { return }
        }
    }

    /// An answer that came later would be taken for that of the next statement, so the connection ends here. The statement
    /// is not cancelled: where its commit waits for a standby, that would end the wait.
    private func abandoned() -> ConnectionLost {
        shutdown(socket, Int32(SHUT_RDWR))
        return ConnectionLost(afterSending: true, message: "the server did not answer in time")
    }
}
