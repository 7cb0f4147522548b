import Glibc

/// The process's environment variables, as a value, so that tests can hand in their own.
struct Environment: Sendable {
    private let read: @Sendable (String) -> String?

    static let process = Environment { name in getenv(name).map { String(cString: $0) } }

    init(_ variables: [String: String]) {
        read = { variables[$0] }
    }

    private init(read: @escaping @Sendable (String) -> String?) {
        self.read = read
    }

    /// A variable's value; nil when it is unset or empty, as every variable that we read treats the two alike.
    subscript(name: String) -> String? {
        read(name).flatMap { $0.isEmpty ? nil : $0 }
    }
}
