/// What a pass is asked to do.
struct PassSettings {
    let user: String?
    /// Nil: as the installation has it.
    let grace: Span?
    /// Nil: all.
    let resources: [String]?

    /// `--grace` beats the variable `GRACE_PERIOD_MINUTES`, which beats the installation's setting.
    init(_ given: Given<ProcessPending>, _ context: Context) throws {
        user = context.user
        let names = try given[ProcessPending.resource]
        resources = names.isEmpty ? nil : names
        if let span = try given[ProcessPending.grace] {
            grace = span
        } else {
            grace = try context.environment["GRACE_PERIOD_MINUTES"].map { text in
                guard let minutes = Int64(text), 0...52_560_000 ~= minutes else { throw Failure.badGraceVariable(text) }
                return Span(days: 0, microseconds: minutes * 60_000_000)
            }
        }
    }
}
