/// The completion script for bash. It needs no helper from the package bash-completion.
enum BashCompletion {
    static let script = """
        # bash completion for booking
        # \(CompletionScript.notice)

        _booking() {
            local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
            # bash cuts --option=value at the equals sign.
            if [[ $cur == "=" ]]; then
                cur=""
            elif [[ $prev == "=" ]]; then
                prev=${COMP_WORDS[COMP_CWORD - 2]}
            fi

            local command="" place=0 word i
            for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                case $word in
                --) return ;;
                \(CompletionScript.valued.joined(separator: " | ")))
                    i=$((i + 1))
                    [[ ${COMP_WORDS[i]} == "=" ]] && i=$((i + 1))
                    ;;
                -*) ;;
                *)
                    case $command in
                    "") command=$word ;;
                    \(CompletionScript.openWords.joined(separator: " | "))) command="$command $word" ;;
                    *) place=$((place + 1)) ;;
                    esac
                    ;;
                esac
            done

            local options="\(flags(GlobalOptions.options))"
            case $command in
        \(CompletionScript.commands.compactMap(options).joined(separator: "\n"))
            esac

            local words=""
            case "$command:$place" in
        \(CompletionScript.places.map(words).joined(separator: "\n"))
            esac

            case "$command:$prev" in
        \(CompletionScript.commands.flatMap(values).joined(separator: "\n"))
        \(GlobalOptions.options.compactMap(globalValues).joined(separator: "\n"))
            *:\(unknowable.joined(separator: " | *:"))) return ;;
            *) [[ $cur == -* ]] && words=$options ;;
            esac
            mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
        }

        complete -F _booking booking

        """

    /// Those whose values are not listed anywhere above, at least not for every command.
    private static let unknowable: [String] = {
        let listed = GlobalOptions.options.filter { $0.value?.fixedValues.isEmpty == false }.flatMap(\.spellings)
        return CompletionScript.valued.filter { !listed.contains($0) }
    }()

    private static func flags(_ options: [OptionDefinition]) -> String {
        options.map(\.flag).joined(separator: " ")
    }

    private static func options(_ command: any Command.Type) -> String? {
        if command.visibleOptions.isEmpty { return nil }
        return "    \(quoted(command.words))) options+=\" \(flags(command.visibleOptions))\" ;;"
    }

    private static func words(_ place: CompletionScript.Place) -> String {
        "    \(quoted("\(place.command):\(place.number)"))) words=\"\(place.words.joined(separator: " "))\" ;;"
    }

    /// The values of the command's options, and the formats that fit it.
    private static func values(_ command: any Command.Type) -> [String] {
        let output = GlobalOptions.options.filter(\.isFormat)
        return (output + command.visibleOptions).compactMap { option in
            let values = CompletionScript.values(of: option, in: command)
            return line(option, values, command: quoted(command.words))
        }
    }

    private static func globalValues(_ option: OptionDefinition) -> String? {
        line(option, option.value?.fixedValues ?? [], command: "*")
    }

    private static func line(_ option: OptionDefinition, _ values: [String], command: String) -> String? {
        guard !values.isEmpty else { return nil }
        let patterns = option.spellings.map { command + ":" + $0 }.joined(separator: " | ")
        let ignoresCase = option.value?.ignoresCase ?? false
        return "    \(patterns)) words=\"\(values.joined(separator: " "))\"\(ignoresCase ? " cur=${cur^^}" : "") ;;"
    }

    private static func quoted(_ word: String) -> String {
        word.contains(" ") ? "\"\(word)\"" : word
    }
}
