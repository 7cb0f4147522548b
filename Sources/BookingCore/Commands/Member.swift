// `booking member …`: who may do what.

/// `booking member add ROLE`
enum AddMember: Command {
    static let words = "member add"
    static let right: Option<Self, [String]> = .rights("this right")
    static let forWhom: Option<Self, [String]> = .values(
        "for", "USER", .user, "act for this user alone", read: Name.user)
    static let createLogin: Option<Self, Bool> = .flag("create-login", "make the role first, as one that can log in")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(right, forWhom, createLogin, noRetry)

    static let definition = CommandDefinition(
        .members, "give rights to a database role",
        arguments: [.one("ROLE", .user)],
        formats: .records,
        details: [
            "`reader` is to look, `user` to book in one's own name, `delegate` to act for others by `--user`, "
                + "`resolver` to run passes, and `admin` to change what is others', the settings and the rights. "
                + "Each of them may look.",
            "A delegate acts for everybody, or for those alone whom `--for` names; one that is there already adds to "
                + "them.",
            "ROLE is one that logs in, a group role for all its members, or `public` for everyone who can connect. "
                + "A right for a group holds for those of its members that inherit from it.",
            "A right is given to the role and not to its name: who is made anew under the name of one that was dropped "
                + "has none. `--create-login` needs PostgreSQL's CREATEROLE, and sets no password.",
            "Only an admin may give rights. A superuser has none that were not given to him.",
        ],
        examples: [
            Example("booking member add alice --right user", "Alice may book"),
            Example("booking member add portal --right user --right delegate", "A web portal that books for others"),
            Example("booking member add secretary --right delegate --for bob", "Who books for Bob alone"),
            Example("booking member add staff --right user", "Everybody in a group role"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let rights = try given[Self.right]
        guard !rights.isEmpty else { throw Failure.rightMissing() }
        let users = try given[forWhom]
        guard users.isEmpty || rights.contains("delegate") else { throw Failure.forWithoutDelegate() }
        let role = given.arguments[0]
        let session = try context.session()
        let login = try given[createLogin] ? creating(role, session) : []
        let answers = try session.write([
            login + [
                "select booking.add_member(\(context.user), \(role), \(rights), \(users))",
                "select * from booking.members(\(context.user)) m where m.role = \(role)",
            ]
        ])
        try context.print(.members(answers[0][login.count + 1].map(MemberRecord.init)))
    }

    /// As whoever is logged in: the schema's owner need not be one who may. A repeat finds the role made.
    private static func creating(_ role: String, _ session: Session) throws -> [Query] {
        let may = try session.read(
            """
            select r.rolsuper or r.rolcreaterole or pg_catalog.to_regrole(pg_catalog.quote_ident(\(role))) is not null
            from pg_catalog.pg_roles r where r.rolname = current_user
            """)[0].one().bool(0)
        guard may else { throw Failure.mayNotMakeRoles(role) }
        return [
            "select pg_catalog.set_config('booking.login', \(role), true)",
            """
            do $$ begin
              if pg_catalog.to_regrole(pg_catalog.quote_ident(pg_catalog.current_setting('booking.login'))) is null then
                execute pg_catalog.format('create role %I login', pg_catalog.current_setting('booking.login'));
              end if;
            end $$
            """,
        ]
    }
}

/// `booking member list`
enum ListMembers: Command {
    static let words = "member list"

    static let definition = CommandDefinition(
        .members, "list who has which rights",
        formats: .records,
        details: ["Only an admin may see them."],
        examples: [Example("booking member list", "Who is an admin?")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let rows = try context.session().read("select * from booking.members(\(context.user))")[0]
        try context.print(.members(rows.map(MemberRecord.init)))
    }
}

/// `booking member remove ROLE`
enum RemoveMember: Command {
    static let words = "member remove"
    static let right: Option<Self, [String]> = .rights("this right alone")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(right, noRetry)

    static let definition = CommandDefinition(
        .members, "take rights from a database role",
        arguments: [.one("ROLE", .user)],
        formats: .records,
        details: [
            "Without `--right`, all that were given to it. Bookings stay as they are. Somebody who can log in always "
                + "stays admin. A role can be dropped once it has no rights here."
        ],
        examples: [
            Example("booking member remove alice", "Alice has left"),
            Example("booking member remove portal --right delegate", "The portal books in its own name"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let rights = try given[Self.right]
        // Who takes the right to see them from himself sees nothing more.
        _ = try context.session().write([
            [
                """
                select booking.remove_member(\(context.user), \(given.arguments[0]), \(rights.isEmpty ? nil : rights))
                """
            ]
        ])
    }
}

extension Option where Value == [String] {
    fileprivate static func rights(_ summary: String) -> Option {
        .values("right", "RIGHT", .choice(["reader", "user", "delegate", "resolver", "admin"]), summary)
    }
}
