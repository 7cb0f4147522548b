/// The functions of the schema that give something, and what the program takes of it.
enum Answer: String, CaseIterable {
    case hello
    case createBooking = "create_booking"
    case createBookings = "create_bookings"
    case showCreated = "show_created"
    case updateBooking = "update_booking"
    case deleteBookings = "delete_bookings"
    case undoBooking = "undo_booking"
    case lookAgain = "look_again"
    case listBookings = "list_bookings"
    case listAll = "list_all"
    case listOwned = "list_owned"
    case listPooled = "list_pooled"
    case listPage = "list_page"
    case listAsOf = "list_as_of"
    case showBooking = "show_booking"
    case showConflicts = "show_conflicts"
    case writtenUnder = "written_under"
    case resolveNow = "resolve_now"
    case resolveWritten = "resolve_written"
    case resolveBeforeReading = "resolve_before_reading"
    case outlook
    case rehearseChange = "rehearse_change"
    case status
    case see
    case history
    case feed
    case why
    case conflicts
    case nextFree = "next_free"
    case freeSlots = "free_slots"
    case overdueSince = "overdue_since"
    case closedTimes = "closed_times"
    case resourceStates = "resource_states"
    case listResources = "list_resources"
    case resourceNames = "resource_names"
    case addResource = "add_resource"
    case updateResource = "update_resource"
    case policy
    case setPolicy = "set_policy"
    case setRules = "set_rules"
    case closeResource = "close_resource"
    case openResource = "open_resource"
    case approveBooking = "approve_booking"
    case health
    case metrics
    case claimCursor = "claim_cursor"
    case pruneEvents = "prune_events"
    case forgetUser = "forget_user"
    case rehearsePrune = "rehearse_prune"
    case beginPass = "begin_pass"
    case makePlan = "make_plan"
    case decidedAfter = "decided_after"
    case resolveChunk = "resolve_chunk"
    case finishPass = "finish_pass"
    case rehearsePass = "rehearse_pass"
    case stuckBookings = "stuck_bookings"
    case blockingSessions = "blocking_sessions"
    case news
    case adoptRestored = "adopt_restored"
    case announceOwed = "announce_owed"
    case countOverlapping = "count_overlapping"
    case addMember = "add_member"
    case safety
    case checkNames = "check_names"
    case ownerNames = "owner_names"
    case missingStandby = "missing_standby"
    case removeMember = "remove_member"
    case members
    case whoami
    case acquire
    case showQueue = "show_queue"
    case leaveQueue = "leave_queue"
    case releaseBookings = "release_bookings"
    case extendBooking = "extend_booking"
    case checkIn = "check_in"
    case auditTrail = "audit_trail"
    case stageRows = "stage_rows"
    case prepareImport = "prepare_import"
    case rehearseImport = "rehearse_import"
    case countImport = "count_import"
    case importRows = "import_rows"
    case endImport = "end_import"
    case importResources = "import_resources"
    case createSeries = "create_series"
    case updateBookings = "update_bookings"
    case undoSeries = "undo_series"
    case seriesOf = "series_of"
    case seriesRevisions = "series_revisions"
    case seriesWritten = "series_written"
    case rehearseSeries = "rehearse_series"
    case rehearseUpdates = "rehearse_updates"
    case settleAlone = "settle_alone"
    case report

