import Glibc
import Testing

@testable import BookingCore

struct PagerTests {
    private static let screen = TerminalSettings(isTerminal: true, width: 80, height: 10)
    private let long = (1...20_000).map { "line \($0)\n" }.joined()
    private let out = Capture()
    private let paged = "/tmp/booking-pager-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"

    init() {
        Signals.ignorePipe()
    }

    /// Shows the text; returns what the pager, if it ran, has got.
    private func show(
        _ text: String, pager: String = "cat", settings: TerminalSettings = screen, isOn: Bool = true,
        variable: String = "PAGER"
    ) throws -> String? {
        let environment = Environment([variable: "\(pager) >\(paged)"])
        try Pager(settings: settings, environment: environment, isOn: isOn).show(text, on: out.output)
        defer { unlink(paged) }
        let descriptor = Glibc.open(paged, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1_000_000)
        let count = read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    @Test(arguments: ["PAGER", "BOOKING_PAGER"])
    func pagesWhatIsLongerThanTheScreen(_ variable: String) throws {
        #expect(try show(long, variable: variable) == long)
        #expect(out.text == "")
    }

    @Test func ownVariableComesFirst() throws {
        let environment = Environment(["PAGER": "false", "BOOKING_PAGER": "cat >\(paged)"])
        try Pager(settings: Self.screen, environment: environment).show(long, on: out.output)
        #expect(access(paged, F_OK) == 0)
        unlink(paged)
    }

    @Test func printsPlainlyWhatFits() throws {
        let nine = String(repeating: "x\n", count: 9)
        #expect(try show(nine) == nil)
        #expect(out.text == nine)
        #expect(try show(nine + "x\n") == nine + "x\n")
    }

    @Test func pagesOnlyOnATerminalAndIfAllowed() throws {
        #expect(try show(long, settings: TerminalSettings(isTerminal: false, height: 10)) == nil)
        #expect(try show(long, isOn: false) == nil)
        #expect(out.text == long + long)
    }

    @Test func aPagerThatDoesNotStartIsReplacedByPlainPrinting() throws {
        _ = try show(long, pager: "2>/dev/null no-such-pager-here")
        #expect(out.text == long)
    }

    @Test func leavingThePagerEarlyIsFine() throws {
        #expect(try show(long, pager: "head -n 1") == "line 1\n")
        #expect(out.text == "")
    }

    @Test func lessGetsItsDefaults() throws {
        let expected = Environment.process["LESS"] ?? "FRX"
        #expect(try show(long, pager: "printenv LESS") == expected + "\n")
    }
}
