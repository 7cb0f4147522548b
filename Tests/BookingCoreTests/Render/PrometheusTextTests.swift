import Testing

@testable import BookingCore

struct PrometheusTextTests {
    @Test func theFormat() {
        let metric = Metric(name: "booking_passes_total", kind: .counter, help: "Passes.", value: 12)
        let check = Check(name: "queue", isOK: false, message: "", hint: nil)
        #expect(
            PrometheusText.render([metric], [check]) == """
                # HELP booking_passes_total Passes.
                # TYPE booking_passes_total counter
                booking_passes_total 12
                # HELP booking_check_ok Whether a check of booking doctor went well.
                # TYPE booking_check_ok gauge
                booking_check_ok{check="queue"} 0
                # HELP booking_up Whether the database could be asked.
                # TYPE booking_up gauge
                booking_up 1

                """)
    }

    @Test func nothingCouldBeAsked() {
        #expect(PrometheusText.render([], []).hasSuffix("booking_up 0\n"))
    }

    @Test func namesAreEscaped() {
        let check = Check(name: "a\"b\\c\nd", isOK: true, message: "", hint: nil)
        #expect(PrometheusText.render([], [check]).contains(#"{check="a\"b\\c\nd"} 1"#))
    }
}
