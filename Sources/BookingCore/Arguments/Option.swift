/// Who declares options: a command, or all of them together (`GlobalOptions`).
protocol OptionOwner {
    static var options: [OptionDefinition] { get }
}

extension OptionOwner {
    static func list(_ options: any DeclaredOption...) -> [OptionDefinition] {
        options.map(\.definition)
    }
}

/// An option that `Owner` declares. The parser and the help go by its definition; `Given<Owner>` gives its value to whoever
/// reads it by the same name, so that no command can read what it does not declare.
struct Option<Owner, Value>: DeclaredOption {
    let definition: OptionDefinition
    /// From the values on the command line, nil where it was not given; throws a `Failure`.
    let read: @Sendable ([String]?) throws -> Value
}

/// An option whatever its value.
protocol DeclaredOption: Sendable {
    var definition: OptionDefinition { get }
}

extension Option where Value == Bool {
    /// Of every command that writes.
    static var noRetry: Option {
        flag("no-retry", "fail at once where no server answers, instead of waiting some seconds for one")
            .besideTheRequest
    }

    static func flag(
        _ name: String, short: Character? = nil, _ summary: String, conflicts: [String] = []
    ) -> Option {
        let definition = OptionDefinition(name: name, short: short, value: nil, summary: summary, conflicts: conflicts)
        return Option(definition: definition) { $0 != nil }
    }
}

extension Option {
    /// One value, which `read` makes of the text.
    static func value<Wrapped>(
        _ name: String, short: Character? = nil, _ placeholder: String, _ kind: ValueDefinition.Kind, _ summary: String,
        conflicts: [String] = [], read: @escaping @Sendable (String) throws -> Wrapped
    ) -> Option where Value == Wrapped? {
        let definition = OptionDefinition(
            name: name, short: short, value: ValueDefinition(placeholder: placeholder, kind: kind), summary: summary,
            conflicts: conflicts)
        return Option(definition: definition) { try $0?.first.map(read) }
    }

    /// Any number of values, in the order given.
    static func values(
        _ name: String, _ placeholder: String, _ kind: ValueDefinition.Kind, _ summary: String,
        conflicts: [String] = [], read: @escaping @Sendable (String) throws -> String = { $0 }
    ) -> Option where Value == [String] {
        let definition = OptionDefinition(
            name: name, value: ValueDefinition(placeholder: placeholder, kind: kind), repeatable: true,
            summary: summary, conflicts: conflicts)
        return Option(definition: definition) { try ($0 ?? []).map(read) }
    }

    /// Parsed, but shown nowhere.
    var hidden: Option { with { $0.hidden = true } }

    /// Without meaning for what is asked: the same key may come again with another value of it (`RequestKey`).
    var besideTheRequest: Option { with { $0.isRequest = false } }

    private func with(_ change: (inout OptionDefinition) -> Void) -> Option {
        var definition = definition
        change(&definition)
        return Option(definition: definition, read: read)
    }
}

// MARK: - Values of a kind

extension Option where Value == String? {
    static func text(
        _ name: String, short: Character? = nil, _ placeholder: String, _ summary: String,
        kind: ValueDefinition.Kind = .text, conflicts: [String] = [],
        read: @escaping @Sendable (String) throws -> String = { $0 }
    ) -> Option {
        .value(name, short: short, placeholder, kind, summary, conflicts: conflicts, read: read)
    }
}

extension Option where Value == Int? {
    /// The parser has checked that it is one.
    static func number(_ name: String, short: Character? = nil, _ summary: String) -> Option {
        let definition = OptionDefinition(
            name: name, short: short, value: ValueDefinition(placeholder: "N", kind: .number), summary: summary)
        return Option(definition: definition) { $0?.first.flatMap { Int($0) } }
    }
}

extension Option where Value == TimeExpression? {
    static func time(_ name: String, _ summary: String, conflicts: [String] = []) -> Option {
        .value(name, "TIME", .time, summary, conflicts: conflicts) { try TimeExpression($0) }
    }
}

extension Option where Value == TimeExpression.Day? {
    static func day(_ name: String, _ summary: String, conflicts: [String] = []) -> Option {
        .value(name, "DAY", .time, summary, conflicts: conflicts) { try TimeExpression.Day($0) }
    }
}

extension Option where Value == Span? {
    /// A duration of the calendar.
    static func span(_ name: String, _ summary: String, sign: Span.Sign = .positive, conflicts: [String] = [])
        -> Option
    {
        .value(name, "DURATION", .duration, summary, conflicts: conflicts) { try Span($0, sign) }
    }
}

extension Option where Value == Duration? {
    /// Time to let pass, whatever clocks do meanwhile.
    static func interval(_ name: String, zero: Bool, _ summary: String, conflicts: [String] = []) -> Option {
        .value(name, "DURATION", .duration, summary, conflicts: conflicts) { try Interval.parse($0, zero: zero) }
    }
}
