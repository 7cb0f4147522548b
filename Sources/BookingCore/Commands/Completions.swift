/// `booking completions SHELL`
enum Completions {
    static func run(_ context: Context) throws {
        try context.out.write(CompletionScript.script(for: context.invocation.arguments[0]) ?? "")
    }
}
