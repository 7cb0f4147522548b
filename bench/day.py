"""One million bookings a day, at ten times the pace, on a database that holds a million: how long each create takes over time,
and at which pace it bends.

Who books are sessions of pgbench that stay open, so that it is the server that is measured and not the start of programs. They
start each at its appointed time, whether or not the one before has been answered: how long it took counts from then on, so
that a server that falls behind cannot hide it. One create in ten is changed or given up at once, and to each create comes
one look at a day. Beside them a resolver loops, and watchers watch.
"""

import os
import pathlib
import subprocess
import time
from contextlib import contextmanager
from threading import Thread

from chart import Axis, chart
import throughput
from report import ratio
from resolver import psql

FOLDER = pathlib.Path(__file__).resolve().parent
RESOURCES, SESSIONS, WATCHERS, OWN_WATCHERS = 2_000, 16, 4, 16
MINUTES = float(os.environ.get("MINUTES", 5))
# Creates a second of a million bookings a day.
DAY = 1_000_000 / 86_400
# Two minutes, so that what is in conflict is also rejected while it runs.
RESOLVER = ["process-pending", "--loop", "--interval", "60s", "--grace", "2m", "--quiet"]
BUCKET = 5


class Load:
    """So many creates a second for so many seconds. Each is (seconds after the begin, seconds that it took)."""

    def __init__(self, bench, database, creates, seconds):
        self.asked, self.seconds, self.creates, self.looks = creates, seconds, [], []
        log = bench.folder / "log"
        for old in bench.folder.glob("log.*"):
            old.unlink()
        scripts = [word for name, weight in (("create", 9), ("change", 1), ("look", 10))
                   for word in ("-f", f"{FOLDER}/day/{name}.sql@{weight}")]
        self.began = time.time()
        subprocess.run(
            [bench.pgbench, "-n", "-M", "prepared", "-c", str(SESSIONS), "-j", "2", "-R", f"{creates * 2:.2f}", "-T", str(seconds), "-l",
             f"--log-prefix={log}", "-D", f"resources={RESOURCES}", "-D", f"hours={hours(bench.most)}", *scripts, database],
            check=True, capture_output=True, cwd=bench.folder)
        self.elapsed = time.time() - self.began
        for line in (line for part in bench.folder.glob("log.*") for line in part.read_text().splitlines()):
            _, _, took, script, second, fraction, *_ = map(int, line.split())
            # A change is a create and more, and counts as neither.
            if script != 1:
                begin = second + fraction / 1e6 - took / 1e6 - self.began
                (self.creates if script == 0 else self.looks).append((begin, took / 1e6))

    def done(self):
        """Creates a second."""
        return len(self.creates) / 0.9 / self.elapsed

    def keeps_pace(self):
        return self.done() >= 0.9 * self.asked and quantile(self.creates, 0.5) < 1


