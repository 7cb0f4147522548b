/// A file of `man/*.in`: words, and lines such as `@COMMANDS@` that stand for what follows from elsewhere.
enum ManualTemplate {
    static func filled(_ template: String, named name: String, _ parts: [String: () -> String]) -> String {
        template.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0 == "@NOTICE@" ? notice(name) : parts[String($0)]?() ?? String($0) }
            .joined(separator: "\n")
    }

    /// - Parameter source: what it is made from.
    static func notice(_ source: String) -> String {
        ".\\\" Made from \(source) by 'make docs'; do not edit."
    }

    /// That of the last change of the pages' words, which a page has to bear.
    static let date = "November 29, 2026"
}
