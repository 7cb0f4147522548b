/// The values of `--tag K=V`; an empty V removes the tag.
struct Tags {
    let json: JSON

    init(_ texts: [String]) throws {
        json = .object(
            try texts.map { text in
                guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
                    throw Failure.badTag(text)
                }
                return JSON.Member(
                    name: String(text[..<equals]), value: .string(String(text[text.index(after: equals)...])))
            })
    }

    /// As they are typed.
    var words: [String] { (json.members ?? []).map { "\($0.name)=\($0.value.string ?? "")" } }

    var isEmpty: Bool { json.members?.isEmpty ?? true }
}

extension Option where Value == Tags {
    static func tags(_ summary: String) -> Option {
        let definition = OptionDefinition(
            name: "tag", value: ValueDefinition(placeholder: "KEY=VALUE", kind: .tag), repeatable: true,
            summary: summary)
        return Option(definition: definition) { try Tags($0 ?? []) }
    }
}
