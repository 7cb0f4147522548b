"""One process of ours and one of its floor, in turn, A B A B: a row of the table."""

import os
import statistics
import time

from report import milliseconds, ratio

ROUNDS = int(os.environ.get("ROUNDS", 200))


def run_once(command):
    """Seconds from start to end of one process."""
    begin = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (0, 1, 2)]
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
    _, status = os.waitpid(pid, 0)
    if status != 0:
        raise RuntimeError(f"{' '.join(command)}: wait status {status}")
    return time.perf_counter() - begin


def compare(report, name, ours, floor, target):
    """Medians, and their ratio. Either is a command, or makes a new one each time. Gives both, or None where one failed."""
    command = ours if callable(ours) else lambda: ours
    base = floor if callable(floor) else lambda: floor
    try:
        for _ in range(5):
            run_once(command()), run_once(base())
        pairs = [(run_once(command()), run_once(base())) for _ in range(ROUNDS)]
    except RuntimeError as error:
        report.row(name, "–", "–", f"failed: {error}", target)
        return None
    mine, least = (statistics.median(column) for column in zip(*pairs))
    report.row(name, milliseconds(mine), milliseconds(least), ratio(mine / least), target)
    return mine, least
