import TestSupport

@testable import BookingCore

/// Every error that the program words, with values as they occur: a heading, and under each function of
/// `Failure/Wording+….swift` what it says. One with several wordings has an example of each.
struct ErrorExamples {
    typealias Examples = KeyValuePairs<String, [Failure]>

    private let id = "3f2a9c41-0d5e-4b7a-9c1d-2e8f6a7b5c40"
    private let origin = ConnectionSource.Origin.bookingVariable
    private let place = "db.example.org, port 5432"
    private let slot = Times.slot("2026-03-21T10:00Z", "2026-03-21T12:00Z")
    private let missing = SystemError(code: 2)
    private let full = SystemError(code: 28)

    func all() throws -> KeyValuePairs<String, Examples> {
        [
            "The command line": arguments,
            "Names, notes, tags and members": names,
            "Times and durations": try times(),
            "Series": series,
            "The database: where it is, and whether it can be reached": connecting,
            "The database: what it answers": answers,
            "Waiting for the resolver": resolving,
            "Holding": holding,
            "Watching": watching,
            "Files of bookings": exchange,
            "The private server": privateServer,
            "Setting up and looking after": try settingUp(),
            "The terminal and files": terminal,
        ]
    }

    private var arguments: Examples {
        [
            "noWords": [.noWords()],
            "argumentNotText": [.argumentNotText(2)],
            "noCommand": [.noCommand()],
            "unknownCommand": [
                .unknownCommand("crate", nil, "create"), .unknownCommand("dance", nil, nil),
                .unknownCommand("ad", "resource", "resource add"), .unknownCommand("dance", "resource", nil),
            ],
            "incompleteCommand": [.incompleteCommand("local", ["start", "stop", "status", "destroy"])],
            "unknownOption": [
                .unknownOption("--form", "create", "--from"), .unknownOption("--colour-scheme", nil, nil),
                .unknownOption("-5", "create", nil),
            ],
            "misplacedOption": [.misplacedOption("--from")],
            "missingValue": [.missingValue("--for", "DURATION")],
            "unexpectedValue": [.unexpectedValue("--mine")],
            "repeatedOption": [.repeatedOption("--from")],
            "conflictingOptions": [.conflictingOptions("--wait", "--if-free", "create")],
            "unknownValue": [
                .unknownValue("valdi", "--status", ["PENDING", "VALID"], "VALID"),
                .unknownValue("red", "--color", ["auto", "always", "never"], nil),
            ],
            "notNumber": [.notNumber("ten", "--limit")],
            "missingArgument": [.missingArgument("RESOURCE", "create")],
            "extraArgument": [.extraArgument("now", "status")],
            "unfitFormat": [.unfitFormat(.csv, "whoami", [.table, .json])],
            "noSuchChoice": [.noSuchChoice(7, of: 3), .noSuchChoice(1, of: 0)],
            "pickNeedsOne": [.pickNeedsOne(["3f2a9c41", "6f7ce059"])],
            "unknownShell": [.unknownShell("csh"), .unknownShell("")],
        ]
    }

    private func missingResource(_ name: String) -> Failure {
        Failure(.notFound, "there is no resource \"\(name)\"", hint: "see what there is with: booking resource list")
    }

    private var names: Examples {
        [
            "badText": [.badText("resource name", "is empty", hint: "give one of 1 to 200 characters")],
            "nameOutOfPlace": [.nameOutOfPlace("tomorrow", "a time")],
            "dayForResource": [.dayForResource(missingResource("2026-03-21"))],
            "misspelled": [
                .misspelled(missingResource("gpu-33"), meant: "gpu-3"),
                .misspelled(missingResource("gpu-9"), similar: ["gpu-1", "gpu 2"]),
            ],
            "badTag": [.badTag("floor")],
            "noMember": [.noMember("alice")],
            "rightMissing": [.rightMissing()],
            "mayNotMakeRoles": [.mayNotMakeRoles("alice")],
            "forWithoutDelegate": [.forWithoutDelegate()],
            "noShareOfThat": [.noShareOfThat("grace"), .noShareOfThat(nil)],
            "nothingToChange": [.nothingToChange(Update.self)],
            "resourceIsFixed": [
                .resourceIsFixed(["booking create rig --from 10:00 --for 2h", "booking delete 3f2a9c41"])
            ],
        ]
    }

