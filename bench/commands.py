"""Commands, whole processes (P1, P2, P5), and what sessions that stay open create a second (P1b)."""

import os
import pathlib
import random
from datetime import datetime, timedelta

import throughput
from compare import compare

FOLDER = pathlib.Path(__file__).resolve().parent / "floor"


def create_at_random(booking, *words, resource="Bench"):
    """At an hour of its own, as the floor does: conflicts are not what is measured here."""
    hour = datetime(2031, 1, 1) + timedelta(hours=random.randrange(1_000_000))
    return [booking, "create", resource, f"{hour:%Y-%m-%dT%H:%MZ}", "--for", "1h", "--quiet", *words]


def measure(bench, report):
    booking, floor, database = bench.booking, bench.floor, bench.database
    connect, psql = [floor["connect"], database], ["psql", "-XAtc", "select 1", database]
    pipeline = [floor["pipeline"], database, str(FOLDER / "create.sql")]
    bare = [floor["pipeline"], database, str(FOLDER / "bare.sql")]
    report.table("commands, medians", "ours", "floor", "ratio", "target")
    compare(report, "P2 `--version` / exit", [booking, "--version"], [floor["exit"]], "≤ 1.2")
    compare(report, "P2 `--help` / exit", [booking, "--help"], [floor["exit"]], "≤ 1.2")
    compare(report, "(psql / connect)", psql, connect, "–")

    identifier = bench.prepare()
    for name, ours in {"list": ["list"], "show": ["show", identifier]}.items():
        compare(report, f"P1 `{name}` / connect", [booking, *ours], connect, "≤ 1.5")
        compare(report, f"P1 `{name}` / psql", [booking, *ours], psql, "≤ 0.6")
    create = lambda: create_at_random(booking)
    compare(report, "P1 `create` / pipeline", create, pipeline, "≤ 1.3")
    compare(report, "P1 `create` / bare statement", create, bare, "≤ 1.3")
    compare(report, "P1 `create` / psql", create, psql, "≤ 0.6")
    compare(report, "(pipeline / psql)", pipeline, psql, "–")
    # What a chance overlap has left PENDING would make the next one a pass with work.
    bench.call("process-pending", "--grace", "0s", "--quiet")
    compare(report, "P5 an idle pass / connect", [booking, "process-pending"], connect, "≤ 1.5")
    throughput.measure(bench, report)
    report.say(f"The program, stripped: {os.path.getsize(booking) / 1e6:.1f} MB (≤ 10).")
