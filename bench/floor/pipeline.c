// pipeline CONNINFO FILE: sends the statements of FILE, one a line, all at once, asks for binary results and reads them.
// A blank line ends a transaction. `booking create` is measured against it with the statements it sends itself.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static PGconn *connection;

static void require(int success) {
    if (success) return;
    fputs(PQerrorMessage(connection), stderr);
    exit(1);
}

/// Reads the results of one transaction; returns its rows.
static long read_results(void) {
    long rows = 0;
    for (;;) {
        PGresult *result = PQgetResult(connection);
        if (result == NULL) continue;  // between a statement's results and the sync
        ExecStatusType status = PQresultStatus(result);
        require(status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_PIPELINE_SYNC);
        rows += PQntuples(result);
        PQclear(result);
        if (status == PGRES_PIPELINE_SYNC) return rows;
    }
}

int main(int count, char **words) {
    char line[65536];
    long transactions = 0, rows = 0;
    int is_open = 0;
    FILE *file = count == 3 ? fopen(words[2], "r") : NULL;
    if (file == NULL) return 2;
    connection = PQconnectdb(words[1]);
    require(PQstatus(connection) == CONNECTION_OK && PQenterPipelineMode(connection));
    while (fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "--", 2) == 0) continue;
        if (line[0] == '\n') {
            require(PQpipelineSync(connection));
            transactions++;
            is_open = 0;
        } else {
            require(PQsendQueryParams(connection, line, 0, NULL, NULL, NULL, NULL, 1));
            is_open = 1;
        }
    }
    if (is_open) return 2;  // nobody would wait for it
    require(PQflush(connection) >= 0);
    for (long i = 0; i < transactions; i++) rows += read_results();
    printf("%ld\n", rows);
    PQfinish(connection);
    return 0;
}
