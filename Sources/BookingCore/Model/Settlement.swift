/// What can be done about a booking that is behind others: what `settle` prints.
struct Settlement: JSONWritable {
    let explanation: Explanation
    let choices: [Choice]
    /// Makes a line of words, as one would type it.
    let command: ([String]) -> String

    struct Choice {
        enum Action: String {
            /// Another time on the same resource.
            case move
            /// The same time on another resource.
            case take
            case wait
            case withdraw
        }

        let action: Action
        let resource: String
        let slot: Slot
        /// What does it, as words of the command line, one after the other; nothing for what needs nothing.
        let commands: [[String]]
    }

    var booking: BookingRecord { explanation.booking }

    func write(to json: inout JSONText) {
        json.object {
            $0.field("booking", booking)
            $0.field("blockers", explanation.blockers)
            $0.field(
                "choices",
                choices.enumerated().map {
                    Numbered(number: $0.offset + 1, choice: $0.element, command: line($0.element))
                })
        }
    }

    private struct Numbered: JSONWritable {
        let number: Int
        let choice: Choice
        let command: String?

        func write(to json: inout JSONText) {
            json.object {
                $0.field("number", number)
                $0.field("action", choice.action.rawValue)
                $0.field("resource_id", choice.resource)
                $0.field("start_time", choice.slot.start.rfc3339)
                $0.field("end_time", choice.slot.end.rfc3339)
                $0.field("command", command)
            }
        }
    }

    /// A choice as one would type it; nil where there is nothing to do.
    func line(_ choice: Choice) -> String? {
        choice.commands.isEmpty
            ? nil : choice.commands.map(command).joined(separator: " && ")
    }
}
