/// One argument of a command: its name, and how many words it may take.
struct ArgumentDefinition: Sendable {
    let value: ValueDefinition
    /// A time may take several words (`next fri 3 pm`); a list of things any number.
    let words: ClosedRange<Int>
    /// Options that stand in its place: where one is given, it is left out.
    var unless: [String] = []

    var name: String { value.placeholder }
    var optional: Bool { words.lowerBound == 0 }
    var repeatable: Bool { words.upperBound == Int.max }

    static func one(
        _ name: String, _ kind: ValueDefinition.Kind, unless options: [String] = []
    ) -> ArgumentDefinition {
        ArgumentDefinition(value: ValueDefinition(placeholder: name, kind: kind), words: 1...1, unless: options)
    }

    static func optional(_ name: String, _ kind: ValueDefinition.Kind, words: Int) -> ArgumentDefinition {
        ArgumentDefinition(value: ValueDefinition(placeholder: name, kind: kind), words: 0...words)
    }

    static func any(_ name: String, _ kind: ValueDefinition.Kind, atLeast least: Int = 0) -> ArgumentDefinition {
        ArgumentDefinition(value: ValueDefinition(placeholder: name, kind: kind), words: least...Int.max)
    }

    /// `RESOURCE [FROM [TO]]`: each optional argument needs those before it.
    static func synopsis(_ arguments: [ArgumentDefinition]) -> String {
        guard let first = arguments.first else { return "" }
        let rest = synopsis(Array(arguments.dropFirst()))
        let name = first.repeatable ? first.name + "..." : first.name
        let text = rest.isEmpty ? name : name + " " + rest
        return first.optional ? "[" + text + "]" : text
    }
}
