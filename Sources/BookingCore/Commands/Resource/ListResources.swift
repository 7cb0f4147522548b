/// `booking resource list`
enum ListResources {
    static func run(_ context: Context) throws {
        let tags = try Tags(context.invocation.values(.tag))
        let rows = try context.session().read(
            "select * from booking.resources(\(context.user), p_tags => \(tags.json)::jsonb)")[0]
        let resources = try rows.map { try ResourceRecord($0) }
        try context.print(resources)
        if resources.isEmpty && context.invocation.format == .table { context.notices.note("no resources") }
    }
}
