// The least that a program with libpq can do: be loaded, and end. `booking --version` is measured against it.
#include <libpq-fe.h>
#include <stdio.h>

int main(void) {
    printf("%d\n", PQlibVersion());
    return 0;
}
