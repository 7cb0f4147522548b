/// A command line that is still being typed: what its words say so far, and what can stand where the cursor is. Whatever is
/// wrong with them is left to the parser, once the line is whole.
struct CompletionLine {
    /// What can stand at the cursor.
    enum Place {
        /// The next word of a command that begins with these.
        case word(of: [String])
        case option
        case value(ValueDefinition)
        /// The value of the option that says how to print.
        case format
        case nothing
    }

    let path: [String]
    let command: (any Command.Type)?
    let arguments: [String]
    /// The global options, as they were typed.
    let globals: [String]
    /// What of the last word is to be completed, and what stands before it, as in `--status=V`.
    let (prefix, current): (String, String)
    let place: Place

    /// - Parameter words: those behind the program's name, up to the one at the cursor, which may be empty. bash cuts
    ///   `--option=value` into three words.
    init(_ words: [String]) {
        var line = words[...]
        var last = line.popLast() ?? ""
        if last == "=" { last = "" } else if line.last == "=" { line.removeLast() }
        var typed = Typed()
        for word in line where word != "=" { typed.take(word) }
        (path, command, arguments, globals) = (typed.path, typed.command, typed.arguments, typed.globals)
        (prefix, current, place) = typed.place(of: last)
    }

    /// The command's own come first.
    var optionDefinitions: [OptionDefinition] { (command?.visibleOptions ?? []) + GlobalOptions.options }
}

extension CompletionLine {
    /// What has been read of the line.
    private struct Typed {
        var path: [String] = []
        var command: (any Command.Type)?
        var arguments: [String] = []
        var globals: [String] = []
        var pending: OptionDefinition?
        var optionsEnded = false

        var options: [OptionDefinition] { GlobalOptions.options + (command?.options ?? []) }

        mutating func take(_ word: String) {
            if let option = pending {
                pending = nil
                if GlobalOptions.has(option.name) { globals += [option.flag, word] }
            } else if optionsEnded || word == "-" || !word.hasPrefix("-") {
                takeArgument(word)
            } else if word == "--" {
                optionsEnded = true
            } else {
                takeOption(word)
            }
        }

        private mutating func takeArgument(_ word: String) {
            guard command == nil else { return arguments.append(word) }
            path.append(word)
            command = CommandTable.command(path.joined(separator: " "))
        }

        private mutating func takeOption(_ word: String) {
            let name = word.hasPrefix("--") ? String(word.prefix { $0 != "=" }) : String(word.prefix(2))
            guard let option = options.first(where: { $0.spellings.contains(name) }) else { return }
            if option.value != nil && word == name {
                pending = option
            } else if GlobalOptions.has(option.name) {
                globals.append(word)
            }
        }

        func place(of word: String) -> (prefix: String, current: String, Place) {
            if let pending { return ("", word, value(of: pending)) }
            if !optionsEnded, word.hasPrefix("--"), let equals = word.firstIndex(of: "=") {
                let option = options.first { $0.flag == word[..<equals] && $0.value != nil }
                let rest = word.index(after: equals)
                return (String(word[..<rest]), String(word[rest...]), option.map(value) ?? .nothing)
            }
            if !optionsEnded && word.hasPrefix("-") { return ("", word, .option) }
            guard let command else { return ("", word, .word(of: path)) }
            return ("", word, argument(of: command))
        }

        private func value(of option: OptionDefinition) -> Place {
            option.isFormat ? .format : option.value.map(Place.value) ?? .nothing
        }

        private func argument(of command: any Command.Type) -> Place {
            var taken = 0
            for argument in command.definition.arguments {
                if argument.repeatable || arguments.count < taken + argument.words.upperBound {
                    return argument.value.kind == .command ? .word(of: arguments) : .value(argument.value)
                }
                taken += argument.words.upperBound
            }
            return .nothing
        }
    }
}
