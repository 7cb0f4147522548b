import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Promise 5: the resolver against a model of ten lines, booking for booking.
@Suite struct PromiseQueueTests {
    private let here = Installation()

    /// However many resolvers share the work, and after one more pass too.
    private func expectWinners(_ queue: Queue, past: Bool, resolvers: Int) throws {
        try queue.enter(in: here, past: past)
        let right = queue.winners
        let here = here
        try atOnce(resolvers) { _ in try here.pass() }
        #expect(try Queue.statuses(in: here) == right, "\(resolvers) resolvers")
        #expect(try here.pass().record.promoted == 0)
        #expect(try Queue.statuses(in: here) == right, "one more pass")
    }

    @Test func theModelsWinnersWin() throws {
        var random = SeededGenerator(printing: "queue")
        for round in 0..<Torture.times(25) {
            let queue = Queue(
                size: .random(in: 1...80, using: &random), resources: .random(in: 1...4, using: &random),
                span: .random(in: 4...60, using: &random), &random)
            for resolvers in [1, 2, 8] {
                try expectWinners(queue, past: round % 5 == 0, resolvers: resolvers)
            }
        }
    }

    /// More than one chunk of one resource, with others beside it.
    @Test func aBigQueueIsCutWithoutHarm() throws {
        var random = SeededGenerator(printing: "big queue")
        for _ in 0..<Torture.times(1) {
            var queue = Queue(size: 2_500, resources: 1, span: 4_000, &random)
            queue.entries += Queue(size: 900, resources: 5, span: 300, &random).entries.filter { $0.resource > 1 }
            for resolvers in [1, 8] { try expectWinners(queue, past: false, resolvers: resolvers) }
        }
    }

    /// So many VALID ones among them that they are not all read.
    @Test func amongVeryManyValidOnesTheSameWin() throws {
        var random = SeededGenerator(printing: "crowd")
        for _ in 0..<Torture.times(6) {
            var queue = Queue(size: 12, resources: 1, span: 400, &random)
            var crowd = Queue(size: 700, resources: 1, span: 1_500, &random)
            crowd.entries = crowd.entries.compactMap { entry in
                var entry = entry
                entry.status = "VALID"
                let isFree = !queue.entries.contains {
                    $0.status == "VALID" && $0.resource == entry.resource && $0.busy.overlaps(entry.busy)
                }
                if isFree { queue.entries.append(entry) }
                return nil
            }
            let long = Queue(size: 3, resources: 1, span: 400, &random).entries.map { entry in
                Queue.Entry(
                    id: entry.id, resource: entry.resource, busy: entry.busy.lowerBound..<entry.busy.lowerBound + 7_000,
                    age: entry.age, status: "PENDING")
            }
            queue.entries += long
            for resolvers in [1, 4] { try expectWinners(queue, past: false, resolvers: resolvers) }
        }
    }

    @Test func aRehearsalSaysWhatThePassDoes() throws {
        var random = SeededGenerator(printing: "rehearsal")
        for _ in 0..<Torture.times(5) {
            let queue = Queue(size: 60, resources: 3, span: 30, &random)
            try queue.enter(in: here, past: false)
            let said = here.run("process-pending", "--dry-run", "--json")
            let (promoted, rejected) = (
                said.json?["would_promote"] as? [String], said.json?["would_reject"] as? [String]
            )
            #expect(
                try Queue.statuses(in: here).filter { $0.value == "PENDING" }.count
                    == queue.entries.filter { $0.status == "PENDING" }.count, "a rehearsal changes nothing")
            let done = here.run("process-pending", "--json")
            let changed = queue.winners.filter { id, status in
                queue.entries.contains { $0.id == id && $0.status != status }
            }
            #expect(Set(promoted ?? []) == Set(changed.filter { $0.value == "VALID" }.keys))
            #expect(Set(rejected ?? []) == Set(changed.filter { $0.value == "REJECTED" }.keys))
            for field in ["promoted", "rejected", "pending"] {
                #expect(said.json?[field] as? Int == done.json?[field] as? Int || field != "pending", "\(field)")
            }
            #expect(
                done.json?["promoted"] as? Int == promoted?.count && done.json?["rejected"] as? Int == rejected?.count)
            #expect(try Queue.statuses(in: here) == queue.winners)
        }
    }
}
