/// The completion script for fish.
enum FishCompletion {
    static let script = """
        # fish completion for booking
        # \(CompletionScript.notice)

        # The words of the command so far, without options: 'resource add'; then how many arguments follow them.
        function __booking_command
            set -l tokens (commandline -opc)
            set -e tokens[1]
            set -l command
            set -l value_follows no
            set -l is_whole no
            set -l place 0
            for token in $tokens
                if test $value_follows = yes
                    set value_follows no
                    continue
                end
                switch $token
                    case \(CompletionScript.valued.joined(separator: " "))
                        set value_follows yes
                    case '-*'
                    case '*'
                        if test $is_whole = yes
                            set place (math $place + 1)
                            continue
                        end
                        set -a command $token
                        contains -- "$command" \(CompletionScript.openWords.joined(separator: " "))
                        or set is_whole yes
                end
            end
            echo "$command"
            echo $place
        end

        function __booking_at
            set -l state (__booking_command)
            test "$state[1]" = "$argv"
        end

        # Is it the place behind so many arguments of that command?
        function __booking_place
            set -l state (__booking_command)
            test "$state[2] $state[1]" = "$argv"
        end

        complete -c booking -f
        \((words(in: []) + CompletionScript.groups.flatMap { words(in: [$0]) }).joined(separator: "\n"))
        \(GlobalOptions.options.filter { !$0.isFormat }.map { option($0, in: nil) }.joined(separator: "\n"))
        \(output.map { complete(at: "", parts($0, values: $0.value?.fixedValues ?? [])) }.joined(separator: "\n"))
        \(places.map(arguments).joined(separator: "\n"))
        \(CompletionScript.commands.flatMap(lines).joined(separator: "\n"))

        """

    /// Offered for each command by itself, with the formats that fit it.
    private static let output = GlobalOptions.options.filter(\.isFormat)

    private static func words(in path: [String]) -> [String] {
        CompletionScript.words(in: path).map { word, summary in
            complete(at: path.joined(separator: " "), ["-a \(word)", "-d \(quoted(summary))"])
        }
    }

    private static func lines(_ command: any Command.Type) -> [String] {
        (output + command.visibleOptions).map { option($0, in: command) }
    }

    /// The words of the commands themselves are offered with their summaries instead.
    private static let places = CompletionScript.places.filter { place in
        !place.command.isEmpty && !CompletionScript.groups.contains(place.command)
    }

    private static func arguments(_ place: CompletionScript.Place) -> String {
        "complete -c booking -n '__booking_place \(place.number) \(place.command)' "
            + "-a \(quoted(place.words.joined(separator: " ")))"
    }

    private static func option(_ option: OptionDefinition, in command: (any Command.Type)?) -> String {
        let values = command.map { CompletionScript.values(of: option, in: $0) }
        return complete(at: command?.words, parts(option, values: values ?? option.value?.fixedValues ?? []))
    }

    private static func parts(_ option: OptionDefinition, values: [String]) -> [String] {
        [
            option.short.map { "-s \($0)" },
            "-l \(option.name)",
            option.value == nil ? nil : "-x",
            values.isEmpty ? nil : "-a \(quoted(values.joined(separator: " ")))",
            "-d \(quoted(Prose.plain(option.summary)))",
        ].compactMap(\.self)
    }

    private static func complete(at command: String?, _ parts: [String]) -> String {
        let condition = command.map { ["-n '__booking_at \($0)'"] } ?? []
        return (["complete -c booking"] + condition + parts).joined(separator: " ")
    }

    private static func quoted(_ text: String) -> String {
        var escaped = ""
        for letter in text { escaped += letter == "'" || letter == "\\" ? "\\\(letter)" : String(letter) }
        return "'" + escaped + "'"
    }
}
