import Glibc

/// `booking process-pending`
enum ProcessPending {
    static func run(_ context: Context) throws {
        let settings = try PassSettings(context)
        if context.invocation.has(.dryRun) { return try rehearse(settings, context) }
        if context.invocation.has(.loop) { return try loop(settings, context) }
        let pass = try Pass(settings, session: context.session()).run()
        try print(pass, context)
        if let problem = pass.problem { throw problem }
    }

    private static func rehearse(_ settings: PassSettings, _ context: Context) throws {
        let began = Stopwatch()
        let rows = try context.session().read("""
            select * from booking.rehearse_pass(\(settings.user), \(settings.grace)::interval, \(settings.resources))
            """)[0]
        let rehearsal = Rehearsal(rows, elapsed: began.milliseconds)
        guard context.invocation.format == .table else { return try context.out.write(JSONText.line(rehearsal)) }
        for id in rehearsal.wouldPromote { try context.out.writeLine("would promote  \(id)") }
        for id in rehearsal.wouldReject { try context.out.writeLine("would reject   \(id)") }
        try context.out.writeLine("would leave \(rehearsal.pass.pending) pending")
    }

    private static func loop(_ settings: PassSettings, _ context: Context) throws {
        let interval = try context.invocation.value(.interval).map { try Interval.parse($0, zero: false) } ?? .seconds(60)
        let session = try context.session()
        var isFirst = true
        try ResolverLoop(interval: interval, notices: context.notices).run {
            let pass = try Pass(settings, session: session).run()
            if isFirst || !pass.isIdle || context.invocation.format == .json { try print(pass, context) }
            isFirst = false
            try context.out.flush()
            if let problem = pass.problem { throw problem }
        }
    }

    private static func print(_ pass: Pass.Outcome, _ context: Context) throws {
        if context.invocation.format == .json {
            try context.out.write(JSONText.line(pass.record))
        } else if !context.isQuiet {
            try context.out.writeLine(pass.record.sentence)
        }
    }
}
