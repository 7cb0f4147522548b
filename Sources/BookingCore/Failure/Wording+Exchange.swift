// Files of bookings, in and out.

extension Failure {
    private static let nothingImported = "nothing was imported; to leave bad rows out: --continue --rejects FILE"

    static func badRow(_ file: String, _ problem: RowProblem) -> Failure {
        Failure(.usage, "\(file), \(problem.text)", hint: nothingImported)
    }

    /// Behind which nothing can be read.
    static func unreadableFile(_ file: String, _ problem: RowProblem) -> Failure {
        Failure(.usage, "\(file), \(problem.text)", hint: "nothing was imported; mend the file and import it again")
    }

    static func longRecord(_ file: String, line: Int) -> Failure {
        Failure(
            .usage, "\(file), line \(line): \(RecordLimit.reason)",
            hint: "nothing was imported; is that a file of bookings, and no quote left open?")
    }

    static func unknownColumns(_ names: [String], _ file: String, known: [String]) -> Failure {
        let closest = Suggestion.closest(to: names[0], among: known).map { "is \($0) meant? " } ?? ""
        return Failure(
            .usage, "\(file): unknown \("column".plural(of: names.count)) \(firstFew(names.map(excerpt)))",
            hint: "\(closest)known are \(known.joined(separator: ", ")); to pass over the others: --ignore-unknown")
    }

    static func missingColumns(_ names: [String], _ file: String) -> Failure {
        Failure(
            .usage, "\(file): there is no column \(names.joined(separator: ", "))",
            hint: "the first line names the columns: resource_id,start_time,end_time and what else there is")
    }

    static func rowsLeftOut(_ count: Int, file: String?) -> Failure {
        Failure(
            .failed, "\(count.counting("row")) \(count == 1 ? "was" : "were") left out",
            hint: file.map { "\($0 == "-" ? "standard output" : $0) tells why" }
                ?? "to have the reasons in a file: --rejects FILE")
    }

    static func rejectsOverInput(_ path: String) -> Failure {
        Failure(.usage, "\(path) is what is imported", hint: "give another file: --rejects FILE")
    }

    static func rejectsOfNothing() -> Failure {
        Failure(.usage, "--rejects makes sense only with --continue", hint: "add --continue, or leave --rejects out")
    }

    static func timeWithoutDate(_ text: String) -> Failure {
        Failure(.usage, "no date in \(excerpt(text))", hint: "write it like 2026-03-21T10:00:00Z")
    }

    static func noUUID(_ text: String) -> Failure {
        Failure(.usage, "not an id: \(excerpt(text))", hint: "an id is a UUID of 32 hexadecimal digits")
    }

    static func noStatus(_ text: String) -> Failure {
        Failure(
            .usage, "not a status: \(excerpt(text))",
            hint: "write \(alternatives(BookingRecord.Status.allCases.map(\.rawValue)))")
    }

    static func noRevision(_ text: String) -> Failure {
        Failure(
            .usage, "not a revision: \(excerpt(text))", hint: "write a whole number from 1 to \(RowReader.lastRevision)"
        )
    }

    static func jsonArray(_ file: String) -> Failure {
        Failure(
            .usage, "\(file) holds a JSON array, and can only be read as one object a line",
            hint: "take it apart first: jq -c '.[]'")
    }

    static func freeBusyIsCalendar() -> Failure {
        Failure(.usage, "--free-busy is a calendar", hint: "give it with -o ics")
    }

    static func noResourcesInCalendars(_ file: String) -> Failure {
        Failure(
            .usage, "\(file) is a calendar, and names no resources",
            hint: "its events are bookings: booking import --resource NAME")
    }

    static func onlyOfCalendars(_ flag: String) -> Failure {
        Failure(.usage, "\(flag) is for calendars", hint: "leave it out, or say that this is one: --format ics")
    }

    static func utf16(_ file: String) -> Failure {
        Failure(.usage, "\(file) is UTF-16", hint: "convert it first: iconv -f UTF-16 -t UTF-8")
    }

    static func packed(_ file: String, by packer: String, reader: String) -> Failure {
        Failure(
            .usage, "\(file) is packed by \(packer)", hint: "unpack it on the way: \(reader) FILE | booking import -")
    }

    static func importLost() -> Failure {
        Failure(
            .database, "the connection broke, and nothing was imported", hint: "import the file again")
    }

    static func importUntold() -> Failure {
        Failure(
            .database, "all was imported, but the connection broke before it was told under which ids",
            hint: "see them with: booking list")
    }

    static func importUnknown() -> Failure {
        Failure(
            .database, "the connection broke at the end, and it is unknown whether all was imported or nothing",
            hint: "look for one of the bookings: booking list --after ID; with --key-column a repeat is harmless")
    }
}

extension RowProblem {
    var text: String {
        "line \(line)" + (field.map { ", \(Failure.cut($0))" } ?? "") + ": " + reason
    }
}
