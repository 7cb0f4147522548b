import Testing

@testable import BookingCore

struct JSONTextTests {
    private func text(_ value: some JSONWritable) -> String {
        String(decoding: JSONText.line(value), as: UTF8.self)
    }

    @Test func objectsAndArraysNest() {
        var json = JSONText()
        json.object {
            $0.field("id", "4f1c")
            $0.field("rev", 3)
            $0.field("note", String?.none)
            $0.object("tags") { $0.field("floor", "2") }
            $0.array("none") { _ in }
            $0.array("list") {
                $0.value(true)
                $0.null()
                $0.object { _ in }
                $0.value([Int64(1), 2])
            }
            $0.field("ratio", 0.5)
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"id":"4f1c","rev":3,"note":null,"tags":{"floor":"2"},"none":[],"#
                + #""list":[true,null,{},[1,2]],"ratio":0.5}"#)
    }

    @Test(arguments: [
        ("plain", #""plain""#), ("Müller 北京 👍", #""Müller 北京 👍""#), ("\"\\/", #""\"\\/""#),
        ("\n\r\t\u{8}", #""\n\r\t\u0008""#), ("\u{7F}\u{9B}", #""\u007f\u009b""#), ("\u{2028}", #""\u2028""#),
        ("\u{202E}", #""\u202e""#), ("\u{E0041}", #""\udb40\udc41""#), ("", #""""#), ("👩\u{200D}🚀", #""👩\u200d🚀""#),
    ])
    func stringsAreSafe(_ value: String, _ expected: String) {
        #expect(text(value) == expected + "\n")
    }

    @Test func numbersThatJSONLacksAreNull() {
        #expect(text([Double.infinity, .nan, 1]) == "[null,null,1.0]\n")
    }

    @Test(arguments: [([], "[]\n"), ([1], "[\n1\n]\n"), ([1, 2], "[\n1,\n2\n]\n")])
    func recordsHaveALineEach(_ records: [Int], _ expected: String) throws {
        let capture = Capture()
        try JSONRecords.write(records, on: capture.output)
        #expect(capture.text == expected)
    }
}
