/// One of the doctor's findings.
struct Check: Record {
    let name: String
    let isOK: Bool
    let message: String
    /// What to do; nil when it is well.
    let hint: String?

    static let columns = ["name", "ok", "message", "hint"]

    var values: [Value] {
        [.text(name), .flag(isOK), .text(message), Value(hint)]
    }
}

extension Check {
    init(_ row: Row) {
        name = row.text("name")
        isOK = row.bool("ok")
        message = row.text("message")
        hint = isOK ? nil : row.optionalText("hint")
    }

    /// A check that could not be passed because of a failure.
    init(name: String, failure: Failure) {
        // Whoever reads this looks closer already.
        let advice = failure.hint?.pieces(separatedBy: "to look closer: booking doctor")[0]
        let hint = advice.map { $0.hasSuffix("; ") ? String($0.dropLast(2)) : $0 }
        self.init(
            name: name, isOK: false, message: failure.message,
            hint: hint?.isEmpty == true ? "see what the server's log says" : hint)
    }
}
