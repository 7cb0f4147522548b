// connect CONNINFO: one connection, one query, one line. `booking list` and `booking show` are measured against it.
#include <libpq-fe.h>
#include <stdio.h>

int main(int count, char **words) {
    PGconn *connection = PQconnectdb(count > 1 ? words[1] : "");
    PGresult *result = PQexec(connection, "select 1");
    if (PQresultStatus(result) != PGRES_TUPLES_OK) {
        fputs(PQerrorMessage(connection), stderr);
        return 1;
    }
    puts(PQgetvalue(result, 0, 0));
    PQclear(result);
    PQfinish(connection);
    return 0;
}