    private func times() throws -> Examples {
        let berlin = try Zone.named("Europe/Berlin", Environment([:]))
        let skipped = CivilTime(Times.date("2026-03-29"), microsecondOfDay: 9_000_000_000)
        let doubled = CivilTime(Times.date("2026-10-25"), microsecondOfDay: 9_000_000_000)
        let gap = berlin.gap(around: skipped)
        let apia = try Zone.named("Pacific/Apia", Environment([:]))
        return [
            "unreadableTime": [
                ("2026-02-30", TimeFlaw.date), ("25:00", .clock), ("23:59:60", .leapSecond), ("1900-01-01", .years),
                ("10", .bareHour), ("12/25/2026", .slashes), ("1/2/2026", .slashes), ("1/2", .slashes),
                ("10-12", .range), ("3-4pm", .halfDay), ("whenever", .form),
            ].map { .unreadableTime($0.0, $0.1) },
            "bareHours": [.bareHours(9, 12)],
            "outsideYears": [.outsideYears("1900-01-01")],
            "notADay": [.notADay("10:00")],
            "unreadableDuration": [
                ("1mo", TimeFlaw.months), ("1.5d", .fraction), ("99999w", .tooLong), ("long", .form),
            ]
            .map { .unreadableDuration($0.0, $0.1) },
            "negativeDuration": [.negativeDuration("-90m")],
            "emptyDuration": [.emptyDuration("0s")],
            "tooManyTimes": [.tooManyTimes("14:00")],
            "timeGivenTwice": [.timeGivenTwice(option: "--from")],
            "endAndDuration": [.endAndDuration()],
            "missingEnd": [.missingEnd()],
            "shiftAndTimes": [.shiftAndTimes()],
            "dateAndTimes": [.dateAndTimes()],
            "endNotAfterStart": [
                .endNotAfterStart(
                    "2026-03-21 12:00Z", "2026-03-21 10:00Z", later: "13:00", length: Span(microseconds: 3_600_000_000))
            ],
            "windowNotForward": [.windowNotForward("2026-03-22", "2026-03-21")],
            "notHours": [.notHours("early")],
            "notOpeningHours": [.notOpeningHours("early")],
            "notAWeekday": [.notAWeekday("someday")],
            "neverOpen": [.neverOpen()],
            "longerThanHours": [.longerThanHours(Span(microseconds: 36_000_000_000))],
            "nothingTogether": [.nothingTogether()],
            "skippedDay": [.skippedDay(Times.date("2011-12-30"), zone: apia)],
            "skippedTime": [
                .skippedTime(skipped, zone: berlin, gap: gap),
                .skippedTime(skipped, zone: berlin, gap: gap, option: "--from"),
            ],
            "doubledTime": [
                .doubledTime(doubled, zone: berlin, offsets: [7200, 3600]),
                .doubledTime(doubled, zone: berlin, offsets: [7200, 3600], option: "--to"),
            ],
            "becomesStartOfDay": [.becomesStartOfDay(slot.start, zone: berlin, option: nil)],
            "unknownZone": [.unknownZone("Europe/Berln")],
            "offsetForZone": ["UTC+2", "+02:00", "CET+1"].compactMap { name in
                PosixOffset(name).map { .offsetForZone(name, $0) }
            },
            "presentUnknown": [.presentUnknown()],
            "bookingUnknown": [.bookingUnknown()],
        ]
    }

    private var series: Examples {
        let missing = Failure(.usage, "2026-03-29T02:30 does not exist in Europe/Berlin")
        return [
            "notAPeriod": [.notAPeriod("often")],
            "needsEvery": [.needsEvery("--times")],
            "seriesWithoutEnd": [.seriesWithoutEnd()],
            "daysWithoutWeeks": [.daysWithoutWeeks()],
            "emptySeries": [.emptySeries()],
            "endlessSeries": [.endlessSeries(1_000)],
            "missingDay": [.missingDay("2026-02-30")],
            "occurrence": [
                .occurrence(missing, on: Times.date("2026-03-29"), mayMove: false),
                .occurrence(missing, on: Times.date("2026-03-29"), mayMove: true),
            ],
            "notAllFree": [.notAllFree(Failure(.busy, "gpu-3 is taken then by bob: booking 6f7ce059 is VALID"))],
            "notAllFreeToMoveTo": [
                .notAllFreeToMoveTo(Failure(.busy, "gpu-3 is taken then by bob: booking 6f7ce059 is VALID"))
            ],
            "notOfSeries": [.notOfSeries("--if-rev")],
            "seriesNeedsClock": [.seriesNeedsClock()],
        ]
    }

