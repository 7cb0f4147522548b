/// Rights as people read them.
struct MemberTable {
    let format: TimeFormat
    let screen: TerminalSettings

    func render(_ members: [MemberRecord]) -> String {
        var table = Table(columns: [
            .init(header: "ROLE", role: .name), .init(header: "RIGHT"), .init(header: "GIVEN", role: .note),
        ])
        for member in members {
            table.append([
                .init(member.role), .init(member.words),
                .init(
                    "\(format.moment(member.grantedAt)) by \(member.grantedBy)"
                        + (member.holds ? "" : ", to a role that is gone")),
            ])
        }
        return table.render(for: screen)
    }
}

extension Report {
    static func members(_ members: [MemberRecord]) -> Report {
        Report(ids: roles(of: members), records: members) {
            try MemberTable(format: $0.timeFormat(), screen: $0.screen).render(members)
        }
    }

    /// Each once; they come in order.
    private static func roles(of members: [MemberRecord]) -> [String] {
        var roles: [String] = []
        for member in members where roles.last != member.role { roles.append(member.role) }
        return roles
    }
}
