import Foundation

/// `embed-sql OUTPUT ROOT FILE…`: writes `public enum EmbeddedSQL` with every file's text, by kind, in order of name.
@main
enum EmbedSQL {
    static func main() throws {
        let arguments = CommandLine.arguments
        let root = arguments[2] + "/"
        var text = "public enum EmbeddedSQL {\n"
        for (kind, property) in [("migration/", "migrations"), ("function/", "functions")] {
            text += "    public static let \(property): [(name: StaticString, text: StaticString)] = [\n"
            for file in arguments.dropFirst(3) where file.hasPrefix(root + kind) {
                let name = file.dropFirst((root + kind).count).dropLast(".sql".count)
                let body = try String(contentsOfFile: file, encoding: .utf8)
                text += "(\"\(name)\", ####\"\"\"\n\(body)\n\"\"\"####),\n"
            }
            text += "    ]\n"
        }
        text += "}\n"
        try text.write(toFile: arguments[1], atomically: true, encoding: .utf8)
    }
}
