"""What sessions that stay open create a second (P1b), against the bare placing statement, prepared both."""

import pathlib
import re
import statistics
import subprocess

from report import ratio

BENCH = pathlib.Path(__file__).resolve().parent
SESSIONS, SECONDS, ROUNDS = 16, 5, 5


def rate(pgbench, script, database):
    """Transactions a second."""
    run = subprocess.run(
        [pgbench, "-n", "-M", "prepared", "-c", str(SESSIONS), "-j", "2", "-T", str(SECONDS), "-f", script, database],
        check=True, capture_output=True, text=True)
    return float(re.search(r"tps = ([\d.]+)", run.stdout)[1])


def measure(bench, report):
    """The two in turn, as what was written before makes both slower."""
    ours, floor = BENCH / "throughput/create.sql", BENCH / "floor/bare.sql"
    pairs = [(rate(bench.pgbench, ours, bench.database), rate(bench.pgbench, floor, bench.database)) for _ in range(ROUNDS)]
    mine, bare = (statistics.median(column) for column in zip(*pairs))
    report.row(f"P1b {SESSIONS} sessions create / place", f"{mine:.0f}/s", f"{bare:.0f}/s", ratio(mine / bare), "≥ 0.7")
