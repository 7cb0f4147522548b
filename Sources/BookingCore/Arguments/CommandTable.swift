/// The one place that knows which commands and options there are. The parser, help, the manual and the completions
/// are functions of it, and tests hold it to its own rules.
enum CommandTable {
    static let globalOptions: [OptionDefinition] = [
        .option(.user, short: "u", "NAME", .user, "act for NAME; your own name is your database role"),
        .option(
            .db, short: "d", "DATABASE", .database,
            "the database, as a conninfo string or URI (default: BOOKING_DATABASE_URL, DATABASE_URL, "
                + "libpq's PG* variables, the config file)"),
        .option(.output, short: "o", "FORMAT", formats, "how to print"),
        .flag(.json, "the same as `--output json`; the last of the two counts"),
        .flag(.quiet, short: "q", "print ids alone, whatever the format, and no notices"),
        .option(.timeZone, "ZONE", .zone, "the zone of times, such as Europe/Berlin (default: TZ, else the system's)"),
        .option(.color, "WHEN", .choice(["auto", "always", "never"]), "when to use colour"),
        .flag(.noPager, "never page long output"),
        .flag(.yes, short: "y", "answer yes to every question"),
        .flag(.noInput, "never ask: fail where a question would be needed"),
        .flag(.verbose, short: "v", "say on standard error what is done"),
        .flag(.help, short: "h", "show help"),
        .flag(.version, short: "V", "show the version"),
    ]

    static func definition(of verb: Verb) -> CommandDefinition {
        switch verb {
        case .create: create
        case .update: update
        case .delete: delete
        case .undo: undo
        case .list: list
        case .show: show
        case .history: history
        case .why: why
        case .conflicts: conflicts
        case .watch: watch
        case .wait: wait
        case .resourceAdd: resourceAdd
        case .resourceList: resourceList
        case .resourceShow: resourceShow
        case .resourceUpdate: resourceUpdate
        case .resourceRetire: resourceRetire
        case .processPending: processPending
        case .prune: prune
        case .doctor: doctor
        case .policy: policy
        case .initialize: initialize
        case .localStart: localStart
        case .localStop: localStop
        case .localStatus: localStatus
        case .localDestroy: localDestroy
        case .completions: completions
        case .help: help
        }
    }

    /// What the first words of the two-word commands stand for.
    static let groups = [
        "resource": "the things that can be booked",
        "local": "a private PostgreSQL server for one machine",
    ]

    /// The words that can follow these: first words for `[]`, `add`, `list` and so on for `["resource"]`.
    static func commands(in path: [String]) -> [String] {
        var words: [String] = []
        for verb in Verb.allCases where verb.path.count > path.count && verb.path.starts(with: path) {
            if words.last != verb.path[path.count] { words.append(verb.path[path.count]) }
        }
        return words
    }

    /// Is there any command with this option?
    static func isOption(_ flag: String) -> Bool {
        OptionName.allCases.contains { $0.flag == flag }
    }

    /// Of every command that writes.
    private static let noRetry = OptionDefinition.flag(
        .noRetry, "fail at once where no server answers, instead of waiting some seconds for one")

    private static let formats = ValueDefinition.Kind.choice(OutputFormat.allCases.map(\.rawValue))
    private static let one: [OutputFormat] = [.table, .json]
    private static let everything: [OutputFormat] = [.table, .json, .ndjson, .csv, .tsv]
}

// MARK: - Book

