/// Reads RFC 9636's format: a block with times of 32 bits, from version 2 on a second one with 64, and a footer.
struct ZoneFile {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    private struct Header {
        var version: UInt8
        var utIndicators, standardIndicators, leapSeconds, changes, kinds, characters: Int

        func blockLength(timeSize: Int) -> Int {
            changes * (timeSize + 1) + kinds * 6 + characters + leapSeconds * (timeSize + 4)
                + standardIndicators + utIndicators
        }
    }

    mutating func table() -> ZoneTable? {
        guard let first = header() else { return nil }
        guard first.version != 0 else { return block(first, timeSize: 4) }
        guard skip(first.blockLength(timeSize: 4)), let second = header() else { return nil }
        return block(second, timeSize: 8)
    }

    private mutating func header() -> Header? {
        guard let magic = take(4), magic.elementsEqual("TZif".utf8), let version = take(1)?.first, skip(15) else {
            return nil
        }
        let counts = (0..<6).compactMap { _ in integer(4).map { Int(UInt32(truncatingIfNeeded: $0)) } }
        guard counts.count == 6 else { return nil }
        return Header(
            version: version, utIndicators: counts[0], standardIndicators: counts[1], leapSeconds: counts[2],
            changes: counts[3], kinds: counts[4], characters: counts[5])
    }

    private mutating func block(_ header: Header, timeSize: Int) -> ZoneTable? {
        let end = index + header.blockLength(timeSize: timeSize)
        guard header.leapSeconds == 0, end <= bytes.count else { return nil }
        let changes = (0..<header.changes).compactMap { _ in integer(timeSize) }
        let kinds = (0..<header.changes).compactMap { _ in take(1)?.first.map(Int.init) }
        let offsets = (0..<header.kinds).compactMap { _ in kindOffset() }
        index = end
        guard let text = timeSize == 8 ? footer() : "" else { return nil }
        let rule = ZoneRule(posix: text)
        guard rule != nil || text.isEmpty else { return nil }
        return ZoneTable(changes: changes, kinds: kinds, offsets: offsets, rule: rule)
    }

    /// Four bytes of offset; a mark for summer time and the place of the abbreviation follow, which nobody needs here.
    private mutating func kindOffset() -> Int? {
        guard let offset = integer(4), skip(2) else { return nil }
        return Int(offset)
    }

    /// A line feed before it and after it.
    private mutating func footer() -> String? {
        let lineFeed = UInt8(ascii: "\n")
        guard take(1)?.first == lineFeed, let end = bytes[index...].firstIndex(of: lineFeed) else { return nil }
        return String(decoding: bytes[index..<end], as: UTF8.self)
    }

    /// Big-endian and signed.
    private mutating func integer(_ size: Int) -> Int64? {
        guard let taken = take(size) else { return nil }
        let bits = taken.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 8 ? Int64(bitPattern: bits) : Int64(Int32(truncatingIfNeeded: bits))
    }

    private mutating func skip(_ count: Int) -> Bool {
        take(count) != nil
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= bytes.count - index else { return nil }
        defer { index += count }
        return bytes[index..<(index + count)]
    }
}
