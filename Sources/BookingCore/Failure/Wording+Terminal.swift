// Terminal and files.

import Glibc

extension Failure {
    /// What C's functions failed at: `cannot open /etc/x: Permission denied`.
    static func cannot(_ act: String, _ thing: String, _ error: SystemError, hint: String? = nil) -> Failure {
        Failure(.failed, "cannot \(act) \(thing): \(error.message)", hint: hint ?? error.remedy)
    }

    /// - Parameter changed: the ids of what was changed before, which would have been written there.
    static func cannotWrite(to name: String, _ error: SystemError, changed: [String]? = nil) -> Failure {
        let done = changed.map { ["done all the same"] + ($0.isEmpty ? [] : [$0.joined(separator: " ")]) }
        return cannot("write to", name, error, hint: done?.joined(separator: ": "))
    }

    static func watchNeedsTerminal() -> Failure {
        Failure(
            .usage, "--watch draws on a terminal, as a table",
            hint: "for a file that is kept current: --watch --html FILE; for a program: booking watch --json")
    }

    static func noLineEditor() -> Failure {
        Failure(
            .failed, "libedit is not installed, which the shell needs at a terminal", hint: "apt-get install libedit2")
    }

    static func shellInShell() -> Failure {
        Failure(.usage, "this is a shell already", hint: "leave it with: exit")
    }

    static func openQuote() -> Failure {
        Failure(.usage, "a quote is open at the end", hint: "close it")
    }

    /// A question in a script, where nobody would answer it.
    static func confirmationNeeded(_ question: String) -> Failure {
        Failure(.usage, "nobody to ask: \(question)", hint: "--yes answers yes beforehand")
    }
}

extension SystemError {
    /// What helps against it as a rule.
    fileprivate var remedy: String {
        switch code {
        case ENOENT: "check the spelling, and where it is looked for"
        case EACCES, EPERM: "have its owner allow it, or choose another place"
        case EISDIR, ENOTDIR: "name a file, not a folder, in a folder that there is"
        case EMFILE, ENFILE: "raise the limit of open files: ulimit -n 1024"
        case ENOSPC, EDQUOT: "make room on that disk, then try again"
        case EBADF: "it is closed: give it a file, or /dev/null"
        case EROFS: "choose a place that can be written to"
        default: "look at the disk or device it lies on, then try again"
        }
    }
}
