/// A bar for each day, as SVG: the hours that were booked, and on top those of them that were wasted.
struct UsageChart {
    let days: [UsageRecord]
    let format: TimeFormat

    private static let (width, height, left, bottom) = (960.0, 240.0, 48.0, 24.0)
    /// So many days are named below their bars at most.
    private static let mostLabels = 10

    func render() -> String {
        let (w, h) = (Decimals.text(Self.width, most: 0), Decimals.text(Self.height, most: 0))
        return """
            <svg viewBox="0 0 \(w) \(h)" role="img" aria-label="Hours booked by day">
            \((axis + days.indices.flatMap { day(days[$0], at: $0) }).joined(separator: "\n"))
            </svg>
            """
    }

    private var top: Double { max(1, days.map(\.bookedHours).max() ?? 0) }
    private var floor: Double { Self.height - Self.bottom }
    private var step: Double { (Self.width - Self.left) / Double(max(1, days.count)) }

    private var axis: [String] {
        [0, top / 2, top].flatMap { hours -> [String] in
            let y = Decimals.text(floor - length(hours), most: 2)
            return [
                "<line x1=\"\(number(Self.left))\" x2=\"\(number(Self.width))\" y1=\"\(y)\" y2=\"\(y)\"/>",
                "<text x=\"0\" y=\"\(y)\" dy=\".35em\">\(Decimals.text(hours, most: 1)) h</text>",
            ]
        }
    }

    private func day(_ day: UsageRecord, at index: Int) -> [String] {
        let name = day.day.map(format.day) ?? ""
        let x = Self.left + Double(index) * step
        let kept = length(day.bookedHours - day.wastedHours), wasted = length(day.wastedHours)
        let title =
            "\(name): \(Decimals.text(day.bookedHours, most: 1)) h"
            + (day.wastedHours > 0 ? ", \(Decimals.text(day.wastedHours, most: 1)) h of it wasted" : "")
        let bars = [
            bar("booked", x, floor - kept, kept, title), bar("wasted", x, floor - kept - wasted, wasted, title),
        ]
        let isNamed = index % ((days.count + Self.mostLabels - 1) / Self.mostLabels) == 0
        let label =
            "<text x=\"\(number(x))\" y=\"\(number(Self.height - 6))\">\(HTML.escaped(day.day?.iso ?? ""))</text>"
        return bars.compactMap(\.self) + (isNamed ? [label] : [])
    }

    private func bar(_ kind: String, _ x: Double, _ y: Double, _ height: Double, _ title: String) -> String? {
        guard height > 0 else { return nil }
        return "<rect class=\"\(kind)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(step * 0.8))\""
            + " height=\"\(number(height))\"><title>\(HTML.escaped(title))</title></rect>"
    }

    private func length(_ hours: Double) -> Double { (floor - 12) * hours / top }

    private func number(_ value: Double) -> String { Decimals.text(value, most: 2) }
}
