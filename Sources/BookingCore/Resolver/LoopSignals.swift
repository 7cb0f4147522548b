import Glibc

/// The signals that a service hears: SIGTERM and SIGINT end it, SIGHUP wakes it.
final class LoopSignals {
    private let signals = SignalDescriptor([SIGTERM, SIGINT, SIGHUP])
    private var ending: Int32?
    private var isWoken = false

    /// For `poll`.
    var descriptor: Int32 { signals.descriptor }

    /// The signal that asks for the end; nil while none does.
    func end() -> Int32? {
        read()
        return ending
    }

    /// Whether SIGHUP came since the last time.
    func takeWake() -> Bool {
        read()
        defer { isWoken = false }
        return isWoken
    }

    /// Ends the process as the signal would have.
    func end(by signal: Int32) {
        signals.end(by: signal)
    }

    private func read() {
        while let signal = signals.take() {
            if signal == SIGHUP { isWoken = true } else { ending = signal }
        }
    }
}
