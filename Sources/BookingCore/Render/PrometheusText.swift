/// Prometheus' text exposition format, version 0.0.4, as node_exporter's textfile collector reads it.
enum PrometheusText {
    /// The figures, then how each check went, and whether all could be made.
    static func render(_ metrics: [Metric], _ checks: [Check]) -> String {
        let figures = metrics.map { metric in
            head(metric.name, metric.kind, metric.help) + "\(metric.name) \(number(metric.value))\n"
        }
        let findings = checks.map { "booking_check_ok{check=\"\(escaped($0.name))\"} \($0.isOK ? 1 : 0)\n" }
        let isUp = metrics.isEmpty ? 0 : 1
        return figures.joined()
            + head("booking_check_ok", .gauge, "Whether a check of booking doctor went well.") + findings.joined()
            + head("booking_up", .gauge, "Whether the database could be asked.") + "booking_up \(isUp)\n"
    }

    private static func head(_ name: String, _ kind: Metric.Kind, _ help: String) -> String {
        "# HELP \(name) \(escaped(help))\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// Whole numbers without a fraction, as people and tools compare them.
    private static func number(_ value: Double) -> String {
        Int64(exactly: value).map { String($0) } ?? String(value)
    }

    private static func escaped(_ text: String) -> String {
        text.map { ["\\": "\\\\", "\n": "\\n", "\"": "\\\""][$0] ?? String($0) }.joined()
    }
}
