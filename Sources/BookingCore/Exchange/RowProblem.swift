/// What is wrong with a row of a file: where it stands, and why it is left out.
struct RowProblem: Error, Equatable {
    let line: Int
    /// The column, where one is to blame.
    var field: String?
    let reason: String
}
