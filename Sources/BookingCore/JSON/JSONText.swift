/// What can be written as a JSON value.
protocol JSONWritable {
    func write(to json: inout JSONText)
}

/// JSON under construction: compact, in the order it is written. Commas take care of themselves.
///
/// Strings are safe to print: besides what JSON demands, everything that `Escape` hides is written as `\uXXXX`.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    /// Whether a value has been written that a comma must part from the next.
    private var followsValue = false

    mutating func value(_ value: some JSONWritable) {
        value.write(to: &self)
    }

    mutating func object(_ body: (inout JSONText) throws -> Void) rethrows {
        try nest("{", "}", body)
    }

    mutating func array(_ body: (inout JSONText) throws -> Void) rethrows {
        try nest("[", "]", body)
    }

    /// A member of the present object.
    mutating func field(_ key: String, _ value: some JSONWritable) {
        self.key(key)
        self.value(value)
    }

    /// A member of the present object that is itself an object.
    mutating func object(_ key: String, _ body: (inout JSONText) throws -> Void) rethrows {
        self.key(key)
        try object(body)
    }

    /// A member of the present object that is an array.
    mutating func array(_ key: String, _ body: (inout JSONText) throws -> Void) rethrows {
        self.key(key)
        try array(body)
    }

    mutating func string(_ text: String) {
        scalar { JSONString.append(text, to: &$0) }
    }

    mutating func null() {
        raw("null")
    }

    /// A value that is JSON already, such as a number. Nothing in it is checked or escaped.
    mutating func raw(_ json: String) {
        scalar { $0.append(contentsOf: json.utf8) }
    }

    private mutating func key(_ key: String) {
        string(key)
        bytes.append(UInt8(ascii: ":"))
        followsValue = false
    }

    private mutating func scalar(_ body: (inout [UInt8]) -> Void) {
        separate()
        body(&bytes)
        followsValue = true
    }

    private mutating func nest(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONText) throws -> Void
    ) rethrows {
        separate()
        bytes.append(UInt8(ascii: open))
        followsValue = false
        try body(&self)
        bytes.append(UInt8(ascii: close))
        followsValue = true
    }

    private mutating func separate() {
        if followsValue { bytes.append(UInt8(ascii: ",")) }
    }
}
