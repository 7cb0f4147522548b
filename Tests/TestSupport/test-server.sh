#!/bin/sh
# Runs a throwaway PostgreSQL for as long as standard input is open: when the test process ends, however it does,
# the server is stopped and its folder removed. Says "ready FOLDER", then obeys one command a line, each answered by
# a line: crash (SIGKILL of the server and all its processes), stop, start.

# PIPE: the test process may end while the server starts, and then nobody hears "ready".
trap '' HUP INT TERM PIPE
bin=${2:-$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}
[ -x "$bin/postgres" ] || { echo "no PostgreSQL in '$bin'"; exit 1; }
folder=$(mktemp -d /tmp/booking-test.XXXXXX) || exit 1
data=$folder/data

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
    else
        "$@"
    fi
}

start() {
    as_owner "$bin/pg_ctl" start --silent --wait --pgdata "$data" --log "$folder/log" </dev/null >/dev/null 2>&1
}

stop() {
    as_owner "$bin/pg_ctl" stop --silent --wait --mode immediate --pgdata "$data" </dev/null >/dev/null 2>&1
}

# A process that is there still, and not just its status, which nobody may ever read (proc(5)).
lives() {
    grep -q '^State:[[:space:]]*[^ZX]' "/proc/$1/status" 2>/dev/null
}

# Stopped first, so that it can neither reap nor replace its children. One of them that lived on for a moment would have the
# shared memory, and no server could start.
crash() {
    postmaster=$(head -n 1 "$data/postmaster.pid")
    kill -STOP "$postmaster" && children=$(pgrep -P "$postmaster")
    # shellcheck disable=SC2086  # one word each
    kill -KILL $children "$postmaster"
    for process in $children "$postmaster"; do
        while lives "$process"; do sleep 0.01; done
    done
}

answer() {
    if "$@"; then echo ok; else echo "failed: $*; see $folder/log"; fi
}

create() {
    as_owner "$bin/initdb" --no-sync -A trust -U postgres -E UTF8 --locale=C.UTF-8 "$data" >initdb.log 2>&1 || return
    cat >>"$data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$folder'
port = $1
max_connections = 200
max_prepared_transactions = 10
fsync = off
full_page_writes = off
# Of hundreds of databases one would be looked at every tenth of a second.
autovacuum_naptime = 10min
timezone = 'UTC'
END
}

[ "$(id -u)" != 0 ] || chown postgres: "$folder"
cd "$folder" || exit 1
if ! create "$1" || ! start; then
    echo "PostgreSQL did not start:" "$(tail -n 3 initdb.log log 2>/dev/null | tr '\n' ' ')"
    rm -rf "$folder"
    exit 1
fi
echo "ready $folder"

while read -r command; do
    case $command in
        crash | stop | start) answer "$command" ;;
    esac
done
stop
rm -rf "$folder"
