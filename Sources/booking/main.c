// Nothing but this call. The words come from here, as the kernel hands them to C: Swift's own CommandLine reads them from
// /proc, which is not there in every sandbox, and is another's where a library has moved what lies behind them.
#include <unistd.h>

int booking_run(int count, char **words);

int main(int count, char **words) {
    // All is written by then; what libraries would tidy up at exit, the kernel does sooner.
    _exit(booking_run(count, words));
}
