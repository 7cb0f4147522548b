// What Swift's Glibc module cannot show: calls that are macros, variadic, GNU extensions, or absent from it.
// What both have is the Glibc module's, in whatever order the compiler comes to them.
#pragma clang module import SwiftGlibc
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <poll.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// What was built; empty where the build does not say it.
#ifndef BOOKING_COMMIT
#define BOOKING_COMMIT ""
#endif
static inline const char *csystem_commit(void) { return BOOKING_COMMIT; }

// ioctl is variadic. Returns -1 and sets errno where the descriptor is no terminal.
static inline int csystem_window_size(int descriptor, unsigned short *columns, unsigned short *rows) {
    struct winsize size = {0};
    int result = ioctl(descriptor, TIOCGWINSZ, &size);
    *columns = size.ws_col;
    *rows = size.ws_row;
    return result;
}

// pipe2 is declared for _GNU_SOURCE only. Both ends are close-on-exec from the start: between pipe and fcntl, another
// thread could start a child that inherits them and keeps the pipe open.
static inline int csystem_pipe(int ends[2]) {
    extern int pipe2(int ends[2], int flags);
    return pipe2(ends, O_CLOEXEC);
}

// A descriptor that becomes readable when a child has ended (pidfd_open(2), Linux 5.3). syscall is variadic.
static inline int csystem_open_process(pid_t pid) {
    return (int)syscall(SYS_pidfd_open, pid, 0);
}

// A process in a process group of its own, which has the terminal where one is given (-1: none), and is killed when the
// thread that started it is gone (prctl(2), which posix_spawn has no word for). It becomes the program once it is let, by
// csystem_let and the descriptor *gate, and ends where that closes. Returns its pid, or -1 and sets errno. It has our
// environment and, of our descriptors, the standard ones.
static inline pid_t csystem_prepare(char *const words[], char **variables, int terminal, int *gate) {
    extern int prctl(int option, ...);
    extern int execvpe(const char *file, char *const words[], char *const variables[]);
    enum { SET_PARENT_DEATH_SIGNAL = 1 };
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return -1;
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid == 0) {
        prctl(SET_PARENT_DEATH_SIGNAL, SIGKILL);
        if (getppid() != parent) _exit(127);
        close(ends[0]);
        setpgid(0, 0);
        // SIGTTOU, which it would get as long as it is in the background, is blocked still.
        if (terminal >= 0) tcsetpgrp(terminal, getpid());
        char word;
        if (read(ends[1], &word, 1) != 1) _exit(127);
        signal(SIGPIPE, SIG_DFL);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        execvpe(words[0], words, variables);
        int code = errno;
        ssize_t written = write(ends[1], &code, sizeof code);
        _exit(written == sizeof code && code == ENOENT ? 127 : 126);
    }
    int code = errno;
    close(ends[1]);
    // Whichever of the two comes first: from here on there is a group to be killed.
    if (pid > 0) setpgid(pid, pid);
    if (pid < 0) close(ends[0]);
    *gate = ends[0];
    errno = code;
    return pid;
}

// Lets it become the program, and returns 0 once it is, or has been killed or stopped (whoever continues it will find it out
// by its exit status); else the error of execve(2).
static inline int csystem_let(int gate, pid_t pid) {
    int problem = 0;
    send(gate, "", 1, MSG_NOSIGNAL);
    struct pollfd end = {.fd = gate, .events = POLLIN};
    siginfo_t stopped = {0};
    while (poll(&end, 1, 100) == 0 && stopped.si_pid == 0) waitid(P_PID, pid, &stopped, WSTOPPED | WNOHANG | WNOWAIT);
    if (stopped.si_pid != 0) {
        close(gate);
        return 0;
    }
    if (read(gate, &problem, sizeof problem) != sizeof problem) problem = 0;
    close(gate);
    return problem;
}

// All but `kept`, which becomes descriptor 0.
static inline void csystem_close_others(int kept) {
    dup2(kept, 0);
    if (syscall(SYS_close_range, 1, ~0U, 0) != 0)
        for (int descriptor = 1; descriptor < 1024; descriptor++) close(descriptor);
}

// Of this process, from now on: it hears no signal, and is called so.
static inline void csystem_retire(const char *name) {
    extern int prctl(int option, ...);
    enum { SET_NAME = 15 };
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    prctl(SET_NAME, name);
}

// A process that does nothing but kill a process group (SIGKILL): when the time has come that it was told last, in
// nanoseconds of CLOCK_BOOTTIME, or when nobody is left who could tell it another. What stops or ends us, or the job of a
// terminal, does not reach it: it has a session of its own, none of our descriptors but `orders`, and hears no signal.
static inline pid_t csystem_guard(pid_t group, int orders) {
    pid_t pid = fork();
    if (pid != 0) return pid;
    csystem_retire("booking-guard");
    setsid();
    csystem_close_others(orders);
    struct pollfd watched[2] = {{.fd = 0, .events = POLLIN}, {.fd = timerfd_create(CLOCK_BOOTTIME, 0), .events = POLLIN}};
    while (poll(watched, 2, -1) > 0) {
        int64_t end;
        // A later time comes before the end of the one before it.
        if (watched[0].revents == 0 || read(0, &end, sizeof end) != sizeof end) break;
        struct itimerspec timer = {.it_value = {.tv_sec = end / 1000000000, .tv_nsec = end % 1000000000}};
        timerfd_settime(watched[1].fd, TFD_TIMER_ABSTIME, &timer, NULL);
    }
    kill(-group, SIGKILL);
    _exit(0);
}

// A process that does nothing but hear, as one of a process group, what is typed at the terminal for that group. It ends
// when `orders` closes, and its exit status is the interrupt that was typed last (SIGINT, SIGQUIT), or 0: what kill(2) has
// sent is none.
static inline pid_t csystem_listen(pid_t group, int orders) {
    pid_t pid = fork();
    if (pid > 0) setpgid(pid, group);
    if (pid != 0) return pid;
    csystem_retire("booking-listen");
    setpgid(0, group);
    csystem_close_others(orders);
    sigset_t interrupts;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    sigaddset(&interrupts, SIGQUIT);
    struct pollfd watched[2] = {
        {.fd = 0, .events = POLLIN}, {.fd = signalfd(-1, &interrupts, SFD_NONBLOCK), .events = POLLIN}};
    int typed = 0;
    while (poll(watched, 2, -1) > 0) {
        struct signalfd_siginfo info;
        while (read(watched[1].fd, &info, sizeof info) == sizeof info)
            if (info.ssi_code == SI_KERNEL) typed = (int)info.ssi_signo;
        if (watched[0].revents != 0) break;
    }
    _exit(typed);
}

// glibc's own declarations of extensions that the module Glibc is compiled without.
enum { BOOKING_SPAWN_NEW_SESSION = 0x80, BOOKING_MEMFD_CLOEXEC = 1 };
int memfd_create(const char *name, unsigned int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

// errno is a macro; open and fcntl are variadic; SIG_IGN is a cast.
static inline int csystem_errno(void) {
    return errno;
}
static inline int csystem_open(const char *path, int flags, mode_t mode) {
    return open(path, flags, mode);
}
static inline int csystem_fcntl(int descriptor, int command) {
    return fcntl(descriptor, command);
}
static inline void (*csystem_ignore(void))(int) {
    return SIG_IGN;
}
static inline char **csystem_environment(void) {
    extern char **environ;
    return environ;
}
static inline _Bool csystem_is_ignored(int signal) {
    struct sigaction action;
    return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}
