/// Lines of an iCalendar file under construction: escaped, folded at 75 octets, ended by CRLF.
struct CalendarText {
    private(set) var bytes: [UInt8] = []

    private static let mostOctets = 75

    /// A property whose value is written as it stands.
    mutating func line(_ name: String, _ value: String) {
        fold(name + ":" + value)
    }

    /// A property whose value is text.
    mutating func text(_ name: String, _ value: String) {
        fold(name + ":" + Self.escaped(value))
    }

    mutating func component(_ name: String, _ body: (inout CalendarText) -> Void) {
        line("BEGIN", name)
        body(&self)
        line("END", name)
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// What a note may hold. All else that is hidden was refused on its way in.
    private static let kept: [Unicode.Scalar] = ["\n", "\t"] + Escape.joiners

    /// A line break is `\n`; what else controls a terminal, a parser or a reader is made visible.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in Escape.visible(text, keeping: kept).unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += "\\\(scalar)"
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Never inside of a character.
    private mutating func fold(_ line: String) {
        var octets = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if octets + length > Self.mostOctets {
                bytes += [0x0D, 0x0A, 0x20]
                octets = 1
            }
            bytes.append(contentsOf: UTF8.encode(scalar)!)
            octets += length
        }
        bytes += [0x0D, 0x0A]
    }
}