def hours(bookings):
    """Over how many the bookings of day/load.sql spread."""
    return max(48, bookings // RESOURCES * 4)


def quantile(points, share):
    values = sorted(took for _, took in points)
    return values[min(len(values) - 1, int(len(values) * share))]


@contextmanager
def company(bench, database):
    """A resolver, watchers of everything and of a person's own. Yields a list that gets how many lines each of the first saw."""
    loop = subprocess.Popen([bench.booking, *RESOLVER, "-d", database], stdout=subprocess.DEVNULL)
    watch = [bench.booking, "watch", "--json", "-d", database]
    own = [subprocess.Popen([*watch, "--mine", "--user", f"user-{i}"], stdout=subprocess.DEVNULL) for i in range(OWN_WATCHERS)]
    all_of_it = [subprocess.Popen(watch, stdout=subprocess.PIPE) for _ in range(WATCHERS)]
    seen = [0] * WATCHERS

    def count(i):
        for _ in all_of_it[i].stdout:
            seen[i] += 1
    counting = [Thread(target=count, args=(i,)) for i in range(WATCHERS)]
    for thread in counting:
        thread.start()
    time.sleep(2)
    try:
        yield seen
    finally:
        for process in (loop, *own, *all_of_it):
            process.terminate()
            process.wait()
        for thread in counting:
            thread.join()


def draw_day(report, load, passes):
    """What each five seconds' creates took."""
    buckets = {}
    for begin, took in load.creates:
        buckets.setdefault(int(begin // BUCKET), []).append((begin, took))
    full = sorted(i for i in buckets if 0 <= i < load.seconds // BUCKET)
    lines = {name: [((i + 0.5) * BUCKET, quantile(buckets[i], share) * 1000) for i in full]
             for name, share in (("p50", 0.5), ("p99", 0.99))}
    took = [value for line in lines.values() for _, value in line]
    path = report.picture("day.svg", "How long a create took over time, p50 and p99")
    chart(path, f"A create at {load.asked:.0f} a second", Axis("seconds; above, when a pass began", [load.seconds]),
          Axis("milliseconds", took, True), lines, [at - load.began for at in passes if 0 <= at - load.began <= load.seconds])


def draw_bend(report, loads):
    lines = {name: [(load.asked, quantile(load.creates, share) * 1000) for load in loads] for name, share in (("p50", 0.5), ("p99", 0.99))}
    took = [value for line in lines.values() for _, value in line]
    path = report.picture("bend.svg", "How long a create takes at which pace, p50 and p99")
    chart(path, "A create, by how many are asked for", Axis("creates a second", [load.asked for load in loads], True),
          Axis("milliseconds", took, True), lines)


def row(report, name, load, alone, bare):
    shown = [f"{quantile(points, share) * 1000:.1f} ms" for points in (load.creates, load.looks) for share in (0.5, 0.99)]
    to_alone = (quantile(load.creates, share) / quantile(alone.creates, share) for share in (0.5, 0.99))
    report.row(name, f"{load.asked:.0f}", f"{load.done():.0f}", *shown, ", ".join(map(ratio, to_alone)),
               ratio(load.done() / bare))


def size_on_disk(database):
    """Bytes with all indexes: of a booking, of an event."""
    each = ("pg_total_relation_size('booking.{0}') / (select count(*) from booking.{0})".format(table) for table in ("booking", "event"))
    return psql(database, "-c", f"select {', '.join(each)}").strip().split("|")


def company_of(database, watched, events):
    """What happened beside the load, in a sentence."""
    passes = "count(*), sum(promoted), sum(rejected), round(max(extract(epoch from finished_at - started_at)), 1)"
    count, promoted, rejected, longest = psql(database, "-c", f"select {passes} from booking.pass").strip().split("|")
    return (f"Beside them one resolver made {count} passes, the longest of {longest} s (promoted {int(promoted):,}, rejected {int(rejected):,}), "
            f"{OWN_WATCHERS} watchers watched a person's own, and {WATCHERS} everything: they saw "
            f"{', '.join(f'{count:,}' for count in watched)} of {events:,} events.")


def measure(bench, report):
    database = bench.fresh("bench_day")
    psql(database, "-v", f"bookings={bench.most}", "-v", f"resources={RESOURCES}", "-f", FOLDER / "day/load.sql")
    booking, event = size_on_disk(database)
    bare = throughput.rate(bench.pgbench, FOLDER / "floor/bare.sql", database)
    report.table(f"a day, with {bench.most:,} bookings", "creates a second", "done", "create p50", "p99", "list p50", "p99",
                 "create / at the day's own pace: p50, p99", "done / bare statement, without a rest")
    before = int(psql(database, "-c", "select count(*) from booking.event"))
    with company(bench, database) as seen:
        alone = Load(bench, database, DAY, 60)
        row(report, "a million a day", alone, alone, bare)
        ten = Load(bench, database, DAY * 10, int(MINUTES * 60))
        row(report, f"ten times the pace, {MINUTES:g} minutes", ten, alone, bare)
        loads = [alone, ten]
        while loads[-1].keeps_pace() and len(loads) < 9:
            loads.append(Load(bench, database, loads[-1].asked * 2, 20))
            row(report, f"{loads[-1].asked / DAY:.0f} times the pace, 20 s", loads[-1], alone, bare)
        # The watchers get what is still on its way.
        time.sleep(5)
        events = int(psql(database, "-c", "select count(*) from booking.event")) - before
        watched = list(seen)
    report.say(f"{SESSIONS} sessions ask, on the machine of the server: its cores are theirs too, and a server of its own would do more. "
               f"The bare statement, {throughput.SESSIONS} sessions without a rest: {bare:.0f} a second. {company_of(database, watched, events)} "
               f"On disk, with all indexes: {booking} bytes a booking, {event} an event.")
    passes = [float(at) for at in psql(database, "-c", "select extract(epoch from started_at) from booking.pass").split()]
    draw_day(report, ten, passes)
    draw_bend(report, loads)
