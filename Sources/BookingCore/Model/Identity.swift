/// Who somebody is to the database.
struct Identity: Record {
    /// That is logged in.
    let role: String
    /// In whose name it acts; mostly its own.
    let actingFor: String
    /// What the role may do.
    let rights: [String]
    let reasons: [Reason]

    /// A row that gives a right.
    struct Reason: Equatable {
        let right: String
        /// The role itself, a group role of its, or `public`.
        let through: String
        /// Of a delegate: for whom alone; nil for everybody.
        let users: [String]?
    }

    static let columns = ["role", "acting_for", "rights", "reasons"]

    var values: [Value] {
        [
            .text(role), .text(actingFor), .json(.array(rights.map(JSON.string))),
            .json(.array(reasons.map(\.json))),
        ]
    }

    /// As people read it, a line for each reason.
    var words: [String] {
        reasons.map { reason in
            let users =
                reason.right == "delegate" ? " for " + (reason.users?.joined(separator: ", ") ?? "everybody") : ""
            let why =
                reason.through == role
                ? "" : reason.through == "public" ? ", as everyone" : ", as a member of \(reason.through)"
            return reason.right + users + why
        }
    }
}

extension Identity.Reason {
    fileprivate init?(_ json: JSON) {
        guard let right = json["right"]?.string, let through = json["through"]?.string else { return nil }
        self.init(right: right, through: through, users: json["for"]?.elements?.compactMap(\.string))
    }

    fileprivate var json: JSON {
        .object([
            JSON.Member(name: "right", value: .string(right)), JSON.Member(name: "through", value: .string(through)),
            JSON.Member(name: "for", value: users.map { .array($0.map(JSON.string)) } ?? .null),
        ])
    }
}

extension Identity {
    static func query(for user: String?) -> Query { "select * from booking.whoami(\(user))" }

    init(_ row: Row) throws {
        role = row.text("role")
        actingFor = row.text("acting_for")
        rights = row.texts("rights").compactMap { $0 }
        reasons = try (JSON(parsing: row.json("reasons")).elements ?? []).compactMap(Reason.init)
    }
}
