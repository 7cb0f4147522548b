import CLibPQ
import CSystem
import Glibc

extension Connection {
    /// Whether an answer is owed.
    var isBusy: Bool { PQtransactionStatus(handle) == PQTRANS_ACTIVE }

    /// Asks the server, by a connection of its own, to end the running statement.
    ///
    /// libpq knows no deadline there, and would wait for minutes where the network swallows everything. So a thread does it,
    /// which is waited for only so long; past that it ends when it can, or with the process.
    func cancel(within limit: Duration = .seconds(1)) {
        guard let request = CancelRequest(handle) else { return }
        var thread = pthread_t()
        let context = Unmanaged.passRetained(request)
        let isStarted = pthread_create(
            &thread, nil,
            { context in
                context.map { Unmanaged<CancelRequest>.fromOpaque($0).takeRetainedValue().send() }
                return nil
            }, context.toOpaque())
        guard isStarted == 0 else { return context.release() }
        pthread_detach(thread)
        _ = Poll.wait(for: .readable(request.done), until: .after(limit))
    }
}

/// A request to cancel, and a descriptor that becomes readable when it has been carried out.
private final class CancelRequest: @unchecked Sendable {
    private let request: OpaquePointer
    private let ends: (read: Int32, write: Int32)

    init?(_ connection: OpaquePointer) {
        var pair: [Int32] = [-1, -1]
        guard csystem_pipe(&pair) == 0 else { return nil }
        ends = (pair[0], pair[1])
        guard let request = PQgetCancel(connection) else {
            for end in pair { close(end) }
            return nil
        }
        self.request = request
    }

    deinit {
        PQfreeCancel(request)
        close(ends.read)
        close(ends.write)
    }

    var done: Int32 { ends.read }

    func send() {
        var message = [CChar](repeating: 0, count: 256)
        PQcancel(request, &message, Int32(message.count))
        _ = write(ends.write, &message, 1)
    }
}
