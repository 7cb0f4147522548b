import Foundation

/// Random numbers that can be had again: the seed is printed, and taken from BOOKING_TEST_SEED.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(printing name: String) {
        let given = ProcessInfo.processInfo.environment["BOOKING_TEST_SEED"].flatMap { UInt64($0) }
        let seed = given ?? .random(in: 1...UInt64(UInt32.max))
        print("\(name): BOOKING_TEST_SEED=\(seed)")
        state = seed
    }

    /// SplitMix64.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A generator of its own for one of several threads.
    public mutating func fork() -> SeededGenerator {
        var child = self
        child.state = next()
        return child
    }
}
