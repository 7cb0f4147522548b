import Testing

@testable import BookingCore

@Suite struct ConnectionProblemTests {
    @Test(arguments: [
        (
            "connection to server on socket \"/x/.s.PGSQL.1\" failed: No such file or directory\n"
                + "\tIs the server …?\n",
            ConnectionProblem.noSocket
        ),
        ("connection to server at \"h\" (::1), port 1 failed: Connection refused\n\tIs the server …?\n", .refused),
        (
            "connection to server on socket \"/x/.s.PGSQL.1\" failed: server closed the connection unexpectedly\n"
                + "\tThis probably means …\n",
            .closed
        ),
        ("could not translate host name \"h\" to address: Name or service not known\n", .unknownHost),
        (
            "connection to server at \"h\", port 1 failed: FATAL:  28P01: password authentication failed\n"
                + "LOCATION:  auth_failed, auth.c:335\n",
            .loginRefused("password authentication failed")
        ),
        (
            "connection to server at \"h\", port 1 failed: FATALE:  3D000: il database «x» non esiste\n",
            .noDatabase("il database «x» non esiste")
        ),
        ("connection to server at \"h\" failed: FATAL:  sorry, too many clients already\n", .noSlots),
        ("connection to server at \"h\" failed: FATAL:  53300: sorry, too many clients already\n", .noSlots),
        (
            "connection to server at \"h\" failed: FATAL:  57P03: the database system is starting up\n",
            .notReady("the database system is starting up")
        ),
        (
            "connection to server at \"a\" failed: FATAL:  3D000: database \"x:  y\" does not exist\n"
                + "connection to server at \"b\" failed: Connection refused\n\tIs the server …?\n",
            .noDatabase("database \"x:  y\" does not exist")
        ),
        ("connection to server at \"h\" failed: fe_sendauth: no password supplied\n", .passwordMissing),
        ("invalid integer value \"s3cret\" for connection option \"port\"\n", .invalidSetting("port")),
        ("invalid sslmode value: \"s3cret\"\n", .invalidSetting("sslmode")),
        ("invalid \"s3cret\" thing\n", .invalidSetting(nil)),
        ("connection to server at \"h\" failed: session is read-only\n", .notPrimary),
        ("", .other("")),
    ])
    func readsLibpqsMessages(message: String, problem: ConnectionProblem) {
        #expect(ConnectionProblem(message) == problem)
    }

    @Test func aHostThatDoesNotAnswerIsLeftOut() throws {
        let options = try ConnectionOptions(parsing: "host=a,b,a port=1,2,3")
        let rest = HostList(options).without(Address(host: "a", numeric: "10.0.0.1", port: "1"))
        #expect(rest.settings.map { "\($0)=\($1)" } == ["host=b,a", "port=2,3"])
        #expect(rest.words == "b:2, a:3")
    }

    @Test func aPortMayStandForAllHosts() throws {
        let options = try ConnectionOptions(parsing: "hostaddr=10.0.0.1,10.0.0.2 port=7")
        let rest = HostList(options).without(Address(host: "10.0.0.1", numeric: "10.0.0.1", port: "7"))
        #expect(rest.settings.map { "\($0)=\($1)" } == ["hostaddr=10.0.0.2", "port=7"])
        #expect(rest.without(Address(host: "10.0.0.2", port: "7")).isEmpty)
    }

    @Test func connectTimeoutIsTheUsers() {
        #expect(Opening.patience(nil) == .seconds(10))
        #expect(Opening.patience("3") == .seconds(3))
        #expect(Opening.patience("0") == nil)
    }
}
