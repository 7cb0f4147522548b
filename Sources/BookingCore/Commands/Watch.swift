import Glibc

/// `booking watch`
enum Watch {
    static func run(_ context: Context) throws {
        let settings = try WatchSettings(context.invocation, user: context.user)
        let signals = SignalDescriptor([SIGINT, SIGTERM])
        let session = try context.session(interrupt: signals.descriptor, onPrimary: true)
        let lease = Lease(settings, link: FeedLink(session, polls: settings.polls), signals: signals)
        let waits = WatchWaits(signals, out: context.out.descriptor)
        let sink = try sink(settings, waits, lease, context)
        var watcher = Watcher(settings, lease: lease, waits: waits, notices: context.notices, sink: sink)
        let end = Result { try Failure.translating { try watcher.run() } }
        lease.release()
        switch try end.mapError({ Self.hinted($0, settings.name, context) }).get() {
        case .enough: break
        case .timeout: if settings.count != nil { throw Failure.tooFewEvents() }
        case .signal(let signal): signals.end(by: signal)
        }
    }

    /// Where a cursor of the database is of no use, the command that moves it on is another one.
    private static func hinted(_ error: any Error, _ name: String?, _ context: Context) -> any Error {
        guard let failure = error as? Failure, failure.kind == .cursor, let name else { return error }
        return Failure.cursorLost(failure, then: context.command(["watch", "--name", name, "--since"]))
    }

    private static func sink(
        _ settings: WatchSettings, _ waits: WatchWaits, _ lease: Lease, _ context: Context
    ) throws -> any EventSink {
        if let command = settings.command {
            return CommandSink(
                command, notices: context.notices, pause: { try waits.pause($0) },
                awaitChild: { waits.child($0, meanwhile: lease) })
        }
        let awaitReader = { try waits.reader(meanwhile: lease) }
        let awaitReaderUntil = { waits.reader(until: $0) }
        if context.isQuiet {
            return LineSink(context.out, awaitReader: awaitReader, awaitReaderUntil: awaitReaderUntil) { event, bytes in
                bytes.append(contentsOf: "\(try event.record().booking.id ?? "")\n".utf8)
            }
        }
        guard context.invocation.format == .table else {
            return LineSink(context.out, awaitReader: awaitReader, awaitReaderUntil: awaitReaderUntil) {
                try EventJSON.append($0, to: &$1)
            }
        }
        let line = EventLine(format: try context.timeFormat(), screen: context.screen)
        return LineSink(context.out, awaitReader: awaitReader, awaitReaderUntil: awaitReaderUntil) { event, bytes in
            bytes.append(contentsOf: line.text(try event.record()).utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
    }
}
