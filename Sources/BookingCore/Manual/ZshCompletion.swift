/// The completion script for zsh.
enum ZshCompletion {
    static let script = """
        #compdef booking
        # zsh completion for booking
        # \(CompletionScript.notice)

        \(([level([])] + CompletionScript.groups.map { level([$0]) }).joined(separator: "\n"))
        typeset -ga _booking_global=(
        \(GlobalOptions.options.filter { !$0.isFormat }.map { "    " + specification($0, in: nil) }
            .joined(separator: "\n"))
        )

        # Found by way of $fpath, this file is the function; sourced, it only defines it.
        if [[ ${funcstack[1]} == _booking ]]; then
            _booking "$@"
        else
            compdef _booking booking
        fi

        """

    /// A function that completes the words after `path`, and hands over to the next level.
    private static func level(_ path: [String]) -> String {
        let name = (["_booking"] + path).joined(separator: "_")
        let words = CompletionScript.words(in: path)
        return """
            \(name)() {
                local curcontext=$curcontext state line
                local -a words_here=(
            \(words.map { "        " + quoted("\($0.word):\($0.summary)") }.joined(separator: "\n"))
                )
                _arguments -C -s -S -A '-*' $_booking_global \(specification(output, in: nil)) '1: :->word' '*:: :->rest'
                case $state in
                word) _describe command words_here ;;
                rest)
                    case $line[1] in
            \(words.map { arm(path + [$0.word]) }.joined(separator: "\n"))
                    esac
                    ;;
                esac
            }

            """
    }

    /// Offered for each command by itself, with the formats that fit it.
    private static let output = GlobalOptions.options.first(where: \.isFormat)!

    private static func arm(_ path: [String]) -> String {
        let word = path[path.count - 1]
        guard let command = CommandTable.command(path.joined(separator: " ")) else {
            return "        \(word)) \((["_booking"] + path).joined(separator: "_")) ;;"
        }
        let options = ([output] + command.visibleOptions).map { specification($0, in: command) }
        let arguments = command.definition.arguments.map(argument)
        let lines = ["_arguments -s -S $_booking_global"] + options + arguments
        return "        \(word))\n            " + lines.joined(separator: " \\\n                ") + "\n            ;;"
    }

    /// `'(-u --user)'{-u+,--user=}'[act for NAME]:NAME: '`
    private static func specification(_ option: OptionDefinition, in command: (any Command.Type)?) -> String {
        let values =
            command.map { CompletionScript.values(of: option, in: $0) }
            ?? option.value?.fixedValues ?? []
        let text = "[" + escaped(Prose.plain(option.summary)) + "]" + action(option.value, values)
        let long = option.flag + (option.value == nil ? "" : "=")
        if let short = option.short {
            let attached = option.value == nil ? "" : "+"
            return "'(-\(short) \(option.flag))'{-\(short)\(attached),\(long)}" + quoted(text)
        }
        return quoted((option.repeatable ? "*" : "") + long + text)
    }

    private static func argument(_ argument: ArgumentDefinition) -> String {
        guard argument.value.kind != .command else { return topic(argument.name) }
        return quoted((argument.repeatable ? "*" : "") + action(argument.value, argument.value.fixedValues))
    }

    /// The words of a command, one by one.
    private static func topic(_ name: String) -> String {
        let first = (CompletionScript.firstWords.map(\.word) + Help.topics).joined(separator: " ")
        let arms = CompletionScript.groups.map { group in
            "\(group)) compadd \(CommandTable.words(in: [group]).joined(separator: " ")) ;;"
        }
        return quoted("1:\(name):(\(first))") + " "
            + quoted("2:\(name):{ case $words[2] in \(arms.joined(separator: " ")) esac }")
    }

    private static func action(_ value: ValueDefinition?, _ values: [String]) -> String {
        guard let value else { return "" }
        return ":\(value.placeholder):" + (values.isEmpty ? " " : "(" + values.joined(separator: " ") + ")")
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for letter in text { escaped += "[]:\\".contains(letter) ? "\\\(letter)" : String(letter) }
        return escaped
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
