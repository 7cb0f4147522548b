import Testing

@testable import BookingCore

/// The scripts, in the shells that they are for, where there is no database to ask.
@Suite struct CompletionTests {
    /// Command lines, and what can stand in the place of their last word.
    private static let cases: [(line: [String], offered: [String])] = [
        (["s"], ["settle", "shell", "show", "status"]),
        (["resource", ""], ["add", "close", "import", "list", "open", "retire", "show", "update"]),
        (["-u", "resource", "resour"], ["resource"]),
        (["-q", "resource", "u"], ["update"]),
        (["resource", "add", "--t"], ["--tag", "--time-zone"]),
        (["list", "--status", "V"], ["VALID"]),
        (["why", "-o", ""], ["json", "table"]),
        (["--color", "n"], ["never"]),
        (["create", "--from", "t"], ["thu", "today", "tomorrow", "tue"]),
        (["create", "--note", ""], []),
        (["update", "--res"], []),
        (["completions", ""], ["bash", "fish", "install", "zsh"]),
        (["help", "conf"], ["conflicts"]),
        (["help", "resource", ""], ["add", "close", "import", "list", "open", "retire", "show", "update"]),
        (["help", "resource", "add", ""], []),
        (["help", "show", ""], []),
        (["policy", "gr"], ["grace"]),
        (["policy", "grace", ""], []),
        (["policy", "-q", "grace", ""], []),
        (["list", "--status", "v"], ["VALID"]),
        (["watch", "--since", ""], ["beginning", "now"]),
        (["watch", "--mine", "--type", "booking_c"], ["booking_closed", "booking_conflict", "booking_created"]),
    ]

    @Test(.enabled(if: isInstalled("/bin/bash")), arguments: cases)
    func bash(_ line: [String], offered: [String]) throws {
        let script = """
            source completions/booking.bash
            COMP_WORDS=(booking "$@") COMP_CWORD=$#
            _booking
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        try expect(offered, from: run("/bin/bash", ["-c", script, "bash"] + line))
    }

    @Test(.enabled(if: isInstalled("/bin/bash")))
    func bashCutsAtTheEqualsSign() throws {
        let script = """
            source completions/booking.bash
            COMP_WORDS=(booking list --status = V) COMP_CWORD=4; _booking; echo "${COMPREPLY[@]}"
            COMP_WORDS=(booking --user = list show --) COMP_CWORD=4; _booking; echo "${COMPREPLY[@]}"
            """
        #expect(try run("/bin/bash", ["-c", script]).output == "VALID\nshow\n")
    }

    @Test(.enabled(if: isInstalled("/usr/bin/fish")), arguments: cases)
    func fish(_ line: [String], offered: [String]) throws {
        let text = (["booking"] + line).joined(separator: " ")
        let script = "source completions/booking.fish; complete -C '\(text)' | string split -f 1 \\t"
        try expect(offered, from: run("/usr/bin/fish", ["--no-config", "-c", script]))
    }

    @Test(.enabled(if: isInstalled("/usr/bin/zsh")))
    func zshReadsItsScript() throws {
        let result = try run("/usr/bin/zsh", ["-n", "completions/_booking"])
        #expect(result.code == 0 && result.output == "")
    }

    @Test(.enabled(if: isInstalled("/usr/bin/shellcheck")))
    func shellcheckIsContent() throws {
        #expect(try run("/usr/bin/shellcheck", ["-s", "bash", "completions/booking.bash"]).output == "")
    }

    @Test func hiddenOptionsAreNotOffered() throws {
        let result = try run("/bin/sh", ["-c", "booking __complete -- update --re"])
        #expect(result.output == "")
    }

    private func expect(_ offered: [String], from result: (code: Int32, output: String)) {
        #expect(result.output.split(separator: "\n").map(String.init).sorted() == offered)
    }
}
