import Testing

@testable import BookingCore

struct ErrorPrinterTests {
    private let capture = Capture()

    @Test func errorsForPeople() {
        ErrorPrinter(err: capture.output).print(Failure(.usage, "unknown command `lst`", hint: "booking list"))
        ErrorPrinter(err: capture.output).print(Failure(.failed, "it broke"))
        #expect(capture.text == "booking: unknown command `lst`\nhint: booking list\nbooking: it broke\n")
    }

    @Test func errorsForPrograms() {
        let printer = ErrorPrinter(err: capture.output, asJSON: true)
        printer.print(Failure(.notFound, "no \"x\"", hint: "look"))
        printer.print(Failure(.failed, "it broke"))
        #expect(
            capture.text == """
                {"error":{"exit":7,"kind":"not-found","message":"no \\"x\\"","hint":"look"}}
                {"error":{"exit":1,"kind":"failed","message":"it broke","hint":null}}

                """)
    }
}
