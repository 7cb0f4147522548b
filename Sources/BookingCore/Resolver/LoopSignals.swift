import Glibc

/// The signals that a service hears: SIGTERM and SIGINT end it, SIGHUP wakes it.
///
/// One that asks for the end is left pending, so that it ends every wait from then on.
final class LoopSignals {
    private let signals = SignalDescriptor([SIGTERM, SIGINT, SIGHUP])
    /// For `poll`.
    var descriptor: Int32 { signals.descriptor }

    /// The signal that asks for the end; nil while none does.
    func end() -> Int32? {
        [SIGTERM, SIGINT].first(where: signals.isPending)
    }

    /// The same; now that it ends, no signal does any more.
    func takeEnd() -> Int32? {
        defer { while signals.take() != nil {} }
        return end()
    }

    /// Whether SIGHUP came since the last time.
    func takeWake() -> Bool {
        // Of several that are pending, the one with the least number is taken (signal(7)).
        signals.isPending(SIGHUP) && signals.take() != nil
    }

    /// Ends the process as the signal would have.
    func end(by signal: Int32) throws {
        try signals.end(by: signal)
    }
}