    private var connecting: Examples {
        let problems: [ConnectionProblem] = [
            .noSocket, .noAccess, .refused, .unknownHost, .timedOut, .closed,
            .loginRefused("role \"alice\" does not exist"), .passwordMissing,
            .noDatabase("database \"bookings\" does not exist"),
            .mayNotConnect("permission denied for database \"booking\""), .noSlots, .notPrimary,
            .notReady("the database system is starting up"), .invalidSetting("sslmode"), .invalidSetting(nil),
            .other("SSL error: certificate verify failed"),
        ]
        return [
            "notAConnectionString": [
                .notAConnectionString(.flag, .form),
                .notAConnectionString(.flag, .unknownParameter("pool_size")),
                .notAConnectionString(.databaseVariable, .unknownParameter("pool_size")),
            ],
            "notAService": [.notAService("a\nb")],
            "passwordInArgument": [.passwordInArgument()],
            "notASetting": [.notASetting("/home/ann/.config/booking/config", line: 3)],
            "unknownSetting": [.unknownSetting("dbname", "/home/ann/.config/booking/config", line: 3)],
            "notAProfile": [.notAProfile("/home/ann/.config/booking/config", line: 3)],
            "noProfile": [
                .noProfile("berln", "/home/ann/.config/booking/config", ["berlin", "munich"]),
                .noProfile("berlin", "/home/ann/.config/booking/config", []),
            ],
            "emptyProfile": [.emptyProfile("berlin", "/home/ann/.config/booking/config")],
            "everyProfileElsewhere": [.everyProfileElsewhere()],
            "noProfiles": [.noProfiles("/home/ann/.config/booking/config")],
            "ofOneProfile": [.ofOneProfile("--after")],
            "ofProfile": [.ofProfile("munich", .cannotConnect(.refused, to: place, origin))],
            "someProfilesFailed": [.someProfilesFailed(["munich", "hamburg"], of: 3)],
            "cannotConnect": problems.map { .cannotConnect($0, to: place, origin) } + [
                .cannotConnect(.noSocket, to: "/run/postgresql, port 5432", .libpqDefaults),
                .cannotConnect(.notPrimary, to: place, origin, amongSeveral: true),
            ],
        ]
    }

    private var answers: Examples {
        let refusals = [
            "23P01", "23505", "40001", "3F000", "42883", "25006", "42501", "2BP01", "57014", "57P01", "22003", "53100",
            "XX000",
        ].map { ServerError(sqlstate: $0, message: "the server's words", detail: "what depends on it", hint: nil) }
        let lost = ConnectionLost(afterSending: true, message: "server closed the connection unexpectedly")
        return [
            "from": refusals.map { Failure.from($0) } + [
                .from(lost, duringChange: false), .from(lost, duringChange: true),
                .from(lost, duringChange: true, isRepeatable: true),
            ],
            "outcomeUnknown": [.outcomeUnknown(.cannotConnect(.refused, to: place, origin))],
            "noStandby": [
                .noStandby("1 is wanted, none is connected", isUnknown: false),
                .noStandby("1 is wanted, none is connected", isUnknown: true),
            ],
            "unconfirmed": [.unconfirmed()],
            "zeroByteInText": [.zeroByteInText()],
            "outOfMemory": [.outOfMemory()],
        ]
    }

    private func booking(_ status: BookingRecord.Status) -> BookingRecord {
        BookingRecord(
            id: id, resource: "gpu-3", user: "ann", slot: slot, status: status, revision: 1, note: nil,
            createdAt: slot.start, updatedAt: slot.start)
    }

