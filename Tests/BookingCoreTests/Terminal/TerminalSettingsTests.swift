import Glibc
import Testing

@testable import BookingCore

struct TerminalSettingsTests {
    private func settings(
        terminal: Bool = false, _ color: ColorChoice = .auto, _ variables: [String: String] = [:]
    ) -> TerminalSettings {
        let environment = Environment(variables)
        guard terminal else { return TerminalSettings(descriptor: -1, color: color, environment: environment) }
        let pseudo = PseudoTerminal(width: 100, height: 30)
        return TerminalSettings(descriptor: pseudo.screen, color: color, environment: environment)
    }

    @Test func aTerminalTellsItsSize() {
        let terminal = settings(terminal: true, .auto, ["COLUMNS": "40"])
        #expect(terminal.isTerminal)
        #expect(terminal.width == 100 && terminal.height == 30)
        #expect(terminal.lineLimit == 100)
    }

    @Test func noSizeIs80By24() {
        let pseudo = PseudoTerminal(width: 0, height: 0)
        let terminal = TerminalSettings(descriptor: pseudo.screen, environment: Environment([:]))
        #expect(terminal.width == 80 && terminal.height == 24)
    }

    @Test(arguments: [("120", 120), ("0", 80), ("-3", 80), ("wide", 80), ("99999999999999999999", 80)])
    func withoutTerminalColumnsDecide(_ columns: String, _ width: Int) {
        let pipe = settings(.auto, ["COLUMNS": columns])
        #expect(!pipe.isTerminal)
        #expect(pipe.width == width)
        #expect(pipe.lineLimit == nil)
    }

    @Test func colorFollowsTheTerminal() {
        #expect(settings(terminal: true).color)
        #expect(!settings().color)
        #expect(!settings(terminal: true, .auto, ["TERM": "dumb"]).color)
        #expect(settings(terminal: true, .auto, ["TERM": "xterm"]).color)
    }

    @Test func eachRuleOfColorBeatsTheNext() {
        #expect(settings(.auto, ["CLICOLOR_FORCE": "1", "TERM": "dumb"]).color)
        #expect(!settings(.auto, ["CLICOLOR_FORCE": "0"]).color)
        #expect(!settings(.auto, ["CLICOLOR_FORCE": ""]).color)
        #expect(!settings(terminal: true, .auto, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"]).color)
        #expect(settings(terminal: true, .auto, ["NO_COLOR": ""]).color)
        #expect(settings(.always, ["NO_COLOR": "1", "TERM": "dumb"]).color)
        #expect(!settings(terminal: true, .never, ["CLICOLOR_FORCE": "1"]).color)
    }

    @Test(arguments: [
        (["LANG": "de_DE.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false), ([:], false),
        (["LANG": "de_DE@euro"], false), (["LANG": "de_DE.UTF-8@euro"], true), (["LC_CTYPE": "UTF-8"], true),
        (["LC_ALL": "C", "LANG": "en_US.UTF-8"], false), (["LC_ALL": "", "LANG": "en_US.UTF-8"], true),
        (["LC_CTYPE": "en_US.UTF-8", "LANG": "C"], true), (["LANG": "en_US.ISO-8859-1"], false),
    ])
    func theLocaleTellsTheCodeset(_ variables: [String: String], _ expected: Bool) {
        #expect(settings(.auto, variables).unicode == expected)
    }

    @Test func styleAppliesOnlyWithColor() {
        #expect(Style(isOn: true)(.red, "no") == "\u{1B}[31mno\u{1B}[0m")
        #expect(Style(isOn: true)(nil, "no") == "no")
        #expect(Style(isOn: true)(.bold, "") == "")
        #expect(Style.plain(.red, "no") == "no")
    }
}
