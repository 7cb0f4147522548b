/// Who somebody is to the database.
struct Identity: Record {
    /// That is logged in.
    let role: String
    /// In whose name it acts; mostly its own.
    let actingFor: String
    /// What the role may do.
    let rights: [String]

    static let columns = ["role", "acting_for", "rights"]

    var values: [Value] {
        [.text(role), .text(actingFor), .json(.array(rights.map(JSON.string)))]
    }
}

extension Identity {
    init(_ row: Row) {
        role = row.text("role")
        actingFor = row.text("acting_for")
        rights = row.texts("rights").compactMap { $0 }
    }
}
