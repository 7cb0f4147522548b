/// A line of an iCalendar file, unfolded: a property, its parameters and its value.
struct ContentLine: Equatable {
    /// Where it begins in the file.
    let line: Int
    /// In capitals.
    let name: String
    /// Names in capitals.
    var parameters: [(name: String, value: String)] = []
    let value: String

    subscript(parameter: String) -> String? {
        parameters.first { $0.name == parameter }?.value
    }

    static func == (one: Self, other: Self) -> Bool {
        one.line == other.line && one.name == other.name && one.value == other.value
            && one.parameters.elementsEqual(other.parameters) { $0 == $1 }
    }

    func problem(_ reason: String) -> RowProblem {
        RowProblem(line: line, field: name, reason: reason)
    }

    /// The value as text, its escapes undone.
    var text: String {
        var text = ""
        var isEscaped = false
        for character in value.unicodeScalars {
            if isEscaped {
                text.unicodeScalars.append(character == "n" || character == "N" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                text.unicodeScalars.append(character)
            }
        }
        return text
    }
}

extension ContentLine {
    /// `NAME;PARAMETER=VALUE;PARAMETER="VALUE":VALUE`; nil where it is not of that form.
    init?(_ text: String, line: Int) {
        var rest = Substring(text).unicodeScalars
        let name = Self.word(&rest)
        guard !name.isEmpty else { return nil }
        var parameters: [(name: String, value: String)] = []
        while rest.first == ";" {
            rest.removeFirst()
            let parameter = Self.word(&rest)
            guard !parameter.isEmpty, rest.popFirst() == "=", let value = Self.values(&rest) else { return nil }
            parameters.append((parameter, value))
        }
        guard rest.popFirst() == ":" else { return nil }
        self.init(line: line, name: name, parameters: parameters, value: String(rest))
    }

    private static func word(_ rest: inout Substring.UnicodeScalarView) -> String {
        let word = rest.prefix {
            $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) || $0 == "-"
        }
        rest = rest.dropFirst(word.count)
        return String(word).uppercased()
    }

    /// One or more, which commas part; quoted ones may hold whatever parts things elsewhere.
    private static func values(_ rest: inout Substring.UnicodeScalarView) -> String? {
        var value = ""
        while let next = rest.first, next != ":", next != ";" {
            rest.removeFirst()
            guard next == "\"" else {
                value.unicodeScalars.append(next)
                continue
            }
            let quoted = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(quoted.count)
            guard rest.popFirst() == "\"" else { return nil }
            value.unicodeScalars.append(contentsOf: quoted)
        }
        return value
    }
}
