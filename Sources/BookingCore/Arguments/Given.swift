/// What the command line gives to a command: its arguments, and the values of the options that it declares.
struct Given<Owner: OptionOwner> {
    private let invocation: Invocation

    init(_ invocation: Invocation) {
        self.invocation = invocation
    }

    var arguments: [String] { invocation.arguments }
    /// What stands behind `--`, of a command that runs another.
    var commandLine: [String] { invocation.commandLine }

    subscript(option: Option<Owner, Bool>) -> Bool {
        has(option)
    }

    /// Throws a `Failure` for a value that cannot be.
    subscript<Value>(option: Option<Owner, Value>) -> Value {
        get throws { try option.read(invocation.values(of: known(option).name)) }
    }

    func has(_ option: any DeclaredOption) -> Bool {
        invocation.has(known(option).name)
    }

    /// Declared, but not listed, it could never be given.
    private func known(_ option: any DeclaredOption) -> OptionDefinition {
        assert(Owner.options.contains { $0.name == option.definition.name }, "\(option.definition.flag) is not listed")
        return option.definition
    }
}
