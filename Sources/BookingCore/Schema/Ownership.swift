import BookingSQL

/// Whose the schema is, and what keeps it from being his alone. Only PostgreSQL's own catalogue is read: what somebody
/// else has made in the schema would run with the rights of whoever so much as reads it.
struct Ownership {
    /// Who is at work.
    let role: String
    /// Whose the schema is; nil where there is none.
    let owner: String?
    let faults: [OwnershipFault]
    private let login: String
    private let isTrusted: Bool

    init(_ connection: Connection) throws {
        let results = try connection.transactions([
            [
                """
                select current_user, session_user, pg_catalog.pg_get_userbyid(n.nspowner),
                  coalesce(o.rolsuper and pg_catalog.pg_has_role(session_user, o.oid, 'member'), false)
                from (select) one
                left join pg_catalog.pg_namespace n on n.nspname = 'booking'
                left join pg_catalog.pg_roles o on o.oid = n.nspowner
                """, Query(stringLiteral: Scripts.ownership),
            ]
        ])[0]
        let row = results[0][0]
        (role, login, owner) = (row.text(0), row.text(1), row.optionalText(2))
        // A superuser may do anything as it is.
        isTrusted = role == owner || row.bool(3)
        faults = results[1].map(OwnershipFault.init)
    }

    /// - Parameter isInstalled: the constraint is there, and with it what it needs; the doctor tells whose that is.
    /// - Throws: a `Failure` where somebody else's work would be trusted, or the schema upgraded past its owner.
    func check(isInstalled: Bool) throws {
        if let owner, !isTrusted { throw Failure.schemaOfAnother(owner, role: login) }
        let strange = faults.filter { $0.kind == .stranger || $0.kind == .extension && !isInstalled }
        guard strange.isEmpty else { throw Failure.strangersInSchema(strange) }
        let astray = faults.filter { $0.kind == .misplaced && !$0.canMend }
        guard astray.isEmpty else { throw Failure.misplaced(astray, owner: owner ?? role) }
    }

    /// Puts right what can be, and from here to the end of the transaction works as the schema's owner. What is given
    /// to him is given by whom it belongs to.
    func takeUp(_ connection: Connection) throws {
        try connection.run(script: "set local role none;" + remedies(of: .misplaced))
        try connection.run("select pg_catalog.set_config('role', \(owner ?? role), true)")
        try connection.run(script: remedies(of: .creator))
    }

    private func remedies(of kind: OwnershipFault.Kind) -> String {
        faults.filter { $0.kind == kind }.compactMap(\.remedy).joined(separator: ";\n")
    }
}

/// A line of sql/ownership.sql.
struct OwnershipFault {
    enum Kind: String {
        case stranger, misplaced, creator
        case `extension`
    }

    let kind: Kind
    let thing: String
    let role: String
    let canMend: Bool
    let remedy: String?

    init(_ row: Row) {
        kind = Kind(rawValue: row.text(0)) ?? .stranger
        (thing, role, canMend, remedy) = (row.text(1), row.text(2), row.bool(3), row.optionalText(4))
    }
}

extension Check {
    /// What the doctor says of it.
    init(_ ownership: Ownership) {
        let owner = ownership.owner ?? ownership.role
        let faults = ownership.faults
        let words = Failure.firstFew(
            faults.map {
                $0.kind == .creator ? "\($0.role) may make things in the schema" : "\($0.thing) belongs to \($0.role)"
            })
        let hint =
            switch faults.first?.kind {
            case .creator: "have it taken back with: booking init"
            case .misplaced: Failure.givingBack(to: owner, from: faults[0].role)
            default: "whoever it belongs to can break what is promised: have a superuser look at it, and drop it"
            }
        self.init(
            name: "ownership", isOK: faults.isEmpty,
            message: faults.isEmpty ? "everything belongs to \(owner), who alone can add to it" : words,
            hint: faults.isEmpty ? nil : hint)
    }
}

extension OwnershipFault {
    /// In a list.
    var words: String { "\(thing) (\(role))" }
}
