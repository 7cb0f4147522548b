/// A JSON value that was read.
enum JSON: Equatable, Sendable {
    /// In the order of the text; no name occurs twice.
    case object([Member])
    case array([JSON])
    case string(String)
    /// As it was written, so that no digit is lost.
    case number(String)
    case bool(Bool)
    case null

    struct Member: Equatable, Sendable {
        let name: String
        let value: JSON
    }

    /// Why a text is no JSON, and at which byte.
    struct Malformed: Error, Equatable {
        let reason: String
        let offset: Int
    }

    /// Reads exactly one value, as strictly as RFC 8259 says, and refuses repeated names, lone surrogates, and nesting
    /// deeper than 64, whatever the bytes are.
    init(parsing bytes: [UInt8]) throws(Malformed) {
        var parser = JSONParser(bytes)
        self = try parser.document()
    }

    init(parsing text: String) throws(Malformed) {
        try self.init(parsing: Array(text.utf8))
    }
}

extension JSON {
    /// An object's member; nil where there is none, or no object.
    subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    var elements: [JSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// A whole number that fits; `1.0` and `1e3` are none.
    var integer: Int64? {
        if case .number(let digits) = self { Int64(digits) } else { nil }
    }
}

extension JSON: JSONWritable {
    func write(to json: inout JSONText) {
        switch self {
        case .object(let members):
            json.object { for member in members { $0.field(member.name, member.value) } }
        case .array(let elements): json.value(elements)
        case .string(let text): json.string(text)
        case .number(let digits): json.raw(digits)
        case .bool(let value): json.value(value)
        case .null: json.null()
        }
    }
}
