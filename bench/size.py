"""How commands do as the table grows (P5, P11): the same ones with 10,000 bookings and with as many as are asked for."""

import pathlib

from compare import compare
from growth import draw_growth, up_to
from resolver import Queue, psql

FOLDER = pathlib.Path(__file__).resolve().parent / "size"


def works(identifier):
    return {
        "P5 an idle pass": ["process-pending"], "P11 `list bench-1 --date`": ["list", "bench-1", "--date", "2031-03-02"],
        "P11 `why`": ["why", identifier],
        # Behind all that is booked, which reads up to a year of it; and where every hour is taken, as in all sizes.
        "P11 `free bench-1`": ["free", "bench-1", "--for", "1h", "--from", "2031-03-02"],
        "P11 `free`, of 200": ["free", "--for", "1h", "--from", "2031-03-01", "--to", "2031-03-03"],
        "P11 `agenda`, of 200": ["agenda", "--date", "2031-03-02"],
        "P11 `create --dry-run`, with the next free time": ["create", "bench-1", "2031-03-02T10:00Z", "11:00", "--dry-run"],
    }


def measure(bench, report):
    report.table("work", "ours", "floor", "ratio", "target")
    connect, free, lists, floors = [bench.floor["connect"], bench.database], [], [], []
    for bookings in up_to(bench.most):
        named = Queue(bench.booking, bench.database, 0, 200, 1).named("pass")
        psql(named, "-v", f"bookings={bookings}", "-f", FOLDER / "load.sql")
        identifier = psql(named, "-c", "select id from booking.booking limit 1").strip()
        for name, words in works(identifier).items():
            target = "≤ 1.5" if "P5" in name else "–"
            took = compare(report, f"{bookings:,} bookings: {name} / connect", [bench.booking, *words, "-d", named], connect, target)
            if took and "`list" in name:
                lists.append((bookings, took[0]))
                floors.append((bookings, took[1]))
        free += psql(named, "-v", f"bookings={bookings}", "-f", FOLDER / "free.sql").strip().splitlines()
    report.table("bookings", "to find what is free", "in the database")
    for line in free:
        report.add(line)
    draw_growth(report, "list", {"booking list --date": lists, "connect": floors})
