/// A recursive descent over the bytes. It never traps: every read is checked, and the depth is bounded.
struct JSONParser {
    static let deepest = 64

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(JSON.Malformed) -> JSON {
        skipSpace()
        let value = try readValue()
        skipSpace()
        if peek != nil { throw malformed("something follows the value") }
        return value
    }

    private mutating func readValue() throws(JSON.Malformed) -> JSON {
        switch peek {
        case UInt8(ascii: "{"): return .object(try readMembers())
        case UInt8(ascii: "["): return .array(try readElements())
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "t"): return try readWord("true", .bool(true))
        case UInt8(ascii: "f"): return try readWord("false", .bool(false))
        case UInt8(ascii: "n"): return try readWord("null", .null)
        case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return .number(try readNumber())
        default: throw malformed("expected a value")
        }
    }

    private mutating func readElements() throws(JSON.Malformed) -> [JSON] {
        try descend()
        defer { depth -= 1 }
        var elements: [JSON] = []
        if skip("]") { return elements }
        repeat {
            skipSpace()
            elements.append(try readValue())
            skipSpace()
        } while skip(",")
        try expect("]")
        return elements
    }

    private mutating func readMembers() throws(JSON.Malformed) -> [JSON.Member] {
        try descend()
        defer { depth -= 1 }
        var members: [JSON.Member] = []
        var names: Set<String> = []
        if skip("}") { return members }
        repeat {
            let start = position
            let member = try readMember()
            if !names.insert(member.name).inserted { throw malformed("a name occurs twice", at: start) }
            members.append(member)
            skipSpace()
        } while skip(",")
        try expect("}")
        return members
    }

    private mutating func readMember() throws(JSON.Malformed) -> JSON.Member {
        skipSpace()
        if peek != UInt8(ascii: "\"") { throw malformed("expected a name") }
        let name = try readString()
        skipSpace()
        try expect(":")
        skipSpace()
        return JSON.Member(name: name, value: try readValue())
    }

    /// Passes an opening bracket.
    private mutating func descend() throws(JSON.Malformed) {
        if depth == Self.deepest { throw malformed("nested deeper than \(Self.deepest)") }
        depth += 1
        position += 1
        skipSpace()
    }

    private mutating func readWord(_ word: StaticString, _ value: JSON) throws(JSON.Malformed) -> JSON {
        guard bytes[position...].starts(with: word.description.utf8) else { throw malformed("expected a value") }
        position += word.utf8CodeUnitCount
        return value
    }

    private mutating func readNumber() throws(JSON.Malformed) -> String {
        let start = position
        _ = skip("-")
        if !skip("0") { try passDigits() }
        if skip(".") { try passDigits() }
        if skip("e") || skip("E") {
            if !skip("+") { _ = skip("-") }
            try passDigits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func passDigits() throws(JSON.Malformed) {
        let start = position
        while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
        if position == start { throw malformed("expected a digit") }
    }
}

// MARK: - Strings

extension JSONParser {
    private mutating func readString() throws(JSON.Malformed) -> String {
        position += 1
        let start = position
        passPlain()
        // Without escapes, the string is the bytes as they stand.
        var content = bytes[start..<position]
        while skip("\\") {
            content.append(contentsOf: UTF8.encode(try readEscape())!)
            let next = position
            passPlain()
            content.append(contentsOf: bytes[next..<position])
        }
        if let byte = peek, byte < 0x20 { throw malformed("a control character must be escaped") }
        try expect("\"")
        guard let text = String(validating: content, as: UTF8.self) else { throw malformed("not UTF-8", at: start) }
        return text
    }

    /// Passes what stands for itself.
    private mutating func passPlain() {
        while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
    }

    /// What follows a backslash.
    private mutating func readEscape() throws(JSON.Malformed) -> Unicode.Scalar {
        if skip("u") { return try readCodePoint() }
        guard let scalar = peek.flatMap(Self.meaning) else { throw malformed("unknown escape") }
        position += 1
        return scalar
    }

    private static func meaning(of letter: UInt8) -> Unicode.Scalar? {
        switch Unicode.Scalar(letter) {
        case "\"", "\\", "/": Unicode.Scalar(letter)
        case "b": "\u{8}"
        case "f": "\u{C}"
        case "n": "\n"
        case "r": "\r"
        case "t": "\t"
        default: nil
        }
    }

    /// Four hexadecimal digits; twice, if they are the first half of a surrogate pair.
    private mutating func readCodePoint() throws(JSON.Malformed) -> Unicode.Scalar {
        let start = position
        let first = try readHex()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard 0xD800...0xDBFF ~= first, skip("\\"), skip("u") else { throw malformed("half a character", at: start) }
        let second = try readHex()
        guard 0xDC00...0xDFFF ~= second else { throw malformed("half a character", at: start) }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))!
    }

    private mutating func readHex() throws(JSON.Malformed) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = peek.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw malformed("expected a hexadecimal digit")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}

// MARK: - Bytes

extension JSONParser {
    private var peek: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    /// Passes that ASCII character if it is next.
    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(JSON.Malformed) {
        if !skip(character) { throw malformed("expected \(character)") }
    }

    private func malformed(_ reason: String, at offset: Int? = nil) -> JSON.Malformed {
        JSON.Malformed(reason: reason, offset: offset ?? position)
    }
}
