import Foundation

/// A TCP port that accepts connections and never answers.
public final class BlackHole: Sendable {
    public var port: Int { listener.port }
    private let listener = TCPListener()

    public init() {}

    deinit {
        close(listener.descriptor)
    }
}