extension CommandTable {
    private static let create = CommandDefinition(
        verb: .create, section: .book, summary: "book a resource",
        arguments: [
            .one("RESOURCE", .resource), .optional("FROM", .time, words: 2), .optional("TO", .time, words: 2),
        ],
        options: [
            .option(.from, "TIME", .time, "when it begins (default: now)"),
            .option(.to, "TIME", .time, "when it ends", conflicts: [.for]),
            .option(.for, "DURATION", .duration, "how long it lasts, instead of when it ends"),
            .option(.note, "TEXT", .text, "what it is for; others can read it"),
            .option(.key, "KEY", .text, "repeat safely: the same key again returns the same booking"),
            .option(
                .wait, "DURATION", .duration, "wait until it is VALID or REJECTED, so long or `forever`",
                conflicts: [.ifFree, .dryRun]),
            .flag(.ifFree, "only if the time is free: VALID at once, else exit with 3", conflicts: [.dryRun]),
            .flag(.dryRun, "say what would conflict, and book nothing"),
            noRetry,
        ],
        formats: one,
        details: [
            "The booking is accepted at once as PENDING, even where others want the same time; the answer lists them. "
                + "The resolver then makes the older one VALID. "
                + "`booking why` tells how a booking stands, `booking conflicts` what is still open.",
            "FROM and TO may be words or options. A date alone means that whole day. "
                + "A resource that nobody has booked before is added by its first booking.",
            "With `--key`, a script can run the same line again without booking twice. "
                + "The same key with another request is refused with exit status 3. "
                + "Where the outcome of a run is unknown (exit status 9), the same line finds it out.",
            "With `--wait` it is decided as soon as it can be, whenever the resolver runs next. The exit status is 0 when "
                + "it is VALID, 5 when it was rejected or deleted, and 4 when it is still PENDING after that time. "
                + "`--if-free` never waits and never queues: nothing is booked unless nobody else wants the time.",
        ],
        examples: [
            Example("booking create Raum1 tomorrow 10:00 11:00", "A meeting room, tomorrow from ten to eleven"),
            Example("booking create gpu-3 --for 90m", "A GPU, from now on for one and a half hours"),
            Example("booking create Raum1 2026-03-21 --note 'Open day'", "A whole day"),
            Example("booking create rig --for 2h --key nightly-4711 --json", "From a script that may be run twice"),
            Example("booking create rig --for 30m --wait 2h", "Wait for it, for two hours at most"),
            Example("booking create Raum1 14:00 15:00 --if-free", "Now or not at all"),
        ])

    private static let update = CommandDefinition(
        verb: .update, section: .book, summary: "move a booking, or change its note",
        arguments: [.one("ID", .booking)],
        options: [
            .option(.from, "TIME", .time, "a new beginning; the end stays"),
            .option(.to, "TIME", .time, "a new end; the beginning stays", conflicts: [.for]),
            .option(.for, "DURATION", .duration, "a new length; the beginning stays"),
            .option(
                .shift, "DURATION", .duration, "move both ends, later, or earlier as in `-30m`",
                conflicts: [.from, .to, .for]),
            .option(.note, "TEXT", .text, "a new note; an empty one removes it"),
            .option(.ifRev, "N", .number, "only if its revision is still N, else exit with 3"),
            .flag(.ifFree, "only if the new time is free, else exit with 3 and keep the old one"),
            .hidden(.resource, "RESOURCE", .resource),
            noRetry,
        ],
        formats: one,
        details: [
            "A booking with new times is PENDING again, except a VALID one that only shrinks: that stays VALID. "
                + "A clock time alone is on the booking's own day. "
                + "A REJECTED booking asks again when it is updated, even to the times it has.",
            "Every change is kept: `booking history` shows it, `booking undo` takes it back.",
        ],
        examples: [
            Example("booking update 3f2a --shift -30m", "Half an hour earlier"),
            Example("booking update 3f2a --from 14:00 --for 1h", "The same day at two, for an hour"),
            Example("booking update 3f2a --to 12:00 --if-rev 4", "Only if nobody has changed it meanwhile"),
            Example("booking update 3f2a --shift 1h --if-free", "Only if nobody else wants the new time"),
        ])

    private static let delete = CommandDefinition(
        verb: .delete, section: .book, summary: "cancel bookings",
        arguments: [.any("ID", .booking, atLeast: 1)],
        options: [.option(.ifRev, "N", .number, "only if the revision is still N, else exit with 3"), noRetry],
        formats: everything,
        details: [
            "All of them are deleted, or none. Deleting what is deleted already is no error. "
                + "`booking undo` brings a booking back."
        ],
        examples: [
            Example("booking delete 3f2a", "One booking"),
            Example("booking delete 3f2a 9c41 77d0", "Three of them, or none"),
        ])

    private static let undo = CommandDefinition(
        verb: .undo, section: .book, summary: "take back the last change of a booking",
        arguments: [.one("ID", .booking)],
        options: [.option(.ifRev, "N", .number, "only if its revision is still N, else exit with 3"), noRetry],
        formats: everything,
        details: [
            "What the resolver did is skipped: the last change that a person made is taken back. "
                + "Restored times are PENDING. Undoing a creation deletes the booking; undoing twice restores."
        ],
        examples: [
            Example("booking undo 3f2a", "Bring back what was deleted or moved by mistake")
        ])
}

// MARK: - Look

