import Foundation
import Testing

/// The functions of the database stand in rooms, the folders of `sql/function/`. Who calls whom between them is drawn in
/// docs/layout.md: from a room to those below it, never in a circle.
@Suite struct RoomTests {
    private static let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")

    /// From each room to those whose functions its own call.
    private static let calls: [String: Set<String>] = {
        let files = FileManager.default.enumerator(atPath: "\(root)/sql/function")!.compactMap { $0 as? String }
            .filter { $0.hasSuffix(".sql") }
        let rooms = Dictionary(
            uniqueKeysWithValues: files.map { path in
                let parts = path.dropLast(".sql".count).split(separator: "/")
                return (String(parts.last!), parts.dropLast().joined(separator: "/"))
            })
        var calls = Dictionary(rooms.values.map { ($0, Set<String>()) }) { first, _ in first }
        for path in files {
            let text = try! String(contentsOfFile: "\(root)/sql/function/\(path)", encoding: .utf8)
                .replacing(/--.*/, with: "")
            let room = path.split(separator: "/").dropLast().joined(separator: "/")
            for word in text.matches(of: /(?<name>\w+)\s*\(/) {
                if let other = rooms[String(word.name)], other != room { calls[room, default: []].insert(other) }
            }
        }
        return calls
    }()

    @Test func everyFunctionStandsInARoom() {
        #expect(Self.calls[""] == nil, "put it into a folder of sql/function/")
    }

    @Test func noCircleLeadsThroughTheRooms() {
        var left = Self.calls
        while let (room, _) = left.first(where: { $0.value.isDisjoint(with: left.keys) }) { left[room] = nil }
        #expect(left.isEmpty, "each of these calls another of them")
    }

    /// A line for each room: whom it calls, all of them further down. What everybody stands on is the end of the list.
    @Test func theDrawingIsRight() throws {
        let layout = try String(contentsOfFile: "\(Self.root)/docs/layout.md", encoding: .utf8)
        let lines = layout.matches(of: /\n(?<room>\w+) +→ (?<others>[\w, ]*?) {2,}/)
        let order = lines.map { String($0.room) }
        #expect(Set(order) == Set(Self.calls.keys))
        let floor = Set(order.suffix(3))
        for (position, line) in lines.enumerated() {
            let below = Set(order[(position + 1)...])
            let drawn = Set(line.others.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
            #expect(drawn.isSubset(of: below), "\(line.room)")
            let calls = Self.calls[String(line.room), default: []]
            #expect(calls.isSubset(of: drawn.union(floor.intersection(below))), "\(line.room)")
        }
    }
}
