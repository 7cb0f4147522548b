// What Swift's Glibc module cannot show: calls that are macros, variadic, or absent from it.
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
