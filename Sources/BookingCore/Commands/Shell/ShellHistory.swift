import Glibc

/// The lines that were typed, in the folder for what programs remember; for its owner alone, and without secrets.
struct ShellHistory {
    private static let most = 1_000
    private let path: String

    init(_ environment: Environment) {
        path = BaseDirectories(environment).state + "/booking/history"
    }

    func lines() -> [String] {
        guard let text = try? TextFile.read(path) else { return [] }
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.count > 2 * Self.most else { return lines.suffix(Self.most) }
        let rest = Array(lines.suffix(Self.most))
        try? TextFile.replace(path, with: rest.map { $0 + "\n" }.joined())
        return rest
    }

    /// Several shells may write at once: a line is one write to the end. A history is not worth an error.
    func append(_ line: String) {
        guard !holdsSecret(line), !line.contains("\n") else { return }
        if access(path, F_OK) != 0 { try? TextFile.replace(path, with: "") }
        try? OpenFile(path, O_WRONLY | O_APPEND | O_CREAT).write(line + "\n")
    }

    private func holdsSecret(_ line: String) -> Bool {
        let lower = line.lowercased()
        return lower.holds("password") || lower.pieces(separatedBy: "://").dropFirst().contains { $0.contains("@") }
    }
}
