import Foundation
import Testing

struct SQLStateTests {
    private static let path = "Sources/BookingCore/Database/SQLState.swift"

    /// A refusal that the database does not make any more would be waited for in vain.
    @Test func oursAreRaisedByTheDatabase() throws {
        let folder = repositoryRoot.appendingPathComponent("sql/function")
        let raised = try files(in: folder, ".sql").flatMap { file in
            try String(contentsOf: file, encoding: .utf8).matches(of: /'(BK\w{3})'/).map { String($0.output.1) }
        }
        let named = try repositoryFile(Self.path).matches(of: /"(BK\w{3})"/).map { String($0.output.1) }
        #expect(named.count > 5)
        #expect(Set(named).subtracting(raised) == [])
    }

    @Test func theyStandInOnePlace() throws {
        let folder = repositoryRoot.appendingPathComponent("Sources/BookingCore")
        for file in try files(in: folder, ".swift") where !file.path.hasSuffix(Self.path) {
            let literals = try String(contentsOf: file, encoding: .utf8).matches(of: /"(?:BK|\d\w)\w{3}"/)
            #expect(literals.map(\.output).isEmpty, "\(file.lastPathComponent): name it in \(Self.path)")
        }
    }

    private func files(in folder: URL, _ suffix: String) throws -> [URL] {
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return files.compactMap { $0 as? URL }.filter { $0.path.hasSuffix(suffix) }
    }
}
