/// By what an event is known again: its UID, and of an occurrence also when that begins.
struct EventKey {
    let uid: String
    let occurrence: Timestamp?

    var text: String {
        let suffix = occurrence.map { "/" + $0.calendar } ?? ""
        let full = uid + suffix
        let isName = full.unicodeScalars.count <= Name.mostCharacters && !full.hasPrefix("-")
        return isName ? full : "#" + String(Self.hash(uid), radix: 16) + suffix
    }

    /// FNV-1a, for UIDs that no name can be: the same whenever a file is read, and too wide for two to meet.
    private static func hash(_ text: String) -> UInt128 {
        let (start, prime): (UInt128, UInt128) = (0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, (1 << 88) + 0x13b)
        return text.utf8.reduce(start) { ($0 ^ UInt128($1)) &* prime }
    }
}