    private var resolving: Examples {
        [
            "badGraceVariable": [.badGraceVariable("soon")],
            "leftUndone": [.leftUndone(1, holders: []), .leftUndone(3, holders: ["alice (process 4711)"])],
            "decisionRefused": [.decisionRefused(1), .decisionRefused(2)],
            "needsLoop": [.needsLoop("--interval")],
            "jitterBeyondInterval": [.jitterBeyondInterval()],
            "rejected": [.rejected(booking(.rejected)), .rejected(booking(.deleted))],
            "stillPending": [.stillPending(booking(.pending))],
            "noTimeToTake": [.noTimeToTake()],
            "unknownPolicy": [
                .unknownPolicy("at-onc", of: "promote", ["by-pass", "at-once"]),
                .unknownPolicy("never", of: "promote", ["by-pass", "at-once"]),
            ],
        ]
    }

    private var holding: Examples {
        [
            "nothingToHold": [.nothingToHold("acquire")],
            "namesAndTags": [.namesAndTags()],
            "notFreeTogether": [
                .notFreeTogether(
                    Failure(.busy, "gpu-3 is taken then by bob: booking 6f7ce059 is VALID"),
                    "booking free gpu-3 gpu-4 --for 2h")
            ],
            "noLength": [.noLength("acquire", option: "--for")],
            "noExitStatus": [.noExitStatus("300")],
            "noCommandToRun": [.noCommandToRun()],
            "notHeld": [.notHeld("gpu-3", "alice has it until 12:00"), .notHeld("gpu-3", nil)],
            "turnDidNotCome": [
                .turnDidNotCome("gpu-3", "alice has it until 12:00", look: "booking resource show gpu-3"),
                .turnDidNotCome("gpu=a100", nil, look: "booking resource list --tag gpu=a100"),
            ],
            "holdEnded": [.holdEnded("gpu-3", wasExtended: false), .holdEnded("gpu-3", wasExtended: true)],
            "tooLongSilence": [.tooLongSilence("2d")],
            "oneHoldAtATime": [.oneHoldAtATime("3f2a9c41 51b07e2d")],
            "holdUnheard": [.holdUnheard("gpu-3")],
            "holdTakenAway": [.holdTakenAway("gpu-3", [booking(.deleted)])],
            "holdUnheard": [.holdUnheard("gpu-3")],
            "holdOver": [.holdOver(booking(.valid))],
        ]
    }

    private var watching: Examples {
        let event = EventRecord(
            id: 42, type: "booking_validated", at: slot.start, actor: "ann", booking: booking(.valid), conflicting: [],
            movedFrom: nil, isUndo: false, cursor: "B1:c2")
        return [
            "notACursor": [.notACursor("yesterday")],
            "cursorLost": [
                .cursorLost(Failure(.cursor, "events behind the cursor were pruned"), then: "booking watch --since")
            ],
            "commandFailed": [
                .commandFailed(.code(3), event, after: "B1:c2"), .commandFailed(.signal(9), event, after: "B1:c2"),
            ],
            "emptyCommand": [.emptyCommand()],
            "pruneNeedsTime": [.pruneNeedsTime()],
            "cursorNeedsJSON": [.cursorNeedsJSON()],
            "tooFewEvents": [.tooFewEvents()],
        ]
    }

    private var exchange: Examples {
        let problem = RowProblem(line: 7, field: "start_time", reason: "is missing")
        return [
            "badRow": [.badRow("plan.csv", problem)],
            "unreadableFile": [.unreadableFile("plan.csv", RowProblem(line: 7, reason: "a quote is open at the end"))],
            "longRecord": [.longRecord("plan.csv", line: 7)],
            "unknownColumns": [
                .unknownColumns(["start"], "plan.csv", known: ["resource_id", "start_time"]),
                .unknownColumns(["colour", "taste"], "plan.csv", known: ["resource_id", "start_time"]),
            ],
            "missingColumns": [.missingColumns(["end_time"], "plan.csv")],
            "rejectsOverInput": [.rejectsOverInput("rooms.csv")], "rejectsOfNothing": [.rejectsOfNothing()],
            "rowsLeftOut": [.rowsLeftOut(1, file: nil), .rowsLeftOut(12, file: "rejects.csv")],
            "timeWithoutDate": [.timeWithoutDate("10:00")],
            "noUUID": [.noUUID("42")],
            "noStatus": [.noStatus("OPEN")],
            "noRevision": [.noRevision("0")],
            "jsonArray": [.jsonArray("plan.json")],
            "utf16": [.utf16("plan.csv")],
            "packed": [.packed("plan.csv.gz", by: "gzip", reader: "zcat")],
            "freeBusyIsCalendar": [.freeBusyIsCalendar()],
            "noResourcesInCalendars": [.noResourcesInCalendars("plan.ics")],
            "onlyOfCalendars": [.onlyOfCalendars("--resource")],
            "importLost": [.importLost()],
            "importUntold": [.importUntold()],
            "importUnknown": [.importUnknown()],
        ]
    }

