// What `acquire` and `run` have in common.

extension Option where Value == Duration? {
    static var holdLength: Option { .interval("for", zero: false, "how long, from the moment it is yours") }

    static var shortestHold: Option {
        .interval("at-least", zero: false, "a shorter time will do, down to this, where a booking comes after it")
    }
}

extension Option where Value == WaitLimit? {
    static var queueWait: Option {
        .value(
            "wait", "DURATION", .duration, "wait for your turn so long at most, or `forever` (the default)",
            conflicts: ["no-wait"], read: WaitLimit.init
        ).besideTheRequest
    }
}

extension Option where Value == Bool {
    static var noWait: Option { flag("no-wait", "now or not at all: exit with 3 where it is taken").besideTheRequest }
}
