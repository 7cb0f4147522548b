/// The chunks of a pass, two by two: those that can be resolved at once, as they have no resource in common.
///
/// A plan lists the chunks of a resource one after the other, so each is paired with one from the far half of the plan.
struct ChunkPairs {
    /// Below this, a second connection would cost more than it saves.
    private static let fewest = 4

    private var near: ArraySlice<Chunk>
    private var far: ArraySlice<Chunk>

    init(_ chunks: [Chunk]) {
        let half = chunks.count < Self.fewest ? chunks.count : (chunks.count + 1) / 2
        near = chunks[..<half]
        far = chunks[half...]
    }

    /// What has not been given out.
    var left: [Chunk] { Array(near + far) }

    /// The next chunk, and one that can be resolved beside it, if there is any.
    mutating func next() -> (Chunk, Chunk?)? {
        guard let chunk = near.popFirst() else { return far.popFirst().map { ($0, nil) } }
        guard let other = far.first, Set(chunk.resources).isDisjoint(with: other.resources) else { return (chunk, nil) }
        far.removeFirst()
        return (chunk, other)
    }
}
