import Foundation
import TestSupport

@testable import BookingCore

/// How hard the promises are put to the test: a slice of it in every run, at length with BOOKING_TORTURE=FACTOR.
enum Torture {
    static let factor = ProcessInfo.processInfo.environment["BOOKING_TORTURE"].flatMap { Int($0) } ?? 1

    static func times(_ count: Int) -> Int { count * factor }
}

extension Installation {
    /// A connection for statements by hand.
    func connect(as role: String = "postgres") throws -> Connection {
        try Connection(to: .of(server.conninfo(database, user: role)), command: "test")
    }

    /// What commands talk to the database through.
    func session(_ conninfo: String? = nil, patience: Duration = .seconds(15)) throws -> Session {
        let silence = Notices(err: Output(descriptor: -1, name: "nothing"), isQuiet: true)
        return Session(
            Connector(source: try .of(conninfo ?? self.conninfo), command: "test", notices: silence, patience: patience)
        )
    }

    /// A pass as `booking process-pending` with these words runs it, but in this process.
    @discardableResult
    func pass(_ words: String...) throws -> Pass.Outcome {
        let environment = Environment(["BOOKING_DATABASE_URL": conninfo])
        let context = try Context(Invocation.parse(["process-pending", "--quiet"] + words), environment: environment)
        return try Pass(PassSettings(Given(context.invocation), context), session: context.session()).run()
    }
}

extension ConnectionSource {
    static func of(_ conninfo: String) throws -> ConnectionSource {
        try .resolve(flag: conninfo, environment: Environment([:]))
    }
}

extension Slot {
    /// Hours from the beginning of a day to come.
    init(hour: Double, for hours: Double = 1) {
        let day = Timestamp(rfc3339: "2031-05-05T00:00:00Z")!
        let from = day.adding(microseconds: Int64(hour * 3_600_000_000))
        self.init(start: from, end: from.adding(microseconds: Int64(hours * 3_600_000_000)))
    }
}
