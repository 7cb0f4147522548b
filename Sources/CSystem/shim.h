// What Swift's Glibc module cannot show: calls that are macros, variadic, or absent from it.
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>

// GNU extensions, which the module Glibc is compiled without: glibc's own declarations.
#include <spawn.h>
enum { BOOKING_SPAWN_NEW_SESSION = 0x80, BOOKING_MEMFD_CLOEXEC = 1 };
int memfd_create(const char *name, unsigned int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
