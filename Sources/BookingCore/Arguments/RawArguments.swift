/// The words of the command line as the system handed them over.
struct RawArguments {
    private let pointers: UnsafePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    /// As `main` has them, the program's name first.
    init(_ pointers: UnsafePointer<UnsafeMutablePointer<CChar>?>, count: Int) {
        self.pointers = pointers
        self.count = count
    }

    /// Without the program's name. Whoever starts it without even that (for which Linux puts an empty one since 5.18) has
    /// lost the words on the way: to go on with none would print the help, and a script would take that for success.
    func words() throws -> [String] {
        guard count > 0, pointers[0].map({ $0.pointee != 0 }) ?? false else { throw ParseError.noWords.failure }
        return try (1..<count).compactMap { place in
            guard let bytes = pointers[place] else { return nil }
            // Invalid UTF-8 is not repaired in silence: that would book under a name that nobody typed.
            guard let word = String(validatingCString: bytes) else { throw ParseError.notText(position: place).failure }
            return word
        }
    }

    /// All the same, for what the options say about the form of an error.
    var repairedWords: [String] {
        (0..<count).dropFirst().compactMap { pointers[$0].map { String(cString: $0) } }
    }
}
