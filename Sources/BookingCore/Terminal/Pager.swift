import Glibc

/// Shows long output a page at a time. For a terminal only, and only for what does not fit its screen.
struct Pager {
    /// `FRX`: leave at once if it fits after all, pass colours on, leave the text on the screen. Where there is no
    /// less, 127 without a word, so that the text is printed plainly.
    private static let less = "command -v less >/dev/null 2>&1 || exit 127; exec less -FRX"
    /// What the shell exits with when a command cannot be run, or was not found.
    private static let notRun: [ChildProcess.Exit] = [.code(126), .code(127)]

    private let command: String
    private let settings: TerminalSettings
    private let isOn: Bool

    /// - Parameter isOn: false with `--no-pager`.
    init(settings: TerminalSettings, environment: Environment, isOn: Bool = true) {
        command = environment["BOOKING_PAGER"] ?? environment["PAGER"] ?? Self.less
        self.settings = settings
        self.isOn = isOn
    }

    /// Writes the text to the output, through the pager if that helps.
    func show(_ text: String, on out: Output) throws {
        guard isOn, settings.isTerminal, isLongerThanScreen(text), try page(text, after: out) else {
            return try out.write(text)
        }
    }

    /// One row is the prompt that follows.
    private func isLongerThanScreen(_ text: String) -> Bool {
        text.utf8.lazy.filter { $0 == UInt8(ascii: "\n") }.prefix(settings.height).count >= settings.height
    }

    /// Whether the pager ran. That its user left before the end is no error.
    private func page(_ text: String, after out: Output) throws -> Bool {
        try out.flush()
        // A default for the less of the user's own choice, too; their LESS stays.
        let script = ": \"${LESS=FRX}\"; export LESS; \(command)"
        return Signals.ignoringKeyboard {
            let child = try? ChildProcess(
                ["/bin/sh", "-c", script], environment: ChildProcess.environmentWithoutSecrets(),
                input: .bytes(Array(text.utf8)))
            return child.map { !Self.notRun.contains($0.wait()) } ?? false
        }
    }
}
