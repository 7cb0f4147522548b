/// Strings laid out for C: one buffer, each string ended by a zero byte, nil as a null pointer.
struct CStrings {
    private var bytes: [CChar] = []
    /// Where each begins; -1 for nil.
    private var offsets: [Int] = []

    init(_ strings: [String?] = []) {
        offsets.reserveCapacity(strings.count)
        for string in strings { append(string) }
    }

    var count: Int { offsets.count }

    /// Hands out the array of pointers valid during the call.
    func withPointers<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBufferPointer { buffer in
            try withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { pointers in
                for (index, offset) in offsets.enumerated() {
                    pointers.initializeElement(at: index, to: offset < 0 ? nil : buffer.baseAddress! + offset)
                }
                return try body(pointers.baseAddress)
            }
        }
    }

    /// The same as C's functions take it that would not change it, but do not say so.
    func withMutablePointers<Result>(
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) throws -> Result
    ) rethrows -> Result {
        try withPointers { pointers in
            let pointers = UnsafeMutableRawPointer(mutating: pointers!)
            return try body(pointers.assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self))
        }
    }

    mutating func append(_ string: String?) {
        offsets.append(string == nil ? -1 : bytes.count)
        if let string { bytes.append(contentsOf: string.utf8CString) }
    }
}
