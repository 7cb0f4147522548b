// Names, notes, ids.

extension Failure {
    static func badText(_ what: String, _ flaw: String, hint: String) -> Failure {
        Failure(.usage, "the \(what) \(flaw)", hint: hint)
    }

    static func nameOutOfPlace(_ name: String, _ meaning: String) -> Failure {
        Failure(
            .notFound, "there is no resource \"\(cut(name))\", which reads as \(meaning)",
            hint: "the resource comes first: booking create RESOURCE FROM TO; if it is to be called so: "
                + "booking resource add \(ShellWord(name))")
    }

    static func badTag(_ text: String) -> Failure {
        Failure(.usage, "not a tag: \(excerpt(text))", hint: "write it as NAME=VALUE, such as --tag floor=2")
    }

    /// As the database words it for those who may at least ask (sql/function/text/fail.sql).
    static func noMember(_ role: String) -> Failure {
        Failure(
            .notAllowed, "\(cut(role)) has no rights in this installation",
            hint: "an admin gives them: booking member add \(ShellWord(role)) --right user; "
                + "or to everyone: booking init --open",
            sqlstate: SQLState.insufficientPrivilege)
    }

    static func rightMissing() -> Failure {
        Failure(
            .usage, "no right is given",
            hint:
                "give one with --right: reader to look, user to book, delegate to act for others, resolver to run passes, admin to change all"
        )
    }

    static func mayNotMakeRoles(_ role: String) -> Failure {
        Failure(
            .notAllowed, "you may not make roles on this server",
            hint: "have it made first: createuser \(ShellWord(role))")
    }

    static func forWithoutDelegate() -> Failure {
        Failure(.usage, "--for is for delegates alone", hint: "say for whom one may act: --right delegate --for NAME")
    }

    static func noShareOfThat(_ policy: String?) -> Failure {
        Failure(
            .usage, "--group says what a group has of a week\(policy.map { ", not of \($0)" } ?? "")",
            hint: "write: booking policy per-week 40h --group ROLE")
    }

    static func nothingToChange(_ command: any Command.Type) -> Failure {
        Failure(.usage, "nothing to change", hint: "say what: \(helpCommand(command.words))")
    }

    /// A day stands in the place of a resource, which was looked for.
    static func dayForResource(_ failure: Failure) -> Failure {
        failure.hinting("a day goes with --date, several days with --from and --to")
    }

    /// What does not exist, where something is called almost so.
    static func misspelled(_ failure: Failure, meant: String) -> Failure {
        failure.hinting("did you mean \(ShellWord(meant))?")
    }

    /// What does not exist, where several are called alike, or one that need not be meant.
    static func misspelled(_ failure: Failure, similar: [String]) -> Failure {
        let names = alternatives(similar.map { "\(ShellWord($0))" })
        return failure.hinting("did you mean \(names)?" + (failure.hint.map { " If not, \($0)" } ?? ""))
    }

    /// - Parameter commands: the two that make a new booking and delete the old one.
    static func resourceIsFixed(_ commands: [String]) -> Failure {
        Failure(
            .usage, "a booking never changes its resource: make a new one, then delete this",
            hint: commands.joined(separator: " && "))
    }
}
