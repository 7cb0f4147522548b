import Foundation
import TestSupport
import Testing

@testable import BookingCore

struct JSONTests {
    @Test func readsEveryKind() throws {
        let json = try JSON(
            parsing: #" {"a":[1,-0.5e+3,true,false,null],"b":{"c":"x\n\u00e9\ud83d\udc4d\/"},"d":{},"e":[]} "#)
        #expect(json["a"]?.elements?.map(\.integer) == [1, nil, nil, nil, nil])
        #expect(json["a"]?.elements?.dropFirst() == [.number("-0.5e+3"), .bool(true), .bool(false), .null])
        #expect(json["b"]?["c"]?.string == "x\né👍/")
        #expect(json["d"]?.members == [])
        #expect(json["e"]?.elements == [])
        #expect(json["f"] == nil)
        #expect(json["a"]?["b"] == nil)
        #expect(json.members?.map(\.name) == ["a", "b", "d", "e"])
    }

    @Test func keepsTheDigitsOfNumbers() throws {
        let digits = "123456789012345678901234567890.10"
        #expect(try JSON(parsing: digits) == .number(digits))
        #expect(try JSON(parsing: "9223372036854775807").integer == .max)
        #expect(try JSON(parsing: "9223372036854775808").integer == nil)
    }

    @Test(arguments: [
        ("", 0), ("  ", 2), ("nul", 0), ("truex", 4), ("01", 1), ("1.", 2), (".5", 0), ("-", 1), ("1e", 2), ("+1", 0),
        ("[1,]", 3), ("[1 2]", 3), ("[", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{a:1}", 1), ("{\"a\":1,}", 7),
        ("{\"a\":1,\"a\":2}", 7), ("\"abc", 4), ("\"a\nb\"", 2), ("\"\\x\"", 2), ("\"\\u12g4\"", 5), ("\"\\ud800\"", 3),
        ("\"\\udc00\"", 3), ("\"\\ud800\\u0041\"", 3), ("\"\\", 2), ("1 2", 2), ("'a'", 0), ("NaN", 0), ("]", 0),
        ("\u{FEFF}1", 0), ("{\"a\" 1}", 5),
    ])
    func refusesWhatIsNoJSON(_ text: String, _ offset: Int) {
        let malformed = caught(JSON.Malformed.self) { _ = try JSON(parsing: text) }
        #expect(malformed?.offset == offset)
    }

    @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xC3]])
    func refusesWhatIsNoUTF8(_ bytes: [UInt8]) {
        let malformed = caught(JSON.Malformed.self) { _ = try JSON(parsing: [0x22] + bytes + [0x22]) }
        #expect(malformed?.reason == "not UTF-8")
    }

    @Test func refusesDepth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSON(parsing: nested(64))
        #expect(caught(JSON.Malformed.self) { _ = try JSON(parsing: nested(65)) }?.offset == 64)
        #expect(caught(JSON.Malformed.self) { _ = try JSON(parsing: String(repeating: "[", count: 1_000_000)) } != nil)
        // Closing counts back.
        _ = try JSON(parsing: "[" + repeatElement("[{}]", count: 200).joined(separator: ",") + "]")
    }

    @Test func agreesWithFoundationOnWhatWeWrite() throws {
        var random = SeededGenerator(printing: "JSON")
        for _ in 0..<1_000 {
            let value = Self.value(depth: 4, &random)
            let bytes = JSONText.line(value)
            #expect(try JSON(parsing: bytes) == value)
            let theirs = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            let rewritten = try JSONSerialization.data(withJSONObject: theirs, options: .fragmentsAllowed)
            #expect(Self.sorted(try JSON(parsing: Array(rewritten))) == Self.sorted(value))
        }
    }

    /// Any bytes give a value or an error; a trap would end the test.
    @Test func neverTraps() throws {
        var random = SeededGenerator(printing: "JSON bytes")
        let seed = Array(#"{"a":[1,-2.5e3,"x\u00e9\ud83d\udc4d\n",true,null],"b":{"c":"é"}}"#.utf8)
        for _ in 0..<20_000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = .random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(index...)
                default: bytes.insert(seed.randomElement(using: &random)!, at: index)
                }
                if bytes.isEmpty { break }
            }
            guard let value = try? JSON(parsing: bytes) else { continue }
            #expect(try JSON(parsing: JSONText.line(value)) == value)
        }
    }

    private static func value(depth: Int, _ random: inout SeededGenerator) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .number(String(Int32.random(in: .min ... .max, using: &random)))
        case 3, 4: return .string(string(&random))
        case 5: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1, &random) })
        default:
            let names = Set((0..<Int.random(in: 0...4, using: &random)).map { _ in string(&random) })
            return .object(names.map { .init(name: $0, value: value(depth: depth - 1, &random)) })
        }
    }

    private static func string(_ random: inout SeededGenerator) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let ranges: [ClosedRange<UInt32>] = [
                0...0x7F, 0x80...0x9F, 0x2000...0x206F, 0x1F600...0x1F64F, 0xE0000...0xE007F,
            ]
            let range = ranges.randomElement(using: &random)!
            scalars.append(Unicode.Scalar(.random(in: range, using: &random))!)
        }
        return String(scalars)
    }

    /// Foundation does not keep the order of members.
    private static func sorted(_ json: JSON) -> JSON {
        switch json {
        case .object(let members):
            .object(members.map { .init(name: $0.name, value: sorted($0.value)) }.sorted { $0.name < $1.name })
        case .array(let elements): .array(elements.map(sorted))
        default: json
        }
    }
}
