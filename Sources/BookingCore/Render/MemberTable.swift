extension Context {
    /// Members: a table, records, or the roles alone.
    func print(_ members: [MemberRecord]) throws {
        if isQuiet { return try roles(of: members).forEach { try out.writeLine($0) } }
        guard invocation.format == .table else { return try printRecords(members) }
        let format = try timeFormat()
        var table = Table(columns: [
            .init(header: "ROLE", shrinkOrder: 1), .init(header: "RIGHT"), .init(header: "GIVEN"),
        ])
        for member in members {
            table.append([
                .init(member.role), .init(member.right),
                .init("\(format.moment(member.grantedAt)) by \(member.grantedBy)"),
            ])
        }
        try page(table.render(for: screen))
    }

    /// Each once; they come in order.
    private func roles(of members: [MemberRecord]) -> [String] {
        var roles: [String] = []
        for member in members where roles.last != member.role { roles.append(member.role) }
        return roles
    }
}
