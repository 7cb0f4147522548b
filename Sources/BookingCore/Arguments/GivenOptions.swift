/// The options of a command line and their values; a flag has none. A list, not a dictionary: there are few, and every
/// command would pay for making a dictionary's type when it starts.
struct GivenOptions: Sendable {
    private var entries: [Entry] = []

    struct Entry {
        let option: OptionDefinition
        var values: [String]
    }

    /// Nil when it was not given.
    subscript(name: String) -> [String]? {
        entries.first { $0.option.name == name }?.values
    }

    func has(_ name: String) -> Bool {
        entries.contains { $0.option.name == name }
    }

    /// By name, whatever the order on the command line.
    var sorted: [Entry] {
        entries.sorted { $0.option.name < $1.option.name }
    }

    /// Takes these values for all that an option had before.
    mutating func set(_ option: OptionDefinition, to values: [String]) {
        entries[place(of: option)].values = values
    }

    /// One value more.
    mutating func add(_ value: String, to option: OptionDefinition) {
        entries[place(of: option)].values.append(value)
    }

    private mutating func place(of option: OptionDefinition) -> Int {
        if let place = entries.firstIndex(where: { $0.option.name == option.name }) { return place }
        entries.append(Entry(option: option, values: []))
        return entries.count - 1
    }
}
