import Testing

@testable import BookingCore

@Suite struct ChunkPairsTests {
    private func chunks(_ resources: [Int]) -> [Chunk] {
        resources.enumerated().map { Chunk(resources: [$1], span: "\($0)", pending: 1) }
    }

    @Test(arguments: [[], [1], [1, 2, 3], [1, 2, 3, 4], [1, 1, 1, 1, 1], [1, 1, 2, 2, 3], Array(1...101)])
    func giveOutEveryChunkOnceAndNeverTwoOfOneResource(resources: [Int]) {
        let all = chunks(resources)
        var pairs = ChunkPairs(all)
        var given: [Chunk] = []
        while let (chunk, other) = pairs.next() {
            #expect(other == nil || other?.resources != chunk.resources)
            given += [chunk] + (other.map { [$0] } ?? [])
            #expect(given.count + pairs.left.count == all.count)
        }
        #expect(given.sorted { Int($0.span!)! < Int($1.span!)! } == all)
    }

    @Test func manyResourcesGoTwoByTwo() {
        var pairs = ChunkPairs(chunks(Array(1...10)))
        var calls = 0
        while pairs.next() != nil { calls += 1 }
        #expect(calls == 5)
    }
}
