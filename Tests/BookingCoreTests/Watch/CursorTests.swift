import Testing

@testable import BookingCore

@Suite struct CursorTests {
    @Test(arguments: [
        "0123abcd/3:3:/0.00000000", "0123abcd/10:20:10,15/7.1a2b3c4d", "0123abcd/10:12:11/20:20:/9.00000001",
        "0123abcd/b0/20:20:/9.00000001", "0123abcd/b812/20:25:21,22/9.00000001",
    ])
    func placesAreRead(_ text: String) {
        #expect(Cursor(text)?.text == text)
    }

    @Test(arguments: [
        "", "/", "now", "0123abcd", "0123abcd/3:3:", "0123abcd/3:3:/", "0123abcd/3:3:/1", "0123abcd/3:3:/1.1",
        "0123abcd/3:3/1.00000000", "0123abcd/3:3:x/1.00000000", "0123abcd/3:3:/-1.00000000",
        "0123abcd/3:3:/1.0000000g", "0123abc/3:3:/1.00000000", "0123abcd/bx/3:3:/1.00000000",
        "0123abcd/3:3:/3:3:/3:3:/1.00000000", "0123abcd/3:3:/1.00000000 ", "0123abcd/3:3:/1.00000000/",
    ])
    func anythingElseIsNone(_ text: String) {
        #expect(Cursor(text) == nil)
    }

    @Test func aPlaceBetweenTwoSnapshotsHasARestBehindIt() {
        #expect(Cursor.isBetween("0123abcd/10:12:11/20:20:/9.00000001"))
        #expect(!Cursor.isBetween("0123abcd/20:20:/9.00000001"))
        #expect(!Cursor.isBetween("beginning"))
    }
}
