"""How commands do as the table grows (P5, P11): the same ones with 10,000 bookings and with as many as are asked for."""

import pathlib
import subprocess

from resolver import Queue, psql

FOLDER = pathlib.Path(__file__).resolve().parent / "size"


def measure(booking, database, compare, connect, most):
    print("| bookings | work | ours | floor | ratio | target |\n|---|---|---|---|---|---|")
    found = []
    for bookings in (10_000, most):
        queue = Queue(booking, database, 0, 200, 1)
        named = queue.named("pass")
        psql(named, "-v", f"bookings={bookings}", "-f", FOLDER / "load.sql")
        identifier = psql(named, "-c", "select id from booking.booking limit 1").strip()
        works = {
            "P5 an idle pass": ["process-pending"], "P11 `list bench-1 --date`": ["list", "bench-1", "--date", "2031-03-02"],
            "P11 `why`": ["why", identifier],
            # Behind all that is booked, and where every hour of a resource is taken for as far as there are bookings.
            "P11 `free bench-1`": ["free", "bench-1", "--for", "1h", "--from", "2031-03-02"],
            "P11 `free`, of 200": ["free", "--for", "1h", "--from", "2031-03-02", "--to", "2031-03-04"],
            "P11 `agenda`, of 200": ["agenda", "--date", "2031-03-02"],
            "P11 `create --dry-run`, with the next free time": ["create", "bench-1", "2031-03-02T10:00Z", "11:00", "--dry-run"],
        }
        for name, words in works.items():
            compare(f"{bookings:,} | {name} / connect", [booking, *words, "-d", named], connect, 1.5 if "P5" in name else "–")
        found.append(psql(named, "-v", f"bookings={bookings}", "-f", FOLDER / "free.sql").strip())
    print("\n| bookings | to find what is free | in the database |\n|---|---|---|", *found, sep="\n")
