import Foundation
import TestSupport
import Testing

/// What the shells offer of what only the database knows, in the shells themselves.
struct CompletionTests {
    private let here = Installation()
    private var surroundings: [String: String] {
        ["BOOKING_DATABASE_URL": here.conninfo, "LC_ALL": "C.UTF-8", "TZ": "UTC"]
    }

    /// Of a member of its own: the server's `postgres` may have bookings of other tests' making.
    private func complete(_ words: String...) -> [String] {
        let run = here.run(["__complete", "--"] + words)
        #expect(run.status == 0 && run.err.isEmpty)
        return run.out.split(separator: "\n").map(String.init)
    }

    @Test func resourcesTellHowTheyStand() {
        here.create("Raum1", "2031-03-04T09:00Z", "10:00", user: "postgres", "--if-free")
        here.create("Raum 2", "2031-03-04T09:00Z", "10:00", user: "ann")
        #expect(complete("list", "r") == ["Raum 2\tfree", "Raum1\tfree until 2031-03-04 09:00"])
        #expect(complete("list", "Raum1", "") == ["Raum 2\tfree"])
        #expect(complete("list", "--resource=Raum1").first?.hasPrefix("--resource=Raum1\t") == true)
        here.run("resource", "retire", "Raum1")
        #expect(complete("create", "Raum") == ["Raum 2\tfree"])
    }

    /// Of very many the names alone, until it is clear which are meant.
    @Test func namesComeWhereThereAreVeryMany() {
        here.sql("insert into booking.resource (name) select 'rig-' || n from generate_series(1, 3000) n")
        #expect(eventually { complete("list", "").count == 3000 })
        let few = ["rig-299\tfree"] + (2990...2999).map { "rig-\($0)\tfree" }
        #expect(eventually { complete("list", "rig-299") == few }, "\(complete("list", "rig-299"))")
    }

    @Test func idsAreOnesOwn() {
        let mine = here.create("R1", "2031-03-04T09:00Z", "10:00", user: "postgres", "--note", "Standup")
        let ann = here.create("R1", "2031-03-05T09:00Z", "10:00", user: "ann")
        #expect(complete("show", "") == ["\(mine.prefix(8))\tR1, Tue 2031-03-04 09:00–10:00, PENDING, Standup"])
        #expect(complete("-u", "ann", "show", "") == ["\(ann.prefix(8))\tR1, Wed 2031-03-05 09:00–10:00, PENDING"])
        #expect(complete("delete", String(mine.prefix(8)), "").isEmpty)
        here.run("delete", mine)
        #expect(complete("show", "").isEmpty)
        #expect(complete("undo", "") == ["\(mine.prefix(8))\tR1, Tue 2031-03-04 09:00–10:00, DELETED, Standup"])
    }

    @Test func usersAndTagsAreKnown() {
        here.create("R1", "2031-03-04T09:00Z", "10:00", user: "ann")
        here.run("resource", "update", "R1", "--tag", "seats=8")
        #expect(complete("list", "--owner", "a") == ["ann"])
        #expect(complete("free", "--tag", "") == ["seats=8"])
        #expect(complete("show", "--time-zone", "Europe/Berl") == ["Europe/Berlin"])
    }

    /// A name that would move the cursor, or a line of its own, is left out: a shell would run it.
    @Test func whatWouldHarmIsNotOffered() {
        here.sql("insert into booking.resource (name) values (E'evil\\nname'), ('good')")
        #expect(complete("list", "") == ["good\tfree"])
    }

    /// Whatever is wrong: nothing is said, soon.
    @Test(arguments: ["host=/nowhere", "port=1 host=127.0.0.1", "nonsense", "postgresql://u:p@/"])
    func withoutADatabaseItIsSilent(_ database: String) {
        let began = ContinuousClock.now
        for words in [["show", ""], ["-d", database, "create", ""], ["list", "--owner", ""]] {
            let run = Tool.run(["__complete", "--"] + words, ["BOOKING_DATABASE_URL": database])
            #expect(run.status == 0 && run.out.isEmpty && run.err.isEmpty, "\(run)")
        }
        #expect(ContinuousClock.now - began < .seconds(6))
    }

    @Test func aServerThatAcceptsAndSaysNothingIsLeft() throws {
        let hole = try BlackHole()
        let began = ContinuousClock.now
        let run = Tool.run(
            ["__complete", "--", "show", ""], ["BOOKING_DATABASE_URL": "host=127.0.0.1 port=\(hole.port)"])
        #expect(run.status == 0 && run.out.isEmpty && run.err.isEmpty)
        #expect(ContinuousClock.now - began < .seconds(3))
    }

    // MARK: - In the shells

    private func expect(_ shell: String, _ setUp: String, offers text: String) throws {
        let terminal = try PseudoTerminal("stty columns 200; \(shell)", surroundings)
        terminal.type(setUp + "; echo re''ady\n")
        #expect(eventually { terminal.out.contains("ready") }, "\(terminal.out)")
        terminal.type("booking show \t\t\t\t")
        #expect(eventually { terminal.out.contains(text) }, "\(terminal.out)")
        terminal.hangUp()
        _ = terminal.end()
    }

    @Test func bashListsDescriptions() throws {
        here.create("R1", "2031-03-04T09:00Z", "10:00", user: "postgres")
        here.create("R1", "2031-03-05T09:00Z", "10:00", user: "postgres")
        try expect(
            "bash --norc", "source <(booking completions bash)", offers: "(R1, Wed 2031-03-05 09:00–10:00, PENDING)")
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/zsh")))
    func zshListsDescriptions() throws {
        here.create("R1", "2031-03-04T09:00Z", "10:00", user: "postgres")
        here.create("R1", "2031-03-05T09:00Z", "10:00", user: "postgres")
        try expect(
            "zsh -f", "autoload -Uz compinit; compinit -u -D; source <(booking completions zsh)",
            offers: "R1, Wed 2031-03-05 09:00–10:00, PENDING")
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/fish")))
    func fishListsDescriptions() {
        let id = here.create("R1", "2031-03-04T09:00Z", "10:00", user: "postgres")
        let run = Tool.shell(
            "fish --no-config -c 'booking completions fish | source; complete -C \"booking show \"'",
            surroundings.merging(["HOME": NSTemporaryDirectory()]) { $1 })
        #expect(run.out == "\(id.prefix(8))\tR1, Tue 2031-03-04 09:00–10:00, PENDING\n", "\(run)")
    }

    @Test(arguments: [
        ("bash", ".local/share/bash-completion/completions/booking"),
        ("zsh", ".local/share/zsh/site-functions/_booking"), ("fish", ".config/fish/completions/booking.fish"),
    ]) func theyAreInstalledWhereTheShellLooks(_ shell: String, _ path: String) throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "home-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: home) }
        let run = Tool.run(["completions", "install"], ["HOME": home.path, "SHELL": "/bin/\(shell)"])
        #expect(run.status == 0 && run.out == "\(home.path)/\(path)\n" && run.err.hasPrefix("hint: "), "\(run)")
        let text = try String(contentsOf: home.appending(path: path), encoding: .utf8)
        #expect(text == Tool.run(["completions", shell], [:]).out)
        let again = Tool.run(["completions", "install", shell], ["HOME": home.path, "SHELL": "/bin/tcsh"])
        #expect(again.status == 0)
        let other = Tool.run(["completions", "install"], ["HOME": home.path, "SHELL": "/bin/tcsh"])
        #expect(other.status == 2 && other.err.contains("no completions for the shell 'tcsh'"))
    }
}
