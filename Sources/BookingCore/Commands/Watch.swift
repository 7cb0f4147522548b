import Glibc

/// `booking watch`
enum Watch {
    static func run(_ context: Context) throws {
        let settings = try WatchSettings(context.invocation, user: context.user)
        let printer = try printer(context)
        let signals = SignalDescriptor([SIGINT, SIGTERM])
        let session = try context.session(interrupt: signals.descriptor)
        var watcher = Watcher(settings, session: session, signals: signals, out: context.out, print: printer)
        switch try end(&watcher, signals) {
        case .enough: break
        case .timeout: if settings.count != nil { throw Failure.tooFewEvents() }
        case .signal(let signal):
            try context.out.flush()
            signals.end(by: signal)
        }
    }

    /// A signal may also have ended a wait for the server.
    private static func end(_ watcher: inout Watcher, _ signals: SignalDescriptor) throws -> Watcher.End {
        do {
            return try Failure.translating { try watcher.run() }
        } catch is Interrupted {
            return .signal(signals.take() ?? SIGTERM)
        }
    }

    private static func printer(_ context: Context) throws -> (EventRecord) throws -> Void {
        guard context.invocation.format == .table else {
            return { try context.out.write(JSONText.line($0)) }
        }
        let line = EventLine(format: try context.timeFormat(), screen: context.screen)
        return { try context.out.writeLine(line.text($0)) }
    }
}
