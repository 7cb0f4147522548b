import Testing

@testable import BookingCore

@Suite struct EventKeyTests {
    private let time = Times.at("2027-03-22T09:00:00Z")

    @Test func aKeyIsTheUIDAndTheOccurrence() {
        #expect(EventKey(uid: "a@b", occurrence: nil).text == "a@b")
        #expect(EventKey(uid: "a@b", occurrence: time).text == "a@b/20270322T090000Z")
    }

    /// Numbers that were once stored must stay what they are.
    @Test func whatNoKeyCanBeHasANumber() throws {
        let long = String(repeating: "0", count: 190)
        #expect(EventKey(uid: long, occurrence: nil).text == long)
        #expect(EventKey(uid: "-a", occurrence: nil).text == "#8809489b2ab1be95aa07330554387bb")
        for uid in ["-a", long, long + long, "-" + long] {
            let key = EventKey(uid: uid, occurrence: time).text
            #expect(try Name.key(key) == key && key.hasPrefix("#") && key.hasSuffix("/20270322T090000Z"))
        }
        #expect(EventKey(uid: "-a", occurrence: nil).text != EventKey(uid: "-b", occurrence: nil).text)
    }
}
