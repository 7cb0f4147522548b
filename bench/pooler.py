"""Commands through PgBouncer, beside curl to a warm web server that does the same on the same PostgreSQL (P12)."""

import json
import os
import pathlib
import random
import re
import shutil
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta

from compare import compare, run_once
from report import ratio

BENCH = pathlib.Path(__file__).resolve().parent
LISTED, SHELLS, TURNS = 20, 16, 12
PACKAGES = ["fastapi", "uvicorn", "sqlalchemy", "psycopg[binary]"]


@contextmanager
def pgbouncer(database, folder):
    """As it is recommended (examples/pgbouncer.ini), in the folder of the server's socket; yields the connection string."""
    server = re.search(r"host=(\S+)", database)[1]
    settings = (BENCH.parent / "examples/pgbouncer.ini").read_text()
    own = {"booking": None, "listen_addr": "", "unix_socket_dir": server, "auth_type": "trust", "auth_file": f"{folder}/users"}
    for name, value in own.items():
        line = f"* = host={server}" if value is None else f"{name} = {value}"
        settings = re.sub(rf"^{name} = .*", line, settings, flags=re.MULTILINE)
    (folder / "pgbouncer.ini").write_text(settings)
    (folder / "users").write_text('"bench" ""\n')
    as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    program = shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"
    process = subprocess.Popen([*as_owner, program, "-q", folder / "pgbouncer.ini"], stderr=subprocess.DEVNULL)
    through = f"{database} port=6432"
    try:
        while subprocess.run(["psql", "-XAtqc", "select 1", through], capture_output=True).returncode:
            time.sleep(0.1)
        yield through
    finally:
        process.terminate()
        process.wait()


@contextmanager
def web_server(database):
    """Uvicorn with what PyPI has of the rest, installed once into .build/web; yields the URL of the bookings."""
    venv = BENCH.parent / ".build/web"
    if not (venv / "bin/uvicorn").exists():
        subprocess.run(["python3", "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/pip", "install", "--quiet", *PACKAGES], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    host = re.search(r"host=(\S+)", database)[1]
    environment = dict(os.environ, WEB_DATABASE=f"postgresql+psycopg://bench@/postgres?host={host}")
    process = subprocess.Popen(
        [venv / "bin/uvicorn", "--app-dir", BENCH / "pooler", "--port", str(port), "--log-level", "error", "web:app"],
        env=environment)
    url = f"http://127.0.0.1:{port}/bookings"
    try:
        while subprocess.run(["curl", "-sf", f"{url}?resource_id=R"], capture_output=True).returncode:
            if process.poll() is not None:
                raise RuntimeError("the web server has ended")
            time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait()


def creates_a_second(new_command):
    """Of many shells at once, each with one after the other."""
    def shell(_):
        for _ in range(TURNS):
            run_once(new_command())
    begin = time.perf_counter()
    with ThreadPoolExecutor(SHELLS) as shells:
        list(shells.map(shell, range(SHELLS)))
    return SHELLS * TURNS / (time.perf_counter() - begin)


def measure(bench, report):
    booking, database, folder = bench.booking, bench.database, bench.folder
    bench.prepare()

    def times():
        hour = datetime(2031, 1, 1) + timedelta(hours=random.randrange(1_000_000))
        return f"{hour:%Y-%m-%dT%H:%MZ}", f"{hour + timedelta(hours=1):%Y-%m-%dT%H:%MZ}"

    def create(where, resource="Bench"):
        return [booking, "create", resource, *times(), "--quiet", "-d", where]

    def post(url, resource="Bench"):
        start, end = times()
        body = json.dumps({"resource_id": resource, "user_id": "bench", "start_time": start, "end_time": end})
        return ["curl", "-sf", "-H", "content-type: application/json", "-d", body, url]

    with pgbouncer(database, folder) as through, web_server(database) as url:
        for _ in range(LISTED):
            run_once(create(through, "Listed")), run_once(post(url, "Listed"))
        report.table("P12", "ours", "curl", "ratio", "target")
        fetch = ["curl", "-sf", f"{url}?resource_id=Listed"]
        for way, where, target in (("through PgBouncer", through, "≤ 0.75"), ("directly", database, "–")):
            compare(report, f"`create` {way} / curl", lambda: create(where), lambda: post(url), target)
            compare(report, f"`list` {way} / curl", [booking, "list", "Listed", "-d", where], fetch, target)
        ways = {"through PgBouncer": lambda: create(through), "directly": lambda: create(database), "curl": lambda: post(url)}
        rates = [[creates_a_second(way) for way in ways.values()] for _ in range(3)]
        report.table(f"{SHELLS} shells at once", *ways)
        report.row("creates a second", *(f"{sorted(column)[1]:.0f}" for column in zip(*rates)))
        report.row("to curl, of the same round", *(ratio(sorted(rate[i] / rate[2] for rate in rates)[1]) for i in range(3)))
