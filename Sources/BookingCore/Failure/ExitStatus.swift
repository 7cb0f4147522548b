/// The end of a command whose exit status is not that of its failure: of `run`, that of what it ran.
struct ExitStatus: Error {
    let failure: Failure?
    let code: Int32

    init(_ code: Int32, for failure: Failure? = nil) {
        self.code = code & 0xff
        self.failure = failure
    }
}
