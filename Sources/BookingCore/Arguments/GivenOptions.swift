/// The options of a command line and their values; a flag has none. A list, not a dictionary: there are few, and every
/// command would pay for making a dictionary's type when it starts.
struct GivenOptions: Sendable {
    private var entries: [Entry] = []

    struct Entry {
        let name: OptionName
        var values: [String]
    }

    /// Nil when it was not given.
    subscript(name: OptionName) -> [String]? {
        entries.first { $0.name == name }?.values
    }

    func has(_ name: OptionName) -> Bool {
        entries.contains { $0.name == name }
    }

    /// By name, whatever the order on the command line.
    var sorted: [Entry] {
        entries.sorted { $0.name.rawValue < $1.name.rawValue }
    }

    /// Takes these values for all that an option had before.
    mutating func set(_ name: OptionName, to values: [String]) {
        entries[place(of: name)].values = values
    }

    /// One value more.
    mutating func add(_ value: String, to name: OptionName) {
        entries[place(of: name)].values.append(value)
    }

    private mutating func place(of name: OptionName) -> Int {
        if let place = entries.firstIndex(where: { $0.name == name }) { return place }
        entries.append(Entry(name: name, values: []))
        return entries.count - 1
    }
}
