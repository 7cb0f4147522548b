import Testing

@testable import BookingCore

/// What the tests of time share.
enum Times {
    static func at(_ rfc3339: String) -> Timestamp {
        guard let instant = Timestamp(rfc3339: rfc3339) else { fatalError("not an instant: \(rfc3339)") }
        return instant
    }

    static func date(_ text: String) -> CivilDate {
        CivilTime(utc: at("\(text)T00:00Z")).date
    }

    static func slot(_ start: String, _ end: String) -> Slot {
        Slot(start: at(start), end: at(end))
    }

    static func zone(_ name: String) throws -> Zone {
        try Zone.named(name, Environment([:]))
    }

    /// The message and the hint of what it throws.
    static func failure(_ body: () throws -> Any) -> Failure? {
        do {
            _ = try body()
            return nil
        } catch {
            return error as? Failure
        }
    }

    /// SplitMix64: the same numbers for the same seed.
    struct Random: RandomNumberGenerator {
        private var state: UInt64

        init(seed: UInt64) {
            state = seed
        }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// A new seed each run, printed so that a failure can be repeated by writing it here.
    static func seed(_ test: String = #function) -> UInt64 {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("\(test): seed \(seed)")
        return seed
    }
}

// As the parser hands them over, from what a user typed.

extension SlotRequest {
    init(words: [String], from: String? = nil, to: String? = nil, for duration: String? = nil) throws {
        try self.init(
            words: words, from: from.map { try TimeExpression($0) }, to: to.map { try TimeExpression($0) },
            for: duration.map { try Span($0) })
    }
}

extension SlotChange {
    init(from: String? = nil, to: String? = nil, for duration: String? = nil, shift: String? = nil) throws {
        try self.init(
            from: from.map { try TimeExpression($0) }, to: to.map { try TimeExpression($0) },
            for: duration.map { try Span($0) }, shift: shift.map { try Span($0, .any) })
    }
}

extension Window {
    init(date: String? = nil, from: String? = nil, to: String? = nil) throws {
        try self.init(
            date: date.map { try TimeExpression.Day($0) }, from: from.map { try TimeExpression($0) },
            to: to.map { try TimeExpression($0) })
    }
}
