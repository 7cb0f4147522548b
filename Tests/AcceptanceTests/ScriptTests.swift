import Foundation
import TestSupport
import Testing

/// The sessions in Scripts/, each in a database and a folder of its own.
struct ScriptTests {
    @Test(arguments: Script.all) func everyCommandDoesAsWritten(_ script: Script) {
        let here = Installation()
        var names = Names()
        let folder = FileManager.default.temporaryDirectory.appending(path: "booking-script-\(UUID().uuidString)")
        try! FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for step in script.steps {
            let run = here.shell(step.command, names.values, in: folder)
            let isFine =
                run.status == step.status && names.match(step.out, lines(run.out))
                && names.match(step.err, lines(run.err))
            if !isFine {
                Issue.record("\(script.name).txt:\(step.line)\n\(transcript(of: run))\nwith \(names.values)")
                return
            }
        }
        #expect(!script.steps.isEmpty)
    }

    private func lines(_ text: String) -> [String] {
        var lines = text.components(separatedBy: "\n")
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// What happened, in the script's own form.
    private func transcript(of run: Run) -> String {
        (["$ " + run.words.joined(separator: " ")] + lines(run.out) + lines(run.err).map { "! " + $0 }
            + ["? \(run.status)"]).joined(separator: "\n")
    }
}

extension Installation {
    /// Runs a line of shell in which libpq's own variables name the database.
    fileprivate func shell(_ command: String, _ variables: [String: String], in folder: URL) -> Run {
        Self.roles
        let surroundings = [
            "PGHOST": TestServer.shared.folder, "PGPORT": "\(TestServer.shared.port)", "PGDATABASE": database,
            "PGUSER": "postgres", "PSQLRC": "/dev/null",
        ]
        return Tool.shell(command, surroundings.merging(variables) { $1 }, in: folder)
    }

    /// Roles that sessions log in as; a role is known to all databases of a server.
    private static let roles: Void = {
        TestServer.shared.execute("create role staff; create role olga login in role staff; create role piet login")
    }()
}
