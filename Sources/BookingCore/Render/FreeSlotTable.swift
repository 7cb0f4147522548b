extension Report {
    /// Free times, each with the command that takes it.
    static func freeSlots(_ slots: [FreeSlot]) -> Report {
        Report(ids: slots.map(\.resource), records: slots) { context in
            let format = try context.timeFormat()
            var table = Table(
                columns: [
                    .init(header: "RESOURCE", role: .name), .init(header: "TIME (\(format.label))", role: .time),
                    .init(header: "TAKE IT WITH", role: .command),
                ], format: format)
            for free in slots {
                let words = try ["create", free.resource] + context.words(for: free.slot)
                table.append([.init(free.resource), .init(.slot(free.slot), format), .init(context.command(words))])
            }
            return table.render(for: context.screen)
        }
    }
}
