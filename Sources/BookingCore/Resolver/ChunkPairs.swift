/// The chunks of a pass, two by two: those that can be resolved at once, as they have no resource in common.
struct ChunkPairs {
    /// Below this, a second connection would cost more than it saves.
    private static let fewest = 4

    /// What has not been given out.
    private(set) var left: ArraySlice<Chunk>
    private let isPaired: Bool

    init(_ chunks: [Chunk]) {
        left = chunks[...]
        isPaired = chunks.count >= Self.fewest
    }

    /// The next chunk, and one that can be resolved beside it, if the one behind it can.
    mutating func next() -> (Chunk, Chunk?)? {
        guard let chunk = left.popFirst() else { return nil }
        guard isPaired, let other = left.first, Set(chunk.resources).isDisjoint(with: other.resources) else {
            return (chunk, nil)
        }
        left.removeFirst()
        return (chunk, other)
    }
}
