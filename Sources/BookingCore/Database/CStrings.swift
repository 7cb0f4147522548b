/// Strings laid out for C: one buffer, each string ended by a zero byte, nil as a null pointer.
struct CStrings {
    private var bytes: [CChar] = []
    private var offsets: [Int?] = []

    init(_ strings: [String?]) {
        offsets.reserveCapacity(strings.count)
        for string in strings { append(string) }
    }

    var count: Int { offsets.count }

    /// Hands out the array of pointers as libpq takes it, valid during the call.
    func withPointers<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBufferPointer { buffer in
            let pointers = offsets.map { offset in offset.flatMap { buffer.baseAddress?.advanced(by: $0) } }
            return try pointers.withUnsafeBufferPointer { try body($0.baseAddress) }
        }
    }

    private mutating func append(_ string: String?) {
        offsets.append(string == nil ? nil : bytes.count)
        if let string { bytes.append(contentsOf: string.utf8CString) }
    }
}
