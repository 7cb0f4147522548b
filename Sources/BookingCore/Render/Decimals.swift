/// Numbers with a fraction, written without an exponent.
enum Decimals {
    /// Without zeros at the end: `1.5`, `2`.
    static func text(_ value: Double, most places: Int) -> String {
        var text = fixed(value, places)
        guard places > 0 else { return text }
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }

    /// `1.50` for two places. What no report can have, is cut to what can be written.
    static func fixed(_ value: Double, _ places: Int) -> String {
        let scale = (0..<places).reduce(Int64(1)) { scale, _ in scale * 10 }
        let scaled = (value * Double(scale)).rounded()
        let number = scaled.isFinite ? Int64(max(-9e18, min(9e18, scaled))) : 0
        let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: UInt64(scale))
        let sign = number < 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(whole)" }
        let digits = String(rest)
        return "\(sign)\(whole)." + String(repeating: "0", count: places - digits.count) + digits
    }
}
