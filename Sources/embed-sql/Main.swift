import Foundation

/// `embed-sql OUTPUT ROOT FILE…`: writes `public enum EmbeddedSQL` with the text of every file below ROOT.
///
/// A folder becomes an array of all files below it, in order of path, a file directly in ROOT a constant. Static string
/// literals cost neither compile time nor start-up time (SwiftPM's own `.embedInCode` makes arrays of integers). What is
/// said besides is for whoever reads the file, and stays out; migrations are known by their checksums, and are whole.
@main
enum EmbedSQL {
    static func main() throws {
        let arguments = CommandLine.arguments
        let files = try arguments.dropFirst(3).map { try File(path: $0, root: arguments[2]) }
        var text = "public enum EmbeddedSQL {\n"
        for (folder, files) in Dictionary(grouping: files, by: \.folder).sorted(by: { $0.key < $1.key }) {
            if folder.isEmpty {
                text += files.map { "public static let \($0.name): StaticString = \($0.literal)\n" }.joined()
            } else {
                let entries = files.map { "(\"\($0.name)\", \($0.literal)),\n" }.joined()
                text += "public static let \(folder): [(name: StaticString, text: StaticString)] = [\n\(entries)]\n"
            }
        }
        text += "}\n"
        try text.write(toFile: arguments[1], atomically: true, encoding: .utf8)
    }
}

private struct File {
    let folder: String
    let name: String
    let literal: String

    init(path: String, root: String) throws {
        let url = URL(fileURLWithPath: path)
        let below = path.dropFirst(root.count).split(separator: "/")
        folder = below.count > 1 ? String(below[0]) : ""
        name = url.deletingPathExtension().lastPathComponent
        let lines = try String(contentsOf: url, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let text = folder == "migration" ? lines : lines.filter { !$0.drop(while: \.isWhitespace).hasPrefix("-- ") }
        literal = "####\"\"\"\n\(text.joined(separator: "\n"))\n\"\"\"####"
    }
}
