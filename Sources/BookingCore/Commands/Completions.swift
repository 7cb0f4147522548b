/// `booking completions SHELL`
enum Completions: Command {
    static let words = "completions"

    static let definition = CommandDefinition(
        .setUp, "print a completion script for your shell",
        arguments: [.one("SHELL", .choice(["bash", "zsh", "fish"]))],
        examples: [
            Example(
                "booking completions bash > ~/.local/share/bash-completion/completions/booking", "For bash"),
            Example("booking completions fish > ~/.config/fish/completions/booking.fish", "For fish"),
            Example("booking completions zsh > ~/.zsh/completions/_booking", "For zsh: a folder that is in $fpath"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        try context.out.write(CompletionScript.script(for: given.arguments[0]) ?? "")
    }
}
