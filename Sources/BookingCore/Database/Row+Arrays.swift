/// Arrays of one dimension, from their binary form: dimensions, flags and element type, then for each dimension its
/// size and lower bound, then each element behind its length (-1 for NULL), all in 32-bit integers.
extension Row {
    /// Whether an array is a list, or empty.
    func hasOneDimension(_ column: Column) -> Bool {
        withBytes(column) { bytes in
            var rest = ArrayReader(bytes)
            return rest.integer() <= 1
        }
    }

    /// text[]; an element that is NULL is nil.
    func texts(_ column: Column) -> [String?] {
        withBytes(column) { bytes in
            var rest = ArrayReader(bytes)
            let dimensions = rest.integer()
            precondition(dimensions <= 1, "an array of \(dimensions) dimensions")
            rest.skip(2)
            guard dimensions == 1 else { return [] }
            let size = rest.integer()
            rest.skip(1)
            return (0..<size).map { _ in rest.element().map { String(decoding: $0, as: UTF8.self) } }
        }
    }
}

private struct ArrayReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    mutating func integer() -> Int {
        let value: Int32 = take(4).bigEndian()
        return Int(value)
    }

    mutating func skip(_ integers: Int) {
        offset += 4 * integers
    }

    mutating func element() -> UnsafeRawBufferPointer? {
        let length = integer()
        return length < 0 ? nil : take(length)
    }

    private mutating func take(_ length: Int) -> UnsafeRawBufferPointer {
        defer { offset += length }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
    }
}
