// Nothing but this call. The words come from here, as the kernel hands them to C: Swift's own CommandLine reads them from
// /proc, which is not there in every sandbox, and is another's where a library has moved what lies behind them.
#include <unistd.h>

int booking_run(int count, char **words);

static int known_count;
static char **known_words;

// Swift's runtime would look for them by reading /proc/self/maps before main, 4 % of what starting takes, though nobody
// asks. Where it is linked statically, these two keep its own (CommandLine.cpp) out of the program.
char **_swift_stdlib_getUnsafeArgvArgc(int *count) {
    *count = known_count;
    return known_words;
}

void _swift_stdlib_overrideUnsafeArgvArgc(char **words, int count) {
    known_words = words;
    known_count = count;
}

int main(int count, char **words) {
    _swift_stdlib_overrideUnsafeArgvArgc(words, count);
    // All is written by then; what libraries would tidy up at exit, the kernel does sooner.
    _exit(booking_run(count, words));
}
