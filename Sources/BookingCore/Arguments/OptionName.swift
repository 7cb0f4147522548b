/// An option, by its long name. It takes a value with every command that has it, or with none.
enum OptionName: String, CaseIterable, Sendable {
    // Global
    case user, db, output, json, quiet
    case timeZone = "time-zone"
    case color
    case noPager = "no-pager"
    case yes
    case noInput = "no-input"
    case verbose, help, version

    // Of single commands
    case from, to, `for`, shift, note, key
    case dryRun = "dry-run"
    case ifRev = "if-rev"
    case resource, date, status, mine, upcoming, limit
    case tag, name
    case loop, interval, grace, jitter, eager
    case wait
    case ifFree = "if-free"
    case type, since, count, timeout, exec, poll, before
    case withCursor = "with-cursor"
    case local, open
    case noRetry = "no-retry"

    /// As it is typed: `--if-rev`.
    var flag: String { "--" + rawValue }
}
