import Glibc

/// Standard input, output and error of one run: data goes to `out`, everything else to `err`.
struct Streams {
    let input: Int32
    let out: Output
    let err: Output

    init(
        input: Int32 = STDIN_FILENO, out: Output = Output(descriptor: STDOUT_FILENO, name: "standard output"),
        err: Output = Output(descriptor: STDERR_FILENO, name: "standard error")
    ) {
        self.input = input
        self.out = out
        self.err = err
    }

    /// The next line of standard input without its newline; nil at the end.
    ///
    /// Reads byte by byte, so that whoever reads the input after us, such as a child, finds the rest.
    func readLine() throws -> String? {
        var line: [UInt8] = []
        while let byte = try readByte() {
            if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    private func readByte() throws -> UInt8? {
        var byte: UInt8 = 0
        switch withUnsafeMutableBytes(of: &byte, { Descriptor.read(input, into: $0) }) {
        case .success(let count): return count == 1 ? byte : nil
        case .failure(let error): throw Failure.cannot("read from", "standard input", error)
        }
    }
}
