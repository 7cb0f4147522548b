"""Files of bookings, in and out, against COPY of the same rows (P9, P10), and how import grows (P11)."""

import pathlib

from feed import psql, run_once
from growth import draw_growth, up_to
from report import ratio

FLOOR = """
    create table floor_booking (like booking.booking including all);
    alter table floor_booking add exclude using gist (resource_id with =, busy with &&) where (status = 'VALID');
    create table floor_event (id bigint generated always as identity primary key, image jsonb);
    create unlogged table floor_file (resource_id text, user_id text, start_time timestamptz, end_time timestamptz, note text)
"""
# Into a copy of the table, with one event of a booking each; names become ids on the way, as they have to.
COPY_IN = """with placed as (
    insert into floor_booking (resource_id, user_id, start_time, end_time, busy, note)
    select r.id, f.user_id, f.start_time, f.end_time, tstzrange(f.start_time, f.end_time), f.note
    from floor_file f join booking.resource r on r.name = f.resource_id returning *)
    insert into floor_event (image) select to_jsonb(p) from placed p"""
COPY_OUT = "copy (select to_json(b) from booking.bookings b) to stdout"


def fresh(bench, name):
    database = bench.fresh(name)
    psql(database, "insert into booking.resource (name) select 'room ' || i from generate_series(1, 200) i",
         *FLOOR.split(";"))
    return database


def write_file(path, bookings):
    """Side by side on 200 resources."""
    with open(path, "w") as file:
        file.write("resource_id,user_id,start_time,end_time,note\n")
        for i in range(bookings):
            hour = i // 200
            day, clock = divmod(hour, 24)
            year, day = divmod(day, 336)
            start = f"{2031 + year}-{1 + day // 28:02}-{1 + day % 28:02}T{clock:02}:00:00Z"
            note = f"a note, number {i}" if i % 3 == 0 else ""
            file.write(f"room {1 + i % 200},user{i % 500},{start},{start[:14]}30:00Z,\"{note}\"\n")


def measure_import(bench, report, bookings):
    """The database, and how long ours and the floor took."""
    path = bench.folder / "bookings.csv"
    write_file(path, bookings)
    database = fresh(bench, f"bench_exchange_{bookings}")
    floor, _ = run_once(["psql", "-XqAt", "-d", database, "-c", f"\\copy floor_file from '{path}' csv header",
                         "-c", COPY_IN])
    ours, memory = run_once([bench.booking, "import", str(path), "-q", "-d", database])
    report.row(f"P9 `import`, {bookings:,} bookings, CSV / COPY", f"{ours:.2f} s", f"{floor:.2f} s", ratio(ours / floor),
               f"{memory:.0f} MB", "≤ 1.3")
    return database, ours, floor


def measure_export(report, booking, database, bookings, rounds=3):
    psql(database, "vacuum analyze booking.booking")
    copy = ["psql", "-XqAt", "-d", database, "-c", COPY_OUT]
    for words in (["list", "-o", "ndjson"], ["export"], ["export", "-o", "ics"]):
        pairs = [(run_once([booking, *words, "-d", database]), run_once(copy)) for _ in range(rounds)]
        ours, floor = (sorted(pair[i][0] for pair in pairs)[rounds // 2] for i in (0, 1))
        memory = max(pair[0][1] for pair in pairs)
        name = ("" if "ics" in words else "P10 ") + f"`{' '.join(words)}`, {bookings:,} bookings / COPY as JSON"
        report.row(name, f"{ours:.2f} s", f"{floor:.2f} s", ratio(ours / floor), f"{memory:.0f} MB",
                   "–" if "ics" in words else "≤ 1.2, ≤ 30 MB")


def measure(bench, report):
    report.table("files of bookings", "ours", "floor", "ratio", "memory", "target")
    sizes = up_to(min(bench.most, 1_000_000))
    runs = [measure_import(bench, report, bookings) for bookings in sizes]
    measure_export(report, bench.booking, runs[-1][0], sizes[-1])
    draw_growth(report, "import", {
        "booking import": [(n, ours) for n, (_, ours, _) in zip(sizes, runs)],
        "COPY": [(n, floor) for n, (_, _, floor) in zip(sizes, runs)]})
