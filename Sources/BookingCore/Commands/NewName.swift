/// A first booking makes its resource, so a name that reads as something else is most likely an argument out of place:
/// it has to exist already.
struct NewName {
    private let name: String
    private let meaning: String

    /// Nil for a name that can be nothing else.
    init?(_ name: String) {
        guard let meaning = Self.meaning(of: name) else { return nil }
        (self.name, self.meaning) = (name, meaning)
    }

    /// - Throws: a `Failure` where no resource has that name; one that has it may be booked.
    func check(for user: String?, _ session: Session) throws {
        do {
            _ = try session.read("select booking.check_names(\(user), \([name]), null)")
        } catch let failure as Failure where failure.sqlstate == SQLState.noResource {
            throw Failure.nameOutOfPlace(name, meaning)
        }
    }

    private static func meaning(of name: String) -> String? {
        if CommandTable.words(in: []).contains(name.lowercased()) { return "a command" }
        if isID(name) { return "an id" }
        return (try? TimeExpression(name)) != nil || (try? TimeRange(name)) != nil ? "a time" : nil
    }

    /// As ids are shown, in short or in full.
    private static func isID(_ name: String) -> Bool {
        let digits = name.utf8.filter { $0 != UInt8(ascii: "-") }
        guard digits.count == 8 || digits.count == 32 else { return false }
        return digits.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 | 0x20 }
    }
}
