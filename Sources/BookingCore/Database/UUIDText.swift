/// The text form of a UUID.
enum UUIDText {
    /// Sixteen bytes as 8-4-4-4-12 hexadecimal digits in lower case.
    static func string(_ bytes: UnsafeRawBufferPointer) -> String {
        precondition(bytes.count == 16, "\(bytes.count) bytes are no uuid")
        return String(unsafeUninitializedCapacity: 36) { text in
            var length = 0
            for (index, byte) in bytes.enumerated() {
                if dashes.contains(index) { append(UInt8(ascii: "-"), to: text, &length) }
                append(digit(byte >> 4), to: text, &length)
                append(digit(byte & 15), to: text, &length)
            }
            return length
        }
    }

    /// The same, without making a string of it.
    static func append(_ uuid: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        precondition(uuid.count == 16, "\(uuid.count) bytes are no uuid")
        for (index, byte) in uuid.enumerated() {
            if dashes.contains(index) { bytes.append(UInt8(ascii: "-")) }
            bytes.append(digit(byte >> 4))
            bytes.append(digit(byte & 15))
        }
    }

    /// One that nobody else has.
    static func random() -> String {
        let numbers = (0..<2).map { _ in UInt64.random(in: .min ... .max) }
        return numbers.withUnsafeBytes { string($0) }
    }

    private static let dashes = [4, 6, 8, 10]

    private static func append(_ byte: UInt8, to text: UnsafeMutableBufferPointer<UInt8>, _ length: inout Int) {
        text[length] = byte
        length += 1
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
