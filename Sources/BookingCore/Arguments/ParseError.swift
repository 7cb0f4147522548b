/// What can be wrong with a command line, with what there is to say about it; worded in `Wording+Arguments.swift`.
enum ParseError: Error, Equatable {
    case noWords
    case notText(position: Int)
    case noCommand
    case unknownCommand(String, group: String?, closest: String?)
    case incompleteCommand(group: String, subcommands: [String])
    case unknownOption(String, command: String?, closest: String?)
    /// An option of a command, before the command.
    case misplacedOption(String)
    case missingValue(String, placeholder: String)
    case unexpectedValue(String)
    case repeatedOption(String)
    case conflictingOptions(String, String, command: String)
    /// `subject` is an option as typed, or an argument's name.
    case unknownValue(String, subject: String, allowed: [String], closest: String?)
    case notNumber(String, subject: String)
    case missingArgument(String, command: String)
    case extraArgument(String, command: String)
    case unfitFormat(OutputFormat, command: String, fitting: [OutputFormat])

    var failure: Failure {
        switch self {
        case .noWords: .noWords()
        case .notText(let position): .argumentNotText(position)
        case .noCommand: .noCommand()
        case .unknownCommand(let word, let group, let closest): .unknownCommand(word, group, closest)
        case .incompleteCommand(let group, let subcommands): .incompleteCommand(group, subcommands)
        case .unknownOption(let option, let command, let closest): .unknownOption(option, command, closest)
        case .misplacedOption(let option): .misplacedOption(option)
        case .missingValue(let option, let placeholder): .missingValue(option, placeholder)
        case .unexpectedValue(let option): .unexpectedValue(option)
        case .repeatedOption(let option): .repeatedOption(option)
        case .conflictingOptions(let one, let other, let command): .conflictingOptions(one, other, command)
        case .unknownValue(let value, let subject, let allowed, let closest):
            .unknownValue(value, subject, allowed, closest)
        case .notNumber(let value, let subject): .notNumber(value, subject)
        case .missingArgument(let name, let command): .missingArgument(name, command)
        case .extraArgument(let word, let command): .extraArgument(word, command)
        case .unfitFormat(let format, let command, let fitting): .unfitFormat(format, command, fitting)
        }
    }
}
