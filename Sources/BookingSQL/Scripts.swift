/// The files of `sql/`, carried inside the binary. The plugin EmbedSQL adds `EmbeddedSQL`, one constant a file.
public struct Script: Sendable {
    /// The file's name without its ending, such as `0001_initial`.
    public let name: String
    public let text: String

    init(_ embedded: (name: StaticString, text: StaticString)) {
        name = embedded.name.description
        text = embedded.text.description
    }
}

public enum Scripts {
    public static var begin: String { EmbeddedSQL.begin.description }
    public static var ownership: String { EmbeddedSQL.ownership.description }
    public static var bootstrap: String { EmbeddedSQL.bootstrap.description }
    /// The number of the last migration: the version of the schema that this program makes, and needs.
    public static var version: Int { EmbeddedSQL.migration.count }
    /// In the order in which they are applied.
    public static var migrations: [Script] { EmbeddedSQL.migration.map(Script.init) }
    public static var functions: [Script] { EmbeddedSQL.function.map(Script.init) }
    public static var views: [Script] { EmbeddedSQL.view.map(Script.init) }
    public static var finish: String { EmbeddedSQL.finish.description }
}