extension CommandTable {
    private static let list = CommandDefinition(
        verb: .list, section: .look, summary: "list bookings by their start",
        arguments: [.any("RESOURCE", .resource)],
        options: [
            .option(.resource, "NAME", .resource, "only of this resource", repeatable: true),
            .option(.date, "DAY", .time, "what overlaps that day", conflicts: [.from, .to]),
            .option(.from, "TIME", .time, "what ends after TIME"),
            .option(.to, "TIME", .time, "what begins before TIME"),
            .option(
                .status, "STATUS", .choice(["PENDING", "VALID", "REJECTED", "DELETED"], ignoringCase: true),
                "only with this status", repeatable: true),
            .flag(.mine, "only your own"),
            .flag(.upcoming, "only what is not over yet"),
            .option(.limit, "N", .number, "at most N"),
            .flag(.withCursor, "under `--json`: also the cursor with which `booking watch` goes on from there"),
        ],
        formats: everything,
        details: ["Without options: all that are not deleted. Deleted ones are shown with `--status deleted`."],
        examples: [
            Example("booking list --mine --upcoming", "What you have booked"),
            Example("booking list Raum1 Raum2 --date tomorrow", "Two rooms, tomorrow"),
            Example("booking list --status pending --json", "What is not decided yet, for a program"),
        ])

    private static let show = CommandDefinition(
        verb: .show, section: .look, summary: "show one booking",
        arguments: [.one("ID", .booking)], formats: everything,
        details: ["The first four characters of an id are enough where no other id begins with them."],
        examples: [
            Example("booking show 3f2a", "All about one booking"),
            Example("booking show 3f2a --json", "The same for a program"),
        ])

    private static let history = CommandDefinition(
        verb: .history, section: .look, summary: "show all that happened to a booking",
        arguments: [.one("ID", .booking)], formats: everything,
        details: ["One line for each change, the oldest first: when, who, what, and what became of it."],
        examples: [Example("booking history 3f2a", "Who moved it?")])

    private static let why = CommandDefinition(
        verb: .why, section: .look, summary: "say why a booking has its status",
        arguments: [.one("ID", .booking)], formats: one,
        details: ["For a PENDING booking: what is in its way, its place in the queue, and when its grace ends."],
        examples: [Example("booking why 3f2a", "Why is it not VALID yet?")])

    private static let conflicts = CommandDefinition(
        verb: .conflicts, section: .look, summary: "list bookings that want the same time",
        options: [.flag(.mine, "only those that you have a part in")], formats: everything,
        details: ["Move or delete one of the two, or let the resolver decide: the older one wins."],
        examples: [Example("booking conflicts --mine", "Where do I have to talk to somebody?")])

    private static let watch = CommandDefinition(
        verb: .watch, section: .look, summary: "follow what happens, as it happens",
        options: [
            .flag(.mine, "only what concerns your own bookings"),
            .option(.resource, "NAME", .resource, "only of this resource", repeatable: true),
            .option(
                .type, "TYPE",
                .choice([
                    "booking_created", "booking_updated", "booking_deleted", "booking_conflict",
                    "booking_validated", "booking_rejected",
                ]), "only events of this type", repeatable: true),
            .option(.since, "CURSOR", .cursor, "begin after CURSOR, or at `beginning` or `now` (default: now)"),
            .option(
                .name, "NAME", .text, "keep the cursor in the database under NAME, and go on there the next time"),
            .option(.exec, "COMMAND", .text, "run COMMAND by the shell for each event, instead of printing it"),
            .option(.count, "N", .number, "stop after N events"),
            .option(.timeout, "DURATION", .duration, "stop after this time; exit with 4 if `--count` was not reached"),
            .flag(.poll, "ask every two seconds instead of being notified, as behind a pooler it does by itself"),
        ],
        formats: [.table, .json, .ndjson],
        details: [
            "Every event comes once, and in order for each booking, also when the connection or the server breaks. "
                + "Under `--json` an event is one line, with its cursor: "
                + "hand that to `--since` and the feed goes on behind it.",
            "With `--name`, the cursor moves when an event was printed, or when the command of `--exec` has succeeded. "
                + "One run at a time may use a name. `--since` says where a new name begins; "
                + "a cursor there also moves an old one.",
            "The command of `--exec` runs once an event, one at a time, with the event's JSON on its standard input "
                + "and its parts in `BOOKING_EVENT_TYPE`, `BOOKING_EVENT_RESOURCE` and so on. "
                + "When it fails again and again, watch ends with exit status 1 before that event.",
        ],
        examples: [
            Example("booking watch --mine", "Tell me when something happens to my bookings"),
            Example("booking watch --type booking_conflict --json", "All conflicts, for a program"),
            Example("booking watch --name mailer --exec ./send-mail", "A service that forgets nothing"),
            Example("booking watch --resource rig --count 1 --timeout 10m", "Wait until something happens to the rig"),
        ])
}

