/// `booking process-pending`
enum ProcessPending {
    static func run(_ context: Context) throws {
        let settings = try PassSettings(context)
        try LoopSettings.check(context.invocation)
        if context.invocation.has(.dryRun) { return try rehearse(settings, context) }
        if context.invocation.has(.loop) { return try loop(settings, context) }
        let pass = try Failure.translating { try Pass(settings, session: context.session(decides: true)).run() }
        try print(pass, context)
        if let problem = pass.problem { throw problem }
    }

    private static func rehearse(_ settings: PassSettings, _ context: Context) throws {
        let began = Instant.now
        let rows = try context.session().read(
            """
            select * from booking.rehearse_pass(\(settings.user), \(settings.grace)::interval, \(settings.resources))
            """)[0]
        let rehearsal = try Rehearsal(rows, elapsed: began.elapsedMilliseconds)
        if context.isQuiet { return try context.printIDs(rehearsal.promoted) }
        guard context.invocation.format == .table else { return try context.out.write(JSONText.line(rehearsal)) }
        let format = try context.timeFormat()
        try context.page(RehearsalTable(format: format, screen: context.screen).render(rehearsal))
    }

    private static func loop(_ settings: PassSettings, _ context: Context) throws {
        let signals = LoopSignals()
        let session = try context.session(interrupt: signals.descriptor, grace: .seconds(1), decides: true)
        let report = ServiceReport(ServiceManager(context.environment), context.notices)
        var isFirst = true
        var loop = try ResolverLoop(
            settings, LoopSettings(context.invocation), signals: signals, session: session, report: report
        ) { pass in
            if isFirst || !pass.isIdle || context.invocation.format == .json { try print(pass, context) }
            isFirst = false
            try context.out.flush()
        }
        try loop.run()
    }

    private static func print(_ pass: Pass.Outcome, _ context: Context) throws {
        if context.invocation.format == .json {
            try context.out.write(JSONText.line(pass.record))
        } else if !context.isQuiet {
            try context.out.writeLine(pass.record.sentence)
        }
    }
}
