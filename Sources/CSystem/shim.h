// What Swift's Glibc module cannot show: calls that are macros, variadic, or absent from it.
#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

// ioctl is variadic. Returns -1 and sets errno where the descriptor is no terminal.
static inline int csystem_window_size(int descriptor, struct winsize *size) {
    return ioctl(descriptor, TIOCGWINSZ, size);
}

// pipe2 is declared for _GNU_SOURCE only. Both ends are close-on-exec from the start: between pipe and fcntl, another
// thread could start a child that inherits them and keeps the pipe open.
static inline int csystem_pipe(int ends[2]) {
    extern int pipe2(int ends[2], int flags);
    return pipe2(ends, O_CLOEXEC);
}

// A global variable that Swift 6 rightly calls shared mutable state; we read it only to hand it to a child.
static inline char **csystem_environment(void) {
    extern char **environ;
    return environ;
}
