"""The resolver against the bare UPDATE of the same winners (P3, P4), and how its cost grows (P11)."""

import json
import pathlib
import re
import statistics
import subprocess
import time

from compare import ROUNDS
from growth import draw_growth, up_to
from limits import lift_limits
from report import ratio

FOLDER = pathlib.Path(__file__).resolve().parent / "resolver"

# Name, bookings, resources, quarters of an hour, and the ratios to reach: to our own floor, to the minimal table.
SHAPES = [
    ("200 resources, 80 % win", 100_000, 200, 8_000, "1.25", "2"),
    ("50 hot resources, 24 % win", 100_000, 50, 2_600, "1.4", "–"),
    ("20,000 cold resources", 100_000, 20_000, 400, "1.15", "–"),
]


def psql(database, *words, **options):
    command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def statement_time(output):
    return float(re.findall(r"Time: ([0-9.]+) ms", output)[-1])


class Queue:
    """A database with PENDING bookings, and copies of it."""

    def __init__(self, booking, server, bookings, resources, slots):
        self.booking, self.server = booking, server
        self.make("template1", "pass")
        subprocess.run([booking, "init", "-q", "-d", self.named("pass")], check=True, stdout=subprocess.DEVNULL)
        lift_limits(booking, self.named("pass"))
        sizes = {"bookings": bookings, "resources": resources, "slots": slots}
        options = [word for name, value in sizes.items() for word in ("-v", f"{name}={value}")]
        psql(self.named("pass"), *options, "-f", FOLDER / "load.sql")

    def named(self, database):
        return re.sub(r"dbname=\S+", f"dbname=bench_{database}", self.server)

    def make(self, template, database):
        psql(self.server, "-c", f"drop database if exists bench_{database} with (force)",
             "-c", f"create database bench_{database} template {template} strategy file_copy", "-c", "checkpoint")

    def renew(self):
        """As it was before any pass: a copy that, as a restored one, has to be made usable first."""
        self.make("bench_before", "pass")
        subprocess.run([self.booking, "init", "-q", "-d", self.named("pass")], check=True, stdout=subprocess.DEVNULL)
        psql(self.named("pass"), "-c", "checkpoint")

    def resolve(self):
        command = [self.booking, "process-pending", "--json", "-d", self.named("pass")]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    def winners(self):
        return psql(self.named("pass"), "-c", "select id from booking.booking where status = 'VALID'")

    def floor(self, script, winners):
        self.make("bench_before", "floor")
        return statement_time(psql(self.named("floor"), "-f", FOLDER / script, input=winners))


def ratios(booking, server, bookings, resources, slots, rounds):
    """Medians: our pass in ms, and its ratios to the floors, each measured right after it."""
    ours, own, minimal = [], [], []
    queue = Queue(booking, server, bookings, resources, slots)
    queue.make("bench_pass", "before")
    for _ in range(rounds):
        queue.renew()
        elapsed = queue.resolve()["elapsed_ms"]
        winners = queue.winners()
        ours.append(elapsed)
        own.append(elapsed / queue.floor("floor.sql", winners))
        minimal.append(elapsed / queue.floor("minimal.sql", winners))
    return tuple(map(statistics.median, (ours, own, minimal)))


def measure_floors(bench, report):
    report.table(f"a pass over {min(100_000, bench.most):,} PENDING bookings (P3, P4)", "ours", "/ UPDATE", "target", "/ minimal table", "target")
    # Fewer bookings are of as many fewer resources, so that as many win.
    share = min(1, bench.most / 100_000)
    for name, bookings, resources, slots, target, target_minimal in SHAPES:
        ours, own, minimal = ratios(bench.booking, bench.database, int(bookings * share), max(1, int(resources * share)), slots, min(5, ROUNDS))
        report.row(name, f"{ours:.0f} ms", ratio(own), f"≤ {target}", f"{minimal:.2f}", f"≤ {target_minimal}")


def measure_shared(bench, report):
    """Resolvers that run at once: from their start to the end of the last, and whether they come to the same end; ratios
    to the one of the same round."""
    bookings = min(100_000, bench.most)
    report.table(f"resolvers at once, {bookings:,} PENDING bookings", "until all have ended", "/ one", "target")
    queue = Queue(bench.booking, bench.database, bookings, max(1, bookings // 500), 8_000)
    queue.make("bench_pass", "before")
    times, ends = {1: [], 2: [], 8: []}, set()
    for _ in range(min(9, ROUNDS)):
        for count in times:
            queue.renew()
            begin = time.perf_counter()
            command = [bench.booking, "process-pending", "--quiet", "-d", queue.named("pass")]
            resolvers = [subprocess.Popen(command) for _ in range(count)]
            if any([resolver.wait() for resolver in resolvers]):
                raise RuntimeError("a resolver failed")
            times[count].append((time.perf_counter() - begin) * 1000)
            ends.add(psql(queue.named("pass"), "-c", "select md5(string_agg(id || status, '' order by id)) from booking.booking"))
    for count in times:
        to_one = statistics.median(many / one for many, one in zip(times[count], times[1]))
        report.row(count, f"{statistics.median(times[count]):.0f} ms", ratio(to_one), "≤ 1")
    report.say("The winners were the same each time." if len(ends) == 1 else "THE WINNERS DIFFERED.")


def measure_stale(bench, report):
    """The same pass with the statistics of when nothing was PENDING, which is when they are taken."""
    queue = Queue(bench.booking, bench.database, 20_000, 200, 8_000)
    queue.make("bench_pass", "before")
    ratios = []
    for _ in range(min(5, ROUNDS)):
        queue.renew()
        fresh = queue.resolve()["elapsed_ms"]
        queue.renew()
        psql(queue.named("pass"), "-c", "update booking.booking set status = 'REJECTED'", "-c", "vacuum analyze",
             "-c", "update booking.booking set status = 'PENDING'")
        ratios.append(queue.resolve()["elapsed_ms"] / fresh)
    report.table("20,000 PENDING bookings", "/ with fresh statistics", "target")
    report.row("a pass with the statistics of an empty queue", ratio(statistics.median(ratios)), "≤ 1.5")


def measure_growth(bench, report):
    """500 bookings a resource each time, so that all are equally full (P11)."""
    report.table("PENDING bookings (P11)", "a pass", "each")
    times = []
    for bookings in up_to(min(bench.most, 1_000_000)):
        queue = Queue(bench.booking, bench.database, bookings, max(1, bookings // 500), 8_000)
        times.append((bookings, queue.resolve()["elapsed_ms"] / 1000))
        report.row(f"{bookings:,}", f"{times[-1][1] * 1000:.0f} ms", f"{times[-1][1] * 1e6 / bookings:.1f} µs")
    draw_growth(report, "resolver", {"a pass": times})


def measure(bench, report):
    for part in (measure_floors, measure_shared, measure_stale, measure_growth):
        part(bench, report)