    var shape: Shape {
        switch self {
        case .hello, .finishPass, .countOverlapping, .rehearsePrune: value(.count)
        case .adoptRestored, .announceOwed: value(.flag)
        case .overdueSince: value(.time, .anywhere)
        case .missingStandby: value(.text, .anywhere)
        case .resourceNames, .ownerNames: value(.text)
        case .addResource, .updateResource, .setPolicy, .setRules, .closeResource, .openResource, .addMember,
            .removeMember, .checkNames, .see,
            .resolveBeforeReading, .leaveQueue, .stageRows, .endImport, .createSeries, .updateBookings, .settleAlone:
            value(.nothing)
        case .createBooking: .draft
        case .createBookings: [("n", .count)] + .draft
        case .showCreated: [("n", .count)] + .booking
        case .seriesRevisions: [("series", .uuid), ("revision", .integer)]
        case .seriesWritten, .rehearseSeries, .rehearseUpdates:
            .draft + [("conflicts", .count)] + Shape(["next_start", "next_end"], .time, .anywhere)
        case .updateBooking, .deleteBookings, .undoBooking, .approveBooking, .lookAgain, .listBookings, .listAll,
            .listOwned, .listPooled, .listPage, .listAsOf,
            .showBooking, .showConflicts, .writtenUnder, .resolveNow, .resolveWritten, .rehearseChange,
            .undoSeries, .seriesOf, .releaseBookings, .extendBooking, .checkIn:
            .booking
        case .outlook:
            [("promote", .text)] + Shape(["next_pass_at"], .time, .anywhere) + [("has_run", .flag)]
        case .status:
            [("kind", .text)] + Shape(["waits"], .uuid, .anywhere) + Shape(["place"], .integer, .anywhere)
                + Shape(["actor"], .text, .anywhere) + Shape(["at"], .time, .anywhere)
                + Shape(["seen", "closed"], .text, .anywhere) + Shape(["approvers"], .texts, .anywhere)
                + .booking.exceptLastRow
        case .history: .event + [("range", .text)] + Shape(["acting_for"], .text, .anywhere)
        case .feed: .event.exceptLastRow + Shape(["range", "cursor"], .text, .anywhere)
        case .why:
            Shape(["place"], .count, .anywhere) + Shape(["grace_ends_at", "next_pass_at"], .time, .anywhere) + .booking
                + Shape(["closed"], .text, .anywhere) + Shape(["approvers"], .texts, .anywhere)
                + Shape(["no_show"], .flag, .anywhere)
        case .conflicts: [("younger", .uuid)] + Shape(["more"], .count, .anywhere) + .booking
        case .nextFree: [("start_time", .time), ("end_time", .time)]
        case .freeSlots, .closedTimes: [("resource_id", .text), ("start_time", .time), ("end_time", .time)]
        case .listResources: [("name", .text), ("tags", .json), ("retired", .flag)]
        case .resourceStates:
            [("name", .text), ("tags", .json), ("retired", .flag)] + Shape(["held_by"], .text, .anywhere)
                + Shape(["free_until", "held_until"], .time, .anywhere) + [("wanted_by", .json)]
                + Shape(["next_by"], .text, .anywhere) + Shape(["next_start", "next_end"], .time, .anywhere)
                + Shape(["closed"], .text, .anywhere) + [("rules", .json)] + Shape(["unapproved"], .count, .anywhere)
                + [("is_closed", .flag)]
        case .policy:
            [("name", .text), ("value", .text)] + Shape(["changed_by"], .text, .anywhere)
                + Shape(["changed_at"], .time, .anywhere)
        case .health, .safety: [("name", .text), ("ok", .flag), ("message", .text)] + Shape(["hint"], .text, .anywhere)
        case .metrics: [("name", .text), ("type", .text), ("help", .text), ("value", .number)]
        case .claimCursor: [("since", .text), ("fence", .integer)]
        case .pruneEvents: [("run", .integer)] + Shape(["behind"], .integer, .anywhere) + [("events", .count)]
        case .forgetUser: [("pseudonym", .text), ("bookings", .count), ("events", .count)]
        case .beginPass: [("pass_id", .integer), ("grace", .text), ("is_over", .flag)]
        case .makePlan:
            [("resources", .texts)] + Shape(["span"], .text, .anywhere) + [("pending", .count), ("number", .integer)]
        case .decidedAfter: [("id", .integer), ("resources", .texts)] + Shape(["span"], .text, .anywhere)
        case .resolveChunk:
            [("promoted", .count), ("rejected", .count), ("held", .count), ("skipped", .texts)]
                + Shape(["holders"], .texts, .anywhere)
        case .rehearsePass:
            Shape(["verdict"], .text, .inLastRow) + [("pending", .count), ("resources", .count)]
                + Shape(["grace_ended_at"], .time, .inLastRow) + Shape(["blocker"], .uuid, .anywhere)
                + Shape(["blocker_user"], .text, .anywhere) + .booking.exceptLastRow
        case .members:
            [("role", .text), ("right", .text), ("granted_by", .text), ("granted_at", .time), ("holds", .flag)]
                + Shape(["for_whom"], .texts, .anywhere)
        case .whoami: [("role", .text), ("acting_for", .text), ("rights", .texts), ("reasons", .json)]
        case .auditTrail:
            [("at", .time), ("actor", .text)] + Shape(["acting_for"], .text, .anywhere)
                + [("kind", .text), ("subject", .text)] + Shape(["before", "after"], .json, .anywhere)
        case .stuckBookings: [("id", .uuid)] + Shape(["problem"], .text, .anywhere)
        case .blockingSessions: [("who", .text)]
        case .acquire:
            [("place", .count)] + Shape(["waits"], .number, .anywhere)
                + Shape(["expected_at", "held_until"], .time, .anywhere) + Shape(["held_by"], .text, .anywhere)
                + .booking.exceptLastRow
        case .showQueue:
            Shape(["user_id"], .text, .anywhere) + [
                ("resources", .texts), ("takes_all", .flag), ("length", .text), ("since", .time), ("seen_at", .time),
                ("is_mine", .flag), ("is_alive", .flag), ("place", .count),
            ] + Shape(["expected_at"], .time, .anywhere)
        case .prepareImport: Shape(["line"], .integer, .anywhere) + Shape(["field", "reason"], .text, .anywhere)
        case .rehearseImport:
            [
                ("line", .count), ("resource_name", .text), ("owner", .text), ("start_time", .time),
                ("end_time", .time),
                ("others", .count), ("lines", .texts), ("ids", .texts),
            ]
        case .countImport, .importRows: [("imported", .count), ("passed_over", .count)]
        case .importResources: [("added", .count), ("changed", .count)]
        case .report:
            [("kind", .text)] + Shape(["resource_id", "user_id"], .text, .anywhere)
                + Shape(["day_number"], .integer, .anywhere)
                + Shape(["requests", "bookings", "no_shows", "conflicts", "rejected"], .count, .never)
                + Shape(["booked_hours", "held_hours", "wasted_hours"], .number, .never)
                + Shape(["open_hours", "wait_median", "wait_p95"], .number, .anywhere)
        case .news: [("snapshot", .text), ("resources", .texts)]
        }
    }

    /// A function's only column is named as the function.
    private func value(_ type: ColumnType, _ absence: Shape.Column.Absence = .never) -> Shape {
        Shape([rawValue], type, absence)
    }
}

extension Shape {
    /// `booking.public_event`
    static let event: Shape =
        [("event_id", .integer), ("type", .text), ("at", .time)]
        + Shape(["actor"], .text, .anywhere) + Shape(["conflicting", "before"], .json, .anywhere) + .booking

    /// A list with a cursor, which is all there is where the list is empty.
    static let bookingsAndCursor: Shape = .booking.exceptLastRow + [("cursor", .text)]

    init(_ names: [String], _ type: ColumnType, _ absence: Column.Absence) {
        columns = names.map { Column(name: $0, type: type, absence: absence) }
    }
}

extension Shape: ExpressibleByArrayLiteral {
    /// Columns that are never NULL.
    init(arrayLiteral columns: (name: String, type: ColumnType)...) {
        self.columns = columns.map { Column(name: $0.name, type: $0.type, absence: .never) }
    }
}
