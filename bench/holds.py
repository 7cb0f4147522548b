"""Holds: what they cost, and how fast they are handed over (P13), beside flock on a local file and etcd's lock.

All three run the same command under the lock: it appends the times at which it began and ended to a log. As one has it to
itself, a begin minus the end before it is a hand-over: the old holder's way out, the release, and the next one's start.
"""

import os
import pathlib
import re
import shutil
import statistics
import subprocess
import time
from contextlib import contextmanager

from compare import ROUNDS, compare
from report import ratio

WAITERS, ROUNDS = 16, 6


def compile_stamp(folder):
    """The command that is run: a C program, so that what is measured is the lock."""
    program = str(folder / "stamp")
    subprocess.run(["cc", "-O2", "-o", program, pathlib.Path(__file__).parent / "holds/stamp.c"], check=True)
    return program


def etcd_programs():
    """Debian's etcd, installed if it is missing and can be; None without it."""
    if not shutil.which("etcd") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "etcd-server", "etcd-client"],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (shutil.which("etcd"), shutil.which("etcdctl")) if shutil.which("etcd") else None


@contextmanager
def etcd(report, folder):
    """One of our own, over sockets in the folder; yields the words that begin a lock, or None."""
    programs = etcd_programs()
    if not programs:
        report.say("(etcd is not installed: apt-get install etcd-server etcd-client)")
        yield None
        return
    client, peer = "http://127.0.0.1:23790", "http://127.0.0.1:23800"
    server = subprocess.Popen(
        [programs[0], "--data-dir", str(folder / "etcd"), "--listen-client-urls", client, "--advertise-client-urls",
         client, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster",
         f"default={peer}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ctl = [programs[1], "--endpoints", client]
    os.environ["ETCDCTL_API"] = "3"
    try:
        while subprocess.run([*ctl, "endpoint", "health"], capture_output=True).returncode != 0:
            time.sleep(0.1)
        yield [*ctl, "lock", "bench"]
    finally:
        server.terminate()
        server.wait()


def turns(command, log, waiters, rounds):
    """So many at once that each take so many turns, one after the other: hand-overs in milliseconds, and turns a second."""
    log.write_text("")
    script = f"n=0; while [ $n -lt {rounds} ]; do \"$@\" || exit; n=$((n + 1)); done"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    begin = time.perf_counter()
    people = [subprocess.Popen(["sh", "-c", script, "sh", *command], **quiet) for _ in range(waiters)]
    if any(person.wait() for person in people):
        raise RuntimeError(" ".join(command))
    elapsed = time.perf_counter() - begin
    stamps = sorted(tuple(map(int, line.split())) for line in log.read_text().splitlines())
    gaps = [(later[0] - earlier[1]) / 1e6 for earlier, later in zip(stamps, stamps[1:])]
    if min(gaps) < 0:
        raise RuntimeError(f"two had it at once: {' '.join(command)}")
    return gaps, len(stamps) / elapsed


def handovers(command, log, rounds):
    """On an idle machine: one holds it, one waits; each time the next waiter is there before the holder lets go."""
    gaps = []
    for _ in range(rounds):
        log.write_text("")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        first = subprocess.Popen([*command, "0.3"], **quiet)
        while not log.read_text():
            time.sleep(0.002)
        second = subprocess.Popen(command, **quiet)
        if first.wait() or second.wait():
            raise RuntimeError(" ".join(command))
        (_, end), (begin, _) = sorted(tuple(map(int, line.split())) for line in log.read_text().splitlines() if " " in line)
        gaps.append((begin - end) / 1e6)
    return gaps


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def measure(bench, report):
    booking, folder = bench.booking, bench.folder
    bench.prepare()
    stamp, log, lock = compile_stamp(folder), folder / "log", folder / "lock"
    count = iter(range(10**9))
    report.table("a hold", "ours", "floor", "ratio", "target")
    create = lambda: [booking, "create", f"C{next(count)}", "now", "--for", "1m", "--quiet"]
    compare(report, "`run R -- true` / `create`", [booking, "run", "R", "--for", "1m", "--", "true"], create, "≤ 2")
    with etcd(report, folder) as etcd_lock:
        ways = {"booking run": [booking, "run", "R", "--for", "1h", "--"], "flock": ["flock", str(lock)]}
        if etcd_lock:
            ways["etcdctl lock"] = etcd_lock
        report.table("P13", "hand-over, idle: p50", "p99", f"{WAITERS} waiters: turns a second", "hand-over p50", "p99")
        # In turn, so that what else the machine does meets all of them alike.
        idle, rates = {name: [] for name in ways}, {name: [] for name in ways}
        for _ in range(10):
            for name, way in ways.items():
                idle[name] += handovers([*way, stamp, str(log)], log, rounds=20)
        for _ in range(5):
            for name, way in ways.items():
                rates[name].append(turns([*way, stamp, str(log)], log, WAITERS, ROUNDS))
        for name in ways:
            gaps = [gap for run, _ in rates[name] for gap in run]
            report.row(name, *(f"{percentile(idle[name], part):.1f} ms" for part in (0.5, 0.99)),
                       ratio(statistics.median(rate for _, rate in rates[name])),
                       *(f"{percentile(gaps, part):.1f} ms" for part in (0.5, 0.99)))
