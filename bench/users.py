"""What users feel of a pass (P6): how long creates and updates take while one runs, against the same without one."""

import pathlib
import subprocess
import threading
import time

from report import ratio
from resolver import Queue

FOLDER = pathlib.Path(__file__).resolve().parent / "users"


def write_for(seconds, pgbench, database, log):
    """Latencies in milliseconds, sorted. One user, without a rest, over one connection: a create, then its update."""
    for old in log.parent.glob(f"{log.name}.*"):
        old.unlink()
    subprocess.run(
        [pgbench, "-n", "-c", "1", "-T", str(seconds), "-l", f"--log-prefix={log}", "-f", FOLDER / "write.sql", database],
        check=True, capture_output=True, cwd=log.parent)
    lines = [line for part in log.parent.glob(f"{log.name}.*") for line in part.read_text().splitlines()]
    return sorted(int(line.split()[2]) / 1000 for line in lines)


def quantile(values, share):
    return values[min(len(values) - 1, int(len(values) * share))]


def measure(bench, report):
    pgbench, folder = bench.pgbench, bench.folder
    bookings = min(100_000, bench.most)
    queue = Queue(bench.booking, bench.database, bookings, max(1, bookings // 500), 8_000)
    named = queue.named("pass")
    idle = write_for(5, pgbench, named, folder / "idle")
    busy = []
    writer = threading.Thread(target=lambda: busy.extend(write_for(3, pgbench, named, folder / "busy")))
    writer.start()
    time.sleep(0.3)
    elapsed = queue.resolve()["elapsed_ms"]
    writer.join()
    report.table(f"create and update beside a pass of {bookings:,} (P6)", "alone", "beside it", "ratio", "target")
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        alone, beside = quantile(idle, share), quantile(busy, share)
        target = "≤ 3" if name == "p99" else "–"
        report.row(name, f"{alone:.1f} ms", f"{beside:.1f} ms", ratio(beside / alone), target)
    report.say(f"{len(busy)} pairs of writes in 3 s, of which the pass took {elapsed / 1000:.1f} s; {len(idle) * 3 // 5} in 3 s without.")
