// Appends to LOG when it began; after SECONDS, when it ended. A line is one write: `BEGIN END`, in nanoseconds.
// With SECONDS it says first that it has begun.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int count, char **words) {
    long long begin = now();
    int log = open(words[1], O_WRONLY | O_APPEND);
    char line[64];
    if (log < 0) return 1;
    if (count > 2) {
        if (write(log, "begun\n", 6) != 6) return 1;
        usleep((useconds_t)(atof(words[2]) * 1e6));
    }
    int length = snprintf(line, sizeof line, "%lld %lld\n", begin, now());
    return write(log, line, (size_t)length) == length ? 0 : 1;
}
