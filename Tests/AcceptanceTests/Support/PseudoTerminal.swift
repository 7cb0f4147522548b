import Foundation

/// A line of shell that runs on a terminal of its own, by util-linux's script(1); what is typed comes through a named pipe.
final class PseudoTerminal {
    private let tool: RunningTool
    private let folder: URL
    private let keyboard: FileHandle

    init(_ line: String, _ environment: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "booking-terminal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let pipe = folder.appending(path: "keyboard").path
        guard mkfifo(pipe, 0o600) == 0 else { throw POSIXError(.EIO) }
        let path = URL(fileURLWithPath: Tool.path).deletingLastPathComponent().path + ":/usr/bin:/bin"
        let surroundings = [
            "PATH": path, "TERM": "xterm", "LC_ALL": "C.UTF-8", "TZ": "UTC", "LINE": line, "PIPE": pipe,
        ]
        tool = RunningTool(
            [#"exec script -qefc "$LINE" /dev/null <"$PIPE""#], surroundings.merging(environment) { $1 },
            program: "/bin/sh", options: ["-c"])
        keyboard = try FileHandle(forUpdating: URL(fileURLWithPath: pipe))
    }

    /// What the terminal was told, escape sequences and all.
    var out: String { tool.out }

    func type(_ keys: String) {
        try? keyboard.write(contentsOf: Data(keys.utf8))
    }

    /// The terminal goes away under what runs on it.
    func hangUp() {
        tool.send(SIGTERM)
    }

    func end() -> Run {
        defer {
            try? keyboard.close()
            try? FileManager.default.removeItem(at: folder)
        }
        return tool.end()
    }
}
