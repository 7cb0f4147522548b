import CSystem
import Glibc

// What Swift's own part of the module Glibc would provide. Here it hides those, so that nothing in the program refers to
// that part, and the linker leaves it out: it needs nearly a hundred functions of libm, and looking those up would take a
// twenty-fifth of the start-up time.

/// The error number of the C function that failed last.
var errno: Int32 { csystem_errno() }

/// The variables that children are started with.
var environ: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> { csystem_environment() }

/// The signal action that has the signal ignored.
// swift-format-ignore: AlwaysUseLowerCamelCase
var SIG_IGN: @convention(c) (Int32) -> Void { csystem_ignore() }

/// The signal action of a new process.
// swift-format-ignore: AlwaysUseLowerCamelCase
var SIG_DFL: (@convention(c) (Int32) -> Void)? { nil }

/// open(2) of what is there.
func open(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
    csystem_open(path, flags, 0)
}

/// open(2) where a file may be made.
func open(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
    csystem_open(path, flags, mode)
}

/// fcntl(2), for what takes no argument.
func fcntl(_ descriptor: Int32, _ command: Int32) -> Int32 {
    csystem_fcntl(descriptor, command)
}