    private var privateServer: Examples {
        [
            "postgresMissing": [.postgresMissing],
            "postgresVersionMissing": [.postgresVersionMissing(15)],
            "privateServerStopped": [
                .privateServerStopped(.stopped), .privateServerStopped(.absent), .privateServerStopped(.changing),
            ],
            "noHome": [.noHome()],
            "noPrivateServer": [.noPrivateServer("/home/ann/.local/share/booking")],
            "foreignFolder": [.foreignFolder("/home/ann/.local/share/booking")],
            "socketPathTooLong": [.socketPathTooLong("/a/long/path/to/.s.PGSQL.5432")],
            "socketPathUnusable": [.socketPathUnusable("/home/ann,bob")],
            "noPassage": [.noPassage("postgres", "/root/data")],
            "privateServer": [
                .privateServer("cannot start the private server", "FATAL:  no space left", log: "/home/ann/log"),
                .privateServer("initdb failed", "initdb: error: no space left", log: nil),
            ],
        ]
    }

    private func settingUp() throws -> Examples {
        let connection = try Connection.test()
        let faults = try connection.run(
            "select 'stranger', 'function booking.fail', 'mallory', false, null::text"
        ).map(OwnershipFault.init)
        let holders = try connection.run(
            "select '4711', 'alice', 4711, 'select pg_terminate_backend(4711)'"
        ).map(HoldUps.Holder.init)
        let timeout = ServerError(
            sqlstate: "55P03", message: "canceling statement due to lock timeout", detail: nil, hint: nil)
        let denied = ServerError(
            sqlstate: "42501", message: "permission denied for database booking", detail: nil, hint: nil)
        return [
            "notConfirmed": [.notConfirmed()],
            "nothingDone": [.nothingDone()],
            "wrongEncoding": [.wrongEncoding("LATIN1")],
            "foreignSchema": [.foreignSchema()],
            "schemaOfAnother": [.schemaOfAnother("ann", role: "bob")],
            "strangersInSchema": [.strangersInSchema(faults)],
            "misplaced": [.misplaced(faults, owner: "ann")],
            "heldUp": [.heldUp(by: holders, timeout), .heldUp(by: [], timeout)],
            "locked": [.locked(by: holders)],
            "mayNotCreateSchema": [.mayNotCreateSchema(denied)],
            "newerSchema": [.newerSchema(30, known: 21)],
            "migrationDiffers": [.migrationDiffers("0004_limits")],
            "unwell": [.unwell(["resolver", "backlog"], nil, advice: "start it: booking process-pending --loop")],
            "missingColumn": [.missingColumn("rev", of: "show_booking")],
            "wrongColumn": [.wrongColumn("rev", of: "show_booking", "a text")],
            "unexpectedAnswer": [.unexpectedAnswer("OPEN")],
            "unexpected": [.unexpected(missing)],
        ]
    }

    private var terminal: Examples {
        [
            "cannot": [2, 13, 20, 21, 24, 28, 30, 9, 5].map {
                .cannot("read", "/home/ann/plan.csv", SystemError(code: $0))
            },
            "cannotWrite": [
                .cannotWrite(to: "standard output", full), .cannotWrite(to: "standard output", full, changed: [id]),
                .cannotWrite(to: "standard output", full, changed: []),
            ],
            "watchNeedsTerminal": [.watchNeedsTerminal()],
            "noLineEditor": [.noLineEditor()],
            "shellInShell": [.shellInShell()],
            "openQuote": [.openQuote()],
            "confirmationNeeded": [.confirmationNeeded("prune 12 bookings?")],
        ]
    }
}
