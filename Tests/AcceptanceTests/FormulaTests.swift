import Testing

/// What others write must not run in the spreadsheet of whoever exports it.
@Suite struct FormulaTests {
    private let here = Installation()
    private static let notes = ["=cmd|'/C calc'!A0", "+1", "-1", "@SUM(A1)", "'quoted", "a=b"]

    init() {
        for (hour, note) in Self.notes.enumerated() {
            here.create("=R", "2030-01-01T1\(hour):00Z", "2030-01-01T1\(hour):30Z", user: "@ann", "--note", note)
        }
    }

    @Test(arguments: ["csv", "tsv"])
    func cellsAreProtected(_ format: String) {
        let separator: Character = format == "csv" ? "," : "\t"
        let lines = here.run("list", "-o", format).out.split(separator: "\n").dropFirst()
        let cells = lines.map { $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init) }
        #expect(cells.map { $0[1] } == Self.notes.map { _ in "'=R" })
        #expect(cells.map { $0[2] } == Self.notes.map { _ in "'@ann" })
        #expect(cells.map { $0[7] } == Self.notes.map { $0 == "a=b" ? $0 : "'" + $0 })
    }

    @Test func otherFormatsAreLeftAlone() {
        #expect(here.run("list", "--json").list.compactMap { $0["note"] as? String } == Self.notes)
        #expect(here.run("list").out.contains("=R") && !here.run("list").out.contains("'=R"))
    }
}
