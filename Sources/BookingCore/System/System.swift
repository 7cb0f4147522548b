import Glibc

/// C's calling convention (-1 and errno, EINTR at any time), turned into Swift's in one place.
enum System {
    /// The outcome of a call: what it returned, or errno. A call that a signal interrupted is made again.
    static func call<Value: SignedInteger>(_ body: () -> Value) -> Result<Value, SystemError> {
        while true {
            let value = body()
            if value >= 0 { return .success(value) }
            if errno != EINTR { return .failure(SystemError(code: errno)) }
        }
    }

    /// What a call returned.
    /// - Throws: a `Failure` that says what it was to do with what: `cannot open /etc/x: Permission denied`.
    @discardableResult
    static func call<Value: SignedInteger>(to act: String, _ thing: String, _ body: () -> Value) throws -> Value {
        switch call(body) {
        case .success(let value): return value
        case .failure(let error): throw Failure.cannot(act, thing, error)
        }
    }
}

/// An errno, with the C library's words for it.
struct SystemError: Error, Equatable {
    let code: Int32

    var message: String { String(cString: strerror(code)) }
}
