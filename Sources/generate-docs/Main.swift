import BookingCore
import Foundation

/// `generate-docs DIR` writes the manual and the completion scripts of the repository in DIR anew.
@main
enum Main {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: generate-docs DIR")
            exit(2)
        }
        let root = URL(fileURLWithPath: CommandLine.arguments[1])
        let files = try Documents.files { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }
        for (path, text) in files {
            try text.write(to: root.appending(path: path), atomically: false, encoding: .utf8)
        }
    }
}
