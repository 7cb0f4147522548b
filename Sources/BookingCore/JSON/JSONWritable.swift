// How Swift's own values are written.

extension String: JSONWritable {
    func write(to json: inout JSONText) { json.string(self) }
}

extension Int: JSONWritable {
    func write(to json: inout JSONText) { json.raw(String(self)) }
}

extension Int64: JSONWritable {
    func write(to json: inout JSONText) { json.raw(String(self)) }
}

extension Double: JSONWritable {
    /// JSON has no infinity and no NaN.
    func write(to json: inout JSONText) { json.raw(isFinite ? description : "null") }
}

extension Bool: JSONWritable {
    func write(to json: inout JSONText) { json.raw(self ? "true" : "false") }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
    func write(to json: inout JSONText) {
        guard let value = self else { return json.null() }
        value.write(to: &json)
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    func write(to json: inout JSONText) {
        json.array { for element in self { $0.value(element) } }
    }
}
