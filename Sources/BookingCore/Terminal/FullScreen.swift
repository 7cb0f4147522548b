import Glibc

/// The whole terminal, to draw on in place: what was there before comes back when it is left. Keys are not shown meanwhile.
final class FullScreen {
    private let out: Output
    private let input: Int32
    private let before: termios?
    private var isEntered = false

    init(out: Output, input: Int32) {
        (self.out, self.input) = (out, input)
        var attributes = termios()
        before = tcgetattr(input, &attributes) == 0 ? attributes : nil
    }

    func enter() throws {
        isEntered = true
        if var attributes = before {
            attributes.c_lflag &= ~tcflag_t(ICANON | ECHO)
            tcsetattr(input, TCSANOW, &attributes)
        }
        try out.write("\u{1B}[?1049h\u{1B}[?25l")
        try out.flush()
    }

    /// As much of the text as the screen has lines for.
    func draw(_ text: String, height: Int) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(max(1, height))
        try out.write("\u{1B}[H" + lines.joined(separator: "\u{1B}[K\r\n") + "\u{1B}[K\u{1B}[J")
        try out.flush()
    }

    /// Where the terminal has gone, there is nothing left to tidy up.
    func leave() {
        guard isEntered else { return }
        isEntered = false
        try? out.write("\u{1B}[?25h\u{1B}[?1049l")
        try? out.flush()
        if var attributes = before { tcsetattr(input, TCSAFLUSH, &attributes) }
    }
}
