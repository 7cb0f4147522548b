import Glibc

/// `booking completions SHELL`
enum Completions: Command {
    static let words = "completions"
    private static let install = "install"

    static let definition = CommandDefinition(
        .setUp, "print a completion script for your shell, or install it",
        arguments: [
            .one("SHELL", .choice(CompletionScript.shells + [install])),
            .optional("FOR", .choice(CompletionScript.shells), words: 1),
        ],
        details: [
            "`install` puts the script where your shell looks for it: that of the shell FOR, else of `SHELL`. The scripts ask "
                + "the program, and the program asks the database, for a second at most: for resources, your own bookings, "
                + "users and tags."
        ],
        examples: [
            Example("booking completions install", "For the shell that you use"),
            Example("booking completions install zsh", "For zsh"),
            Example("booking completions bash > /etc/bash_completion.d/booking", "For all users of this machine"),
        ])

    static let page = PageNotes(
        environment: [
            "SHELL": "Whose script `install` takes where FOR is not given."
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let shell = given.arguments[0]
        guard shell == install else {
            if given.arguments.count > 1 {
                throw ParseError.extraArgument(given.arguments[1], command: words).failure
            }
            return try context.out.write(CompletionScript.script(for: shell) ?? "")
        }
        try install(for: given.arguments.dropFirst().first ?? shellInUse(context.environment), context)
    }

    private static func shellInUse(_ environment: Environment) throws -> String {
        let name = environment["SHELL"].flatMap { $0.split(separator: "/").last }.map(String.init) ?? ""
        guard CompletionScript.shells.contains(name) else { throw Failure.unknownShell(name) }
        return name
    }

    private static func install(for shell: String, _ context: Context) throws {
        let path = path(for: shell, context.environment)
        try TextFile.replace(path, with: CompletionScript.script(for: shell) ?? "")
        try context.out.writeLine(path)
        try context.out.flush()
        if shell == "zsh" {
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            context.notices.hint(
                "unless it is there already, put into ~/.zshrc: fpath=(/\(folder) $fpath); autoload -Uz compinit; compinit"
            )
        } else {
            context.notices.hint("new shells know it: exec \(shell)")
        }
    }

    /// Where the shell itself looks, for one user.
    private static func path(for shell: String, _ environment: Environment) -> String {
        let folders = BaseDirectories(environment)
        return switch shell {
        case "bash":
            (environment["BASH_COMPLETION_USER_DIR"] ?? folders.data + "/bash-completion") + "/completions/booking"
        case "zsh": folders.data + "/zsh/site-functions/_booking"
        default: folders.config + "/fish/completions/booking.fish"
        }
    }
}
