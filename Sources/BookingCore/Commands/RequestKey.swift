/// What makes a write repeatable: a key that is unique per user, and the request as typed, so that another request under
/// the same key can be refused.
///
/// The words are taken as typed, not the times they resolve to: `create R now --for 30m --key $JOB` must be repeatable.
struct RequestKey {
    let key: String
    let request: String

    /// - Parameters:
    ///   - key: the user's; without one it is random.
    ///   - zone: the one that the times were typed for, wherever that was said; nil where none depends on it.
    init(_ key: String? = nil, for invocation: Invocation, zone: Zone? = nil) {
        self.key = key ?? Self.random()
        let flag = GlobalOptions.timeZone.definition.flag
        request = invocation.request + (zone.map { "\u{1F}\(flag)\u{1F}\($0.label)" } ?? "")
    }

    /// 128 random bits.
    static func random() -> String {
        (0..<2).map { _ in
            let digits = String(UInt64.random(in: .min ... .max), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
