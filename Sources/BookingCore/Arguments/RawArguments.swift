import Glibc

/// The words of the command line as the system handed them over.
enum RawArguments {
    /// Without the program's name. `CommandLine.arguments` would repair invalid UTF-8 in silence, and so book under
    /// a name that nobody typed; here such a word is a usage error.
    static func words() throws -> [String] {
        try decode(CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    }

    static func decode(_ vector: UnsafePointer<UnsafeMutablePointer<CChar>?>, count: Int) throws -> [String] {
        try (0..<count).dropFirst().compactMap { place in
            guard let bytes = vector[place] else { return nil }
            guard let word = String(validatingCString: bytes) else { throw ParseError.notText(position: place).failure }
            return word
        }
    }
}