extension CommandTable {
    private static let wait = CommandDefinition(
        verb: .wait, section: .look, summary: "wait until a booking is decided",
        arguments: [.one("ID", .booking)],
        options: [.option(.for, "DURATION", .duration, "no longer than this")],
        formats: everything,
        details: [
            "Prints the booking as it then is. The exit status is 0 when it is VALID, 5 when it was rejected or deleted, "
                + "and 4 when it is still PENDING after the time of `--for`. "
                + "A booking of one's own is decided as soon as it can be, whenever the resolver runs next."
        ],
        examples: [
            Example("booking wait 3f2a", "Until it is decided"),
            Example("booking wait 3f2a --for 10m --quiet", "For at most ten minutes, in a script"),
        ])
}

// MARK: - Resources

extension CommandTable {
    private static let resourceAdd = CommandDefinition(
        verb: .resourceAdd, section: .resources, summary: "add a thing that can be booked",
        arguments: [.one("NAME", .text)],
        options: [.option(.tag, "KEY=VALUE", .tag, "describe it", repeatable: true), noRetry], formats: one,
        details: ["A resource is also added by its first booking. Adding it by hand gives it tags."],
        examples: [Example("booking resource add Raum1 --tag seats=8 --tag floor=2", "A room with tags")])

    private static let resourceList = CommandDefinition(
        verb: .resourceList, section: .resources, summary: "list what can be booked, and what is free",
        options: [.option(.tag, "KEY=VALUE", .tag, "only with this tag", repeatable: true)], formats: everything,
        details: ["Each is shown with who holds it now, or until when it is free."],
        examples: [
            Example("booking resource list", "What is there to book?"),
            Example("booking resource list --tag seats=8", "Rooms with eight seats"),
        ])

    private static let resourceShow = CommandDefinition(
        verb: .resourceShow, section: .resources, summary: "show one resource",
        arguments: [.one("NAME", .resource)], formats: everything,
        examples: [Example("booking resource show Raum1", "Its tags, and who holds it")])

    private static let resourceUpdate = CommandDefinition(
        verb: .resourceUpdate, section: .resources, summary: "rename a resource, or change its tags",
        arguments: [.one("NAME", .resource)],
        options: [
            .option(.tag, "KEY=VALUE", .tag, "set a tag, or remove it by an empty VALUE", repeatable: true),
            .option(.name, "NEW", .text, "a new name"), noRetry,
        ],
        formats: one,
        details: ["Its bookings stay as they are."],
        examples: [
            Example("booking resource update Raum1 --name 'Room 1'", "A new name"),
            Example("booking resource update Raum1 --tag seats=10 --tag floor=", "Another tag, and one less"),
        ])

    private static let resourceRetire = CommandDefinition(
        verb: .resourceRetire, section: .resources, summary: "take a resource out of use",
        arguments: [.one("NAME", .resource)], options: [noRetry], formats: one,
        details: ["It takes no new bookings; those it has are kept."],
        examples: [Example("booking resource retire old-rig", "Nobody shall book it any more")])
}

// MARK: - Run

extension CommandTable {
    private static let processPending = CommandDefinition(
        verb: .processPending, section: .run, summary: "decide the pending bookings (the resolver)",
        options: [
            .flag(.loop, "go on, pass after pass, until stopped"),
            .option(.interval, "DURATION", .duration, "time between two passes (default: 60s)"),
            .option(.jitter, "DURATION", .duration, "put each pass off by a random part of this"),
            .flag(.eager, "between two passes, decide new bookings as they come"),
            .option(.grace, "DURATION", .duration, "the grace period of this pass, instead of the installation's"),
            .option(.resource, "NAME", .resource, "only this resource", repeatable: true),
            .flag(.dryRun, "say what would be decided, and change nothing", conflicts: [.loop]),
        ],
        formats: one,
        details: [
            "The oldest PENDING bookings come first. Each that overlaps no VALID one becomes VALID; "
                + "one that still conflicts when its grace period has passed becomes REJECTED.",
            "Run it once a minute from cron, or with `--loop` as a service. "
                + "Any number of resolvers may run at a time, on any machines.",
            "The exit status is not 0 when bookings had to be left for the next pass, as somebody's open transaction held "
                + "them; the message names the session.",
            "With `--loop`, SIGTERM ends it after the transaction at hand, or after a second, SIGHUP has it pass at once, and a database that "
                + "cannot be reached is tried until it can. With `--eager` a booking that nobody else wants is VALID within "
                + "milliseconds.",
        ],
        examples: [
            Example("booking process-pending", "One pass"),
            Example("booking process-pending --loop --eager", "As a service that decides at once"),
            Example("booking process-pending --loop --interval 30s", "As a service"),
            Example("booking process-pending --dry-run", "What would it do?"),
        ])

