import CSystem
import Glibc

/// The value of `--color`.
enum ColorChoice: String, CaseIterable, Sendable {
    case auto, always, never
}

/// What one stream can show. Each is asked by itself: `booking list | less` has a terminal on standard error only.
struct TerminalSettings: Equatable, Sendable {
    var isTerminal: Bool
    /// In columns and rows; 80 × 24 where nobody knows.
    var width = 80
    var height = 24
    var color = false
    /// Whether the locale's codeset is UTF-8; otherwise symbols and lines are drawn in ASCII.
    var unicode = false

    /// How long a line may be; nil for a pipe or a file, where nothing is shortened.
    var lineLimit: Int? { isTerminal ? width : nil }
    var style: Style { Style(isOn: color) }
    /// What ends a shortened text; in ASCII as in top(1), since dots would need three columns.
    var ellipsis: String { unicode ? "…" : "+" }
}

extension TerminalSettings {
    init(descriptor: Int32, color choice: ColorChoice = .auto, environment: Environment) {
        isTerminal = isatty(descriptor) == 1
        if isTerminal {
            (width, height) = Self.windowSize(descriptor)
        } else if let columns = environment["COLUMNS"].flatMap({ Int($0) }), 1...10_000 ~= columns {
            width = columns
        }
        color = Self.wantsColor(choice, isTerminal: isTerminal, environment)
        unicode = Self.isUnicode(environment)
    }

    /// `script` and some build machines report 0 × 0.
    private static func windowSize(_ descriptor: Int32) -> (width: Int, height: Int) {
        var (columns, rows): (UInt16, UInt16) = (0, 0)
        guard csystem_window_size(descriptor, &columns, &rows) == 0, columns > 0, rows > 0 else { return (80, 24) }
        return (Int(columns), Int(rows))
    }

    /// The order that no-color.org and bixense.com/clicolors agree on; what the user typed beats them all.
    private static func wantsColor(_ choice: ColorChoice, isTerminal: Bool, _ environment: Environment) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto: break
        }
        if environment["NO_COLOR"] != nil { return false }
        if let force = environment["CLICOLOR_FORCE"], force != "0" { return true }
        return isTerminal && environment["TERM"] != "dumb"
    }

    /// The first of the three that is set decides, as in setlocale(3).
    private static func isUnicode(_ environment: Environment) -> Bool {
        let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? "C"
        let codeset = locale.prefix { $0 != "@" }.lowercased()
        return codeset.hasSuffix("utf-8") || codeset.hasSuffix("utf8")
    }
}
