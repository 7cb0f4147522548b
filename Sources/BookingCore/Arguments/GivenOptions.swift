/// The options of a command line and their values; a flag has none. A list, not a dictionary: there are few, and every
/// command would pay for making a dictionary's type when it starts.
struct GivenOptions: Sendable {
    private var entries: [Entry] = []

    private struct Entry {
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

    /// Every option with its values, by name.
    var sorted: [(name: OptionName, values: [String])] {
        entries.sorted { $0.name.rawValue < $1.name.rawValue }.map { ($0.name, $0.values) }
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
