/// The whole program: from the words of the command line to the exit code.
public enum Booking {
    public static let version = "0.1.0"

    public static func run(_ words: [String]) -> Int32 {
        0
    }
}
