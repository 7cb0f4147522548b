// Arguments.

extension Failure {
    static func noWords() -> Failure {
        Failure(
            .usage, "started without arguments, not even a name",
            hint: "whatever starts booking has to hand on its name and the words of the command line")
    }

    static func argumentNotText(_ position: Int) -> Failure {
        Failure(.usage, "argument \(position) is not valid UTF-8", hint: "type it in a terminal whose locale is UTF-8")
    }

    static func noCommand() -> Failure {
        Failure(.usage, "no command given", hint: "booking help")
    }

    static func unknownCommand(_ word: String, _ group: String?, _ closest: String?) -> Failure {
        let quoted = excerpt(word)
        let message = group.map { "'booking \($0)' has no command \(quoted)" } ?? "unknown command \(quoted)"
        let help = ["booking help", group].compactMap(\.self).joined(separator: " ")
        return Failure(.usage, message, hint: closest.map { "did you mean 'booking \($0)'?" } ?? help)
    }

    static func incompleteCommand(_ group: String, _ subcommands: [String]) -> Failure {
        Failure(
            .usage, "'booking \(group)' needs one of its commands: \(alternatives(subcommands))",
            hint: "booking help \(group)")
    }

    static func unknownOption(_ option: String, _ command: String?, _ closest: String?) -> Failure {
        let name = cut(option)
        let message = command.map { "'booking \($0)' has no option \(name)" } ?? "unknown option \(name)"
        if option.dropFirst().allSatisfy(\.isNumber) {
            return Failure(.usage, message, hint: "write -- before an argument that begins with '-'")
        }
        return Failure(.usage, message, hint: closest.map { "did you mean \($0)?" } ?? helpCommand(command))
    }

    static func misplacedOption(_ option: String) -> Failure {
        Failure(
            .usage, "\(option) is not a global option",
            hint: "write it after the command: booking COMMAND \(option)")
    }

    static func missingValue(_ option: String, _ placeholder: String) -> Failure {
        Failure(.usage, "\(option) needs a value", hint: "\(option) \(placeholder)")
    }

    static func unexpectedValue(_ option: String) -> Failure {
        Failure(.usage, "\(option) takes no value", hint: "write \(option) alone")
    }

    static func repeatedOption(_ option: String) -> Failure {
        Failure(.usage, "\(option) is given twice, with different values", hint: "give it once")
    }

    static func conflictingOptions(_ one: String, _ other: String, _ command: String) -> Failure {
        Failure(.usage, "\(one) and \(other) cannot be used together", hint: helpCommand(command))
    }

    static func unknownValue(_ value: String, _ subject: String, _ allowed: [String], _ closest: String?) -> Failure {
        Failure(
            .usage, "\(subject) cannot be \(excerpt(value))",
            hint: closest.map { "did you mean '\($0)'?" } ?? "it can be \(alternatives(allowed))")
    }

    static func notNumber(_ value: String, _ subject: String) -> Failure {
        Failure(
            .usage, "\(subject) cannot be \(excerpt(value))",
            hint: "it is a whole number from 1 to \(ValueDefinition.greatestNumber): \(subject) 10")
    }

    static func missingArgument(_ name: String, _ command: String) -> Failure {
        Failure(.usage, "'booking \(command)' needs \(name)", hint: synopsis(command))
    }

    static func extraArgument(_ word: String, _ command: String) -> Failure {
        Failure(.usage, "'booking \(command)' has no use for \(excerpt(word))", hint: synopsis(command))
    }

    static func unfitFormat(_ format: OutputFormat, _ command: String, _ fitting: [OutputFormat]) -> Failure {
        Failure(
            .usage, "'booking \(command)' cannot print \(format.rawValue)",
            hint: "it can print \(alternatives(fitting.map(\.rawValue)))")
    }

    static func helpCommand(_ command: String?) -> String {
        ["booking help", command].compactMap(\.self).joined(separator: " ")
    }

    private static func synopsis(_ command: String) -> String? {
        CommandTable.command(command)?.synopsis
    }

    static func noSuchChoice(_ number: Int, of count: Int) -> Failure {
        Failure(
            .usage, "there is no choice \(number)" + (count == 0 ? "" : ", only \(count)"),
            hint: "see what there is with: booking settle")
    }

    static func pickNeedsOne(_ ids: [String]) -> Failure {
        Failure(
            .usage, "--pick needs to know for which booking",
            hint: "name one of: \(ids.joined(separator: ", "))")
    }

    static func unknownShell(_ name: String) -> Failure {
        Failure(
            .usage,
            name.isEmpty ? "SHELL does not say which shell you use" : "no completions for the shell \(excerpt(name))",
            hint: "name one: booking completions install bash, zsh or fish")
    }
}
