import BookingCore
import Glibc

/// `generate-docs DIR` writes the manual and the completion scripts below DIR, whose folders must be there.
@main
enum Main {
    static func main() {
        guard CommandLine.arguments.count == 2 else { stop("usage: generate-docs DIR", 2) }
        for (path, text) in Documents.files() { write(text, to: CommandLine.arguments[1] + "/" + path) }
    }

    private static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { stop("generate-docs: cannot write \(path)", 1) }
        let written = fputs(text, file)
        if fclose(file) != 0 || written < 0 { stop("generate-docs: cannot write \(path)", 1) }
    }

    private static func stop(_ message: String, _ code: Int32) -> Never {
        print(message)
        exit(code)
    }
}