    private static let prune = CommandDefinition(
        verb: .prune, section: .run, summary: "delete old events for good",
        options: [.option(.before, "TIME", .time, "delete what happened before TIME"), noRetry], formats: one,
        details: [
            "Only an admin may. Of each booking stays its last change, so that it can still be undone; "
                + "the bookings themselves stay as they are. "
                + "A feed that had not come that far ends with exit status 10.",
            "There is no way back. What was pruned, by whom and up to where is recorded.",
        ],
        examples: [Example("booking prune --before 2026-01-01", "Forget what happened before this year")])

    private static let doctor = CommandDefinition(
        verb: .doctor, section: .run, summary: "check that everything works",
        formats: [.table, .json, .prometheus],
        details: [
            "Looks at the database, the schema, the resolver and the settings, and says what to do about what is "
                + "wrong. The exit status is not 0 if anything is.",
            "With `--output prometheus` it prints the figures behind it, for the textfile collector of node_exporter.",
        ],
        examples: [
            Example("booking doctor", "Is all well?"),
            Example("booking doctor -o prometheus > booking.prom", "The figures, for Prometheus"),
        ])

    private static let policy = CommandDefinition(
        verb: .policy, section: .setUp, summary: "show or change the settings of the installation",
        arguments: [.optional("NAME", .choice(Policy.names), words: 1), .optional("VALUE", .text, words: 1)],
        options: [noRetry], formats: everything,
        details: [
            "`grace` is how long a booking may stay in conflict before it is REJECTED. "
                + "`interval` is how often a pass of the resolver is expected: after three without one, `booking doctor`, "
                + "`booking create` and `booking list` say so. "
                + "`resources` is `open`, where the first booking of a new resource adds it, or `closed`, where only an "
                + "admin adds resources.",
            "Only an admin may change them; it is recorded who did.",
        ],
        examples: [
            Example("booking policy", "How is it set up?"),
            Example("booking policy grace 10m", "Reject after ten minutes"),
            Example("booking policy resources closed", "No more resources by mistake"),
        ])
}

// MARK: - Set up

extension CommandTable {
    private static let initialize = CommandDefinition(
        verb: .initialize, section: .setUp, summary: "prepare a database, or bring it up to date",
        options: [
            .flag(.local, "set up a private PostgreSQL server for this machine, and use it", conflicts: [.db]),
            .flag(.open, "let everyone who can connect book in their own name"),
        ],
        formats: one,
        details: [
            "Creates or upgrades the schema `booking` in the database, and says first which database that is. "
                + "It may be run again at any time.",
            "With `--local` nothing but an installed PostgreSQL is needed. The database goes into the config file; "
                + "where another one stands there, it asks first, unless `--yes` is given.",
        ],
        examples: [
            Example("booking init --local", "Try it out on your own machine"),
            Example("booking init --db postgresql://db.example.org/booking", "Use a database that is there already"),
        ])

    private static let localStart = CommandDefinition(
        verb: .localStart, section: .setUp, summary: "start the private server",
        formats: one,
        details: ["It also starts by itself when a command needs it."],
        examples: [Example("booking local start", "Start it now")])

    private static let localStop = CommandDefinition(
        verb: .localStop, section: .setUp, summary: "stop the private server",
        formats: one,
        examples: [Example("booking local stop", "Before a backup of its files")])

    private static let localStatus = CommandDefinition(
        verb: .localStatus, section: .setUp, summary: "say whether the private server runs, and where",
        formats: one,
        examples: [Example("booking local status", "Does it run?")])

    private static let localDestroy = CommandDefinition(
        verb: .localDestroy, section: .setUp, summary: "delete the private server with all its bookings",
        formats: one,
        details: ["There is no way back; it asks first, unless `--yes` is given."],
        examples: [Example("booking local destroy", "Start over")])

    private static let completions = CommandDefinition(
        verb: .completions, section: .setUp, summary: "print a completion script for your shell",
        arguments: [.one("SHELL", .choice(["bash", "zsh", "fish"]))],
        examples: [
            Example(
                "booking completions bash > ~/.local/share/bash-completion/completions/booking", "For bash"),
            Example("booking completions fish > ~/.config/fish/completions/booking.fish", "For fish"),
            Example("booking completions zsh > ~/.zsh/completions/_booking", "For zsh: a folder that is in $fpath"),
        ])

    private static let help = CommandDefinition(
        verb: .help, section: .setUp, summary: "explain a command",
        arguments: [.any("COMMAND", .command)],
        examples: [
            Example("booking help create", "How to book"),
            Example("booking help resource", "What can be done with resources"),
        ])
}
