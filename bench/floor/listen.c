// listen CONNINFO: listens to the channel of the feed, and does nothing with what it hears. Idle watchers are measured
// against it.
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>

int main(int count, char **words) {
    PGconn *connection = PQconnectdb(count > 1 ? words[1] : "");
    PGresult *result = PQexec(connection, "listen booking");
    if (PQresultStatus(result) != PGRES_COMMAND_OK) {
        fputs(PQerrorMessage(connection), stderr);
        return 1;
    }
    PQclear(result);
    for (;;) {
        struct pollfd socket = {.fd = PQsocket(connection), .events = POLLIN};
        PGnotify *notification;
        if (poll(&socket, 1, -1) < 0 || !PQconsumeInput(connection)) return 0;
        while ((notification = PQnotifies(connection)) != NULL) PQfreemem(notification);
    }
}
