"""The live feed: from commit to line (P7), catching up (P8), and what watchers cost those who write."""

import os
import re
import statistics
import subprocess
import threading
import time
from contextlib import contextmanager

from compare import ROUNDS
from report import ratio

# What a page of the feed shows of an event, so that COPY has to read and send as much.
VISIBLE = """select e.id, e.type, e.at, e.actor, e.booking_id, r.name, e.user_id, e.start_time, e.end_time, e.status,
    e.rev, e.note, e.created_at, e.updated_at, e.conflicting
    from booking.event e join booking.resource r on r.id = e.resource_id"""
LOAD = """
    insert into booking.resource (name) select 'room ' || i from generate_series(1, 200) i;
    insert into booking.event (type, acting_for, booking_id, resource_id, user_id, start_time, end_time, status, rev,
      note, placement, created_at, updated_at)
    select case i % 2 when 0 then 'booking_created' else 'booking_validated' end, 'user' || i % 500, gen_random_uuid(),
      1 + i % 200, 'user' || i % 500, t, t + '1 h', 'PENDING', 1, case i % 3 when 0 then 'a note, number ' || i end, 1,
      clock_timestamp(), clock_timestamp()
    from generate_series(1, {events}) i, lateral (select timestamptz '2026-03-01' + i * interval '1 min') x(t);
    vacuum analyze booking.event"""
CREATE = """select booking.create_booking(null, 'room 1', timestamptz '2030-01-01' + {n} * interval '1 h',
    timestamptz '2030-01-01' + {n} * interval '1 h' + '30 min');"""


def psql(database, *statements):
    words = [word for statement in statements for word in ("-c", statement)]
    subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, *words], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def fresh(bench, events):
    database = bench.fresh("bench_feed")
    psql(database, *LOAD.format(events=events).split(";"))
    return database


def run_once(command):
    """Seconds, and the most memory in MB."""
    begin = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (0, 1)]
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        raise RuntimeError(f"{' '.join(command)}: wait status {status}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def measure_catch_up(report, booking, database, events, rounds=min(5, ROUNDS)):
    watch = [booking, "watch", "--since", "beginning", "--json", "--count", str(events), "-d", database]
    copy = ["psql", "-XqAt", "-d", database, "-c", f"copy ({VISIBLE}) to stdout"]
    pairs = [(run_once(watch), run_once(copy)) for _ in range(rounds)]
    ours, floor = (statistics.median(pair[i][0] for pair in pairs) for i in (0, 1))
    memory = max(pair[0][1] for pair in pairs)
    report.row(f"P8 `watch --since beginning`, {events:,} events / COPY", f"{ours:.2f} s", f"{floor:.2f} s",
               f"{ratio(floor / ours)} of its speed, {memory:.0f} MB", "≥ 0.5, ≤ 30 MB")


def measure_latency(report, booking, database, rounds=500):
    """From the answer to the commit to the line on a pipe, in milliseconds."""
    watch = subprocess.Popen([booking, "watch", "--json", "-d", database], stdout=subprocess.PIPE)
    client = subprocess.Popen(["psql", "-XqAt", "-d", database], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, bufsize=1)
    lines = []
    threading.Thread(target=lambda: lines.extend(time.perf_counter() for _ in watch.stdout), daemon=True).start()
    commits = []
    time.sleep(1)
    for n in range(rounds):
        client.stdin.write(CREATE.format(n=n).replace("\n", " ") + "\n")
        client.stdout.readline()
        commits.append(time.perf_counter())
        time.sleep(0.02 if n % 2 else 0.001)
    time.sleep(3)
    watch.terminate()
    client.stdin.close()
    # A line is stamped when Python gets around to reading it, so this is an upper bound.
    delays = sorted(max(0, line - commit) * 1000 for line, commit in zip(lines, commits))
    report.row(f"P7 commit to line, {len(delays)} events", f"p50 {delays[len(delays) // 2]:.1f} ms", "",
               f"p99 {delays[len(delays) * 99 // 100]:.1f} ms", "≤ 5, ≤ 20 ms")


@contextmanager
def crowd(command, count=50):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    members = [subprocess.Popen(command, **quiet) for _ in range(count)]
    time.sleep(3)
    try:
        yield
    finally:
        for member in members:
            member.terminate()
        for member in members:
            member.wait()


def writes_a_second(database, folder):
    script = folder / "write.sql"
    script.write_text("\\set n random(1, 1000000)\n" + CREATE.format(n=":n").replace("\n", " ") + "\n")
    output = subprocess.run(
        ["pgbench", "-n", "-c", "4", "-T", "5", "-f", script, database], check=True, capture_output=True, text=True)
    return float(re.search(r"tps = ([0-9.]+)", output.stdout).group(1))


def measure_crowd(report, booking, listen, database, folder, rounds=min(3, ROUNDS)):
    pairs = []
    for _ in range(rounds):
        with crowd([booking, "watch", "--json", "--mine", "--user", "nobody", "-d", database]):
            ours = writes_a_second(database, folder)
        with crowd([listen, database]):
            pairs.append((ours, writes_a_second(database, folder)))
    ours, floor = (statistics.median(column) for column in zip(*pairs))
    report.row("writes a second beside 50 watchers / 50 that LISTEN", f"{ours:.0f}", f"{floor:.0f}", ratio(ours / floor), "≥ 1")


def measure(bench, report):
    events = min(bench.most, 1_000_000)
    database = fresh(bench, events)
    report.table("the feed", "ours", "floor", "ratio", "target")
    measure_catch_up(report, bench.booking, database, events)
    measure_latency(report, bench.booking, database)
    measure_crowd(report, bench.booking, bench.floor["listen"], database, bench.folder)
