/// The value of an option, or one argument, as help names it and as completion thinks of it.
struct ValueDefinition: Sendable {
    /// What stands for it in help: `TIME`.
    let placeholder: String
    let kind: Kind

    /// The parser checks the closed kinds (`number` and `choice`); the others are read by the commands.
    enum Kind: Equatable, Sendable {
        case resource, booking, user, time, duration, zone, tag, cursor, command, database, profile, file, text
        /// A whole number from 1 to `greatestNumber`.
        case number
        case choice([String], ignoringCase: Bool = false)
    }

    /// What PostgreSQL's integer holds.
    static let greatestNumber = Int(Int32.max)

    /// The values that can be listed without asking a database.
    var fixedValues: [String] {
        switch kind {
        case .choice(let values, _): values
        case .cursor: ["beginning", "now"]
        default: []
        }
    }

    /// The value as the table spells it, or nil where it cannot be.
    func normalized(_ text: String) -> String? {
        switch kind {
        case .number:
            Int(text).flatMap { (1...Self.greatestNumber).contains($0) ? String($0) : nil }
        case .choice(let values, ignoringCase: true):
            values.first { $0.lowercased() == text.lowercased() }
        case .choice(let values, ignoringCase: false):
            values.first { $0 == text }
        default:
            text
        }
    }
}
