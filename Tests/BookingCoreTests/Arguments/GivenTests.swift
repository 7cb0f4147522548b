import Testing

@testable import BookingCore

/// Options as the commands read them. That a command cannot read an option of another one is the compiler's to see:
/// `Given<Show>` has no subscript for an `Option<Update, Span?>`.
@Suite struct GivenTests {
    private func given<C: Command>(_ line: String, to _: C.Type) throws -> Given<C> {
        Given(try Invocation.parse(line.split(separator: " ").map(String.init)))
    }

    @Test func aValueHasTheTypeOfItsOption() throws {
        let update = try given("update 3f2a --shift -1d --if-rev 4 --if-free", to: Update.self)
        #expect(try update[Update.shift] == Span(days: -1))
        #expect(try update[Update.ifRev] == 4)
        #expect(update[Update.ifFree])
        #expect(try update[Update.from] == nil)
        let loop = try given("process-pending --loop --interval 90s", to: ProcessPending.self)
        #expect(try loop[ProcessPending.interval] == .seconds(90))
    }

    @Test func aRepeatableOneGivesAListInItsOrder() throws {
        let list = try given("list --status valid --status PENDING --resource B --resource A", to: List.self)
        #expect(try list[List.status] == ["VALID", "PENDING"])
        #expect(try list[List.resource] == ["B", "A"])
    }

    @Test func aValueThatCannotBeIsAUsageError() throws {
        let wait = try given("wait 3f2a --for soon", to: Wait.self)
        #expect(Times.failure { try wait[Wait.for] as Any }?.kind == .usage)
        let resource = try given("resource add R --tag nothing", to: AddResource.self)
        #expect(Times.failure { try resource[AddResource.tag] }?.kind == .usage)
    }
}
