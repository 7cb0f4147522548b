import Testing

@testable import BookingCore

/// The words that programs go by are the same in the schema, in the program and in the manual.
@Suite struct VocabularyTests {
    private let types = EventType.allCases.map(\.rawValue)
    private let statuses = BookingRecord.Status.allCases.map(\.rawValue)

    @Test func theSchemaKnowsTheSameTypesAndStatuses() throws {
        let schema = try repositoryFile("sql/schema.sql")
        #expect(allowed(by: "event_type", schema) == types)
        #expect(allowed(by: "booking_status", schema) == statuses)
    }

    @Test func theManualTellsEveryTypeOfEventAndNoOther() throws {
        let page = try repositoryFile("man/booking-events.7")
        let prefix = ".It Li booking_"
        let told = page.split(separator: "\n").filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(".It Li ".count) }
        #expect(told.map(String.init).sorted() == types.sorted())
    }

    @Test func theManualTellsEveryStatus() throws {
        let page = try repositoryFile("man/booking.1.in")
        for status in statuses { #expect(page.contains("\n.Sy \(status)")) }
    }

    /// What a constraint of the dumped schema has between single quotes.
    private func allowed(by constraint: String, _ schema: String) -> [String] {
        let line = schema.split(separator: "\n").first { $0.contains("CONSTRAINT \(constraint) CHECK") } ?? ""
        return line.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
