/// Shortens names so that different ones stay different.
struct NamesApart {
    private let names: [String]
    private let ellipsis: String

    init(_ names: some Sequence<String>, ellipsis: String) {
        self.names = Array(Set(names))
        self.ellipsis = ellipsis
    }

    /// Each name's short form in so many columns; nil where two would look the same.
    func shortened(to width: Int) -> [String: String]? {
        var forms: [String: String] = [:]
        for alike in Dictionary(grouping: names, by: { DisplayWidth.abridge($0, to: width, ellipsis: ellipsis) }) {
            forms.merge(alike.value.count > 1 ? fromDifference(alike.value, width) : [alike.value[0]: alike.key]) { $1 }
        }
        return Set(forms.values).count == names.count ? forms : nil
    }

    /// Names that begin and end alike, each from the last character on that all have in common.
    private func fromDifference(_ alike: [String], _ width: Int) -> [String: String] {
        let common = alike.dropFirst().reduce(alike[0].count) { min($0, Self.common(alike[0], $1)) }
        let room = width - DisplayWidth.of(ellipsis)
        return alike.reduce(into: [:]) { forms, name in
            let rest = String(name.dropFirst(max(0, common - 1)))
            forms[name] = ellipsis + DisplayWidth.truncate(rest, to: room, ellipsis: ellipsis)
        }
    }

    private static func common(_ one: String, _ other: String) -> Int {
        zip(one, other).prefix { $0 == $1 }.count
    }
}
