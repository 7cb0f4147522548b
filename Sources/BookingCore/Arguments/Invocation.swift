/// A command line that makes sense: what is to be done, and with what.
///
/// Whoever asks for help (`booking create -h`, or `booking` alone) gets the invocation of `booking help create`.
/// Whoever asks for the version has `.version`, whatever the verb.
struct Invocation: Sendable {
    let verb: Verb
    let arguments: [String]
    let format: OutputFormat
    private let options: GivenOptions

    init(verb: Verb, arguments: [String], format: OutputFormat = .table, options: GivenOptions = GivenOptions()) {
        self.verb = verb
        self.arguments = arguments
        self.format = format
        self.options = options
    }

    /// Parses the words after the program's name; throws a `Failure`.
    static func parse(_ words: [String]) throws -> Invocation {
        do {
            return try Parser.parse(words)
        } catch {
            throw error.failure
        }
    }

    func has(_ option: OptionName) -> Bool {
        options.has(option)
    }

    func value(_ option: OptionName) -> String? {
        options[option]?.first
    }

    /// All values of a repeatable option, in the order given. Those of a fixed set are spelled as in the table.
    func values(_ option: OptionName) -> [String] {
        options[option] ?? []
    }

    /// What was asked for, as typed: without what only says how to connect, for whom, and how to print. Which zone counts, `RequestKey` knows.
    var request: String {
        let asked = options.sorted.filter { !Self.besidesTheRequest.contains($0.name) }
            .flatMap { [$0.name.flag] + $0.values }
        return ([verb.rawValue] + arguments + ["--"] + asked).joined(separator: "\u{1F}")
    }

    private static let besidesTheRequest: [OptionName] = [
        .user, .db, .output, .json, .quiet, .color, .noPager, .yes, .noInput, .verbose, .key, .wait, .timeZone,
        .noRetry,
    ]

    /// The value of an option whose kind is `number`; the parser has checked it.
    func number(_ option: OptionName) -> Int? {
        value(option).flatMap { Int($0) }
    }
}
