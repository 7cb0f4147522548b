// `booking resource …`: the things that can be booked.

/// `booking resource add NAME`
enum AddResource: Command {
    static let words = "resource add"
    static let tag: Option<Self, Tags> = .tags("describe it")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(tag, noRetry)

    static let definition = CommandDefinition(
        .resources, "add a thing that can be booked",
        arguments: [.one("NAME", .text)],
        formats: .one,
        details: ["A resource is also added by its first booking. Adding it by hand gives it tags."],
        examples: [Example("booking resource add Raum1 --tag seats=8 --tag floor=2", "A room with tags")])

    static let page = PageNotes(exits: [7: "The name is another's but for case, width or accents."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let name = try Name.resource(given.arguments[0])
        let tags = try given[Self.tag]
        let answers = try context.session().write([
            [
                "select booking.add_resource(\(context.user), \(name), \(tags.json)::jsonb)",
                "select * from booking.resource_states(\(context.user), \(name))",
            ]
        ])
        try context.print(.resource(ResourceRecord(answers[0][1].one())))
    }
}

/// `booking resource list`
enum ListResources: Command {
    static let words = "resource list"
    static let tag: Option<Self, Tags> = .tags("only with this tag")
    static let options = list(tag)

    static let definition = CommandDefinition(
        .resources, "list what can be booked, and what is free",
        formats: .records,
        details: [
            "Each is shown with who holds it now and until when, or until when it is free, and with who waits for it."
        ],
        examples: [
            Example("booking resource list", "What is there to book?"),
            Example("booking resource list --tag seats=8", "Rooms with eight seats"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let tags = try given[Self.tag]
        let rows = try context.session().readResolved(
            for: context.user, "select * from booking.resource_states(\(context.user), p_tags => \(tags.json)::jsonb)")[
                0]
        let resources = try rows.map { try ResourceRecord($0) }
        try context.print(.resources(resources))
        if resources.isEmpty && context.invocation.format == .table { context.notices.note("no resources") }
    }
}

/// `booking resource show NAME`
enum ShowResource: Command {
    static let words = "resource show"

    static let definition = CommandDefinition(
        .resources, "show one resource",
        arguments: [.one("NAME", .resource)],
        formats: .records,
        examples: [Example("booking resource show Raum1", "Its tags, who holds it, who waits for it, what comes next")])

    static let page = PageNotes(exits: [7: "There is no such resource."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let name = given.arguments[0]
        let session = try context.session()
        let resource = try KnownNames(resources: [name], context, session).suggesting {
            try session.resource(name, for: context.user)
        }
        try context.print(
            Report(ids: [resource.name], record: resource) { context in
                let table = ResourceTable(format: try context.timeFormat(), screen: context.screen)
                return context.details(table.details(resource))
            })
    }
}

/// `booking resource update NAME`
enum UpdateResource: Command {
    static let words = "resource update"
    static let tag: Option<Self, Tags> = .tags("set a tag, or remove it by an empty VALUE")
    static let name: Option<Self, String?> = .text("name", "NEW", "a new name", read: Name.resource)
    static let readers: Option<Self, [String]> = .roles(
        "readers", "who sees whose its bookings are; others see busy times")
    static let bookers: Option<Self, [String]> = .roles(
        "bookers", "who may book it, beside admins", conflicts: ["admins-only"])
    static let adminsOnly: Option<Self, Bool> = .flag("admins-only", "only admins may book it", conflicts: ["bookers"])
    static let approval: Option<Self, [String]> = .roles(
        "approval", "one of these has to approve a booking before it is VALID")
    static let longest: Option<Self, String?> = .text(
        "longest", "DURATION", "the longest booking of it", kind: .duration)
    static let slot: Option<Self, String?> = .text(
        "slot", "DURATION", "bookings begin at multiples of this after midnight", kind: .duration)
    static let openHours: Option<Self, String?> = .text(
        "open-hours", "HOURS", "bookings lie within these hours of one day, such as 8-18")
    static let closedDays: Option<Self, String?> = .text(
        "closed-days", "DAYS", "no booking on these days of the week, such as sat,sun")
    static let bufferBefore: Option<Self, String?> = .text(
        "buffer-before", "DURATION", "what a booking occupies before its start, to set up", kind: .duration)
    static let bufferAfter: Option<Self, String?> = .text(
        "buffer-after", "DURATION", "what it occupies after its end, to clean", kind: .duration)
    static let zone: Option<Self, String?> = .text(
        "zone", "ZONE", "whose clocks these go by (default: as before, or yours)", kind: .zone)
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(
        tag, name, readers, bookers, adminsOnly, approval, longest, slot, openHours, closedDays, bufferBefore,
        bufferAfter, zone,
        noRetry)

    static let definition = CommandDefinition(
        .resources, "rename a resource, or change its tags and rules",
        arguments: [.one("NAME", .resource)],
        formats: .one,
        details: [
            "Its bookings stay as they are. ROLE is a role that logs in, or a group role for all its members; an empty one "
                + "lifts the rule.",
            "`--longest`, `--slot`, `--open-hours` and `--closed-days` hold for what is booked from then on, by admins too; "
                + "what lies elsewhere stays. An empty value lifts them.",
            "Buffers, a day at most, are kept free of all other bookings and their buffers: those of neighbours add up. A "
                + "booking has those of the time when it was booked, or its times were last changed; later ones do not "
                + "concern it.",
        ],
        examples: [
            Example("booking resource update board-room --readers board", "Only the board sees who has it"),
            Example(
                "booking resource update laser --bookers trained --approval lab",
                "For trained people, if the lab agrees"),
            Example(
                "booking resource update Raum1 --open-hours 8-18 --closed-days sat,sun",
                "When it can be booked"),
            Example("booking resource update laser --longest 4h --slot 15m", "Four hours at most, from a full quarter"),
            Example("booking resource update Raum1 --buffer-after 15m", "A quarter of an hour to air it"),
            Example("booking resource update Raum1 --name 'Room 1'", "A new name"),
            Example("booking resource update Raum1 --tag seats=10 --tag floor=", "Another tag, and one less"),
        ])

    static let page = PageNotes(
        exits: [
            3: "There is a resource of the new name already.",
            7: "There is no such resource.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let name = given.arguments[0]
        let newName = try given[Self.name]
        let tags = try given[Self.tag]
        let rules = try rules(given, context)
        guard newName != nil || !tags.isEmpty || !(rules.members ?? []).isEmpty else {
            throw Failure.nothingToChange(Self.self)
        }
        let session = try context.session()
        let answers = try KnownNames(resources: [name], context, session).suggesting {
            try session.write([
                [
                    "select booking.set_rules(\(context.user), \(name), \(rules)::jsonb)",
                    "select booking.update_resource(\(context.user), \(name), \(tags.json)::jsonb, \(newName))",
                    "select * from booking.resource_states(\(context.user), \(newName ?? name))",
                ]
            ])
        }
        try context.print(.resource(ResourceRecord(answers[0][2].one())))
    }

    /// Those that were given, as booking.set_rules takes them.
    private static func rules(_ given: Given<Self>, _ context: Context) throws -> JSON {
        var rules: [JSON.Member] = []
        for (name, option) in [("readers", readers), ("bookers", bookers), ("approvers", approval)]
        where given.has(option) {
            rules.append(JSON.Member(name: name, value: .array(try given[option].map(JSON.string))))
        }
        if given[adminsOnly] { rules.append(JSON.Member(name: "admins_only", value: .bool(true))) }
        let times = ResourceTimes(
            longest: try given[longest], slot: try given[slot], hours: try given[openHours],
            closedDays: try given[closedDays],
            buffers: (try given[bufferBefore], try given[bufferAfter]), zone: try given[zone])
        return .object(rules + (try times.rules(ownZone: context.zone)))
    }
}

/// `booking resource retire NAME`
enum RetireResource: Command {
    static let words = "resource retire"
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(noRetry)

    static let definition = CommandDefinition(
        .resources, "take a resource out of use",
        arguments: [.one("NAME", .resource)],
        formats: .one,
        details: ["It takes no new bookings; those it has are kept."],
        examples: [Example("booking resource retire old-rig", "Nobody shall book it any more")])

    static let page = PageNotes(exits: [7: "There is no such resource."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let name = given.arguments[0]
        let session = try context.session()
        let answers = try KnownNames(resources: [name], context, session).suggesting {
            try session.write([
                [
                    "select booking.update_resource(\(context.user), \(name), p_retired => true)",
                    "select * from booking.resource_states(\(context.user), \(name))",
                ]
            ])
        }
        try context.print(.resource(ResourceRecord(answers[0][1].one())))
    }
}

extension Session {
    func resource(_ name: String, for user: String?) throws -> ResourceRecord {
        try ResourceRecord(readResolved(for: user, "select * from booking.resource_states(\(user), \(name))")[0].one())
    }
}

extension Option where Value == [String] {
    fileprivate static func roles(_ name: String, _ summary: String, conflicts: [String] = []) -> Option {
        .values(name, "ROLE", .user, summary, conflicts: conflicts)
    }
}
