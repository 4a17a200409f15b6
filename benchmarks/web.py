"""Load the web pages and the API at a steady rate: ``make bench-web``, or ``python benchmarks/web.py --help``.

Open loop: requests leave at their time whether or not earlier ones were answered, and a wait counts from that time. The
generator runs on the same machine. Prints one table with the machine's facts; nothing is asserted.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import grenswijzer

ROOT = Path(__file__).resolve().parent.parent

BOUND_MS = 100
"""A p99 for a page and a call at 50 requests a second on two cores."""

LONGEST_SECONDS = 60
"""A request without an answer after this is an error."""

IDLE_SECONDS = 5
"""A connection that was idle for longer is not used again: the service closes it after ten, perhaps just then."""

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Request:
    """What is sent: method, path, and what belongs to it."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def text(self, host: str) -> bytes:
        """The bytes on the wire."""
        headers = {"Host": host, "Content-Length": str(len(self.body)), **self.headers}
        lines = [f"{self.method} {self.path} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode() + self.body


class Connections:
    """Connections that are used again, unless the service says that it closes them."""

    def __init__(self, port: int) -> None:
        self.port, self.host = port, f"127.0.0.1:{port}"
        self.idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter, float]] = []

    def drop(self) -> None:
        """Close what is not in use."""
        while self.idle:
            self.idle.pop()[1].close()

    async def answer(self, request: Request) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of one request."""
        oldest = time.perf_counter() - IDLE_SECONDS
        while self.idle and (self.idle[-1][0].at_eof() or self.idle[-1][2] < oldest):
            self.idle.pop()[1].close()
        reader, writer = (
            self.idle.pop()[:2]
            if self.idle
            else await asyncio.open_connection("127.0.0.1", self.port, limit=2**22)
        )
        try:
            writer.write(request.text(self.host))
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.strip().split("\r\n")
            headers = {
                name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
            }
            body = await reader.readexactly(int(headers.get("content-length", 0)))
        except BaseException:
            writer.close()
            raise
        if headers.get("connection") == "close":
            writer.close()
        else:
            self.idle.append((reader, writer, time.perf_counter()))
        return int(first.split(" ")[1]), headers, body


@dataclass
class Measured:
    """What came of a series of requests: waits in ms, and what was no answer."""

    waits: list[float] = field(default_factory=list)
    errors: int = 0

    def at(self, share: float) -> float:
        """The wait that a share of the requests stayed below."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


async def load(connections: Connections, make: Callable[[int], Request], count: int, rate: float) -> Measured:
    """Send ``count`` requests at ``rate`` a second, come what may."""
    found = Measured()
    begin = time.perf_counter() + 0.1

    async def one(number: int) -> None:
        due = begin + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                status, _, _ = await connections.answer(make(number))
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            found.errors += 1
            return
        found.errors += status != 200
        found.waits.append((time.perf_counter() - due) * 1e3)

    await asyncio.gather(*(one(number) for number in range(count)))
    return found


@asynccontextmanager
async def service(workers: int) -> AsyncIterator[tuple[int, int]]:
    """A service of its own on a free port: the port, and the process id."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'web.sqlite'}"
        arguments = ["--port", "0", "--database", database, "--workers", str(workers)]
        log = Path(folder) / "log"
        with log.open("w") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", "grenswijzer", "serve", *arguments],
                stdout=stream,
                stderr=stream,
                start_new_session=True,
            )
        try:
            address = None
            while address is None and process.poll() is None:
                await asyncio.sleep(0.1)
                address = re.search(r":(\d+)/ ", log.read_text())
            if address is None:
                raise SystemExit(log.read_text())
            yield int(address[1]), process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def group(leader: int) -> list[int]:
    """The processes of a service."""
    return [
        int(path.name)
        for path in Path("/proc").iterdir()
        if path.name.isdigit() and _group_of(path) == leader
    ]


def _group_of(path: Path) -> int:
    try:
        return int((path / "stat").read_text().rpartition(")")[2].split()[2])
    except OSError:
        return -1


def memory_mb(leader: int) -> float:
    """Memory in use by all processes of a service, in MB."""
    pages = [int((Path("/proc") / str(pid) / "statm").read_text().split()[1]) for pid in group(leader)]
    return sum(pages) * PAGE / 1e6


def processor_seconds(leader: int) -> float:
    """Processor time used by all processes of a service."""
    found = 0
    for pid in group(leader):
        parts = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()
        found += int(parts[11]) + int(parts[12])
    return found / TICK


EXAMPLES = (
    "2025-netherlands-home-day-belgium",
    "2024-belgium-single-parent-in-netherlands",
    "2026-netherlands-couple-both-abroad",
    "2025-belgium-two-home-days-netherlands",
    "2024-netherlands-family-one-abroad",
    "2026-belgium-engineer-in-netherlands",
    "2025-netherlands-change-of-job",
    "2024-netherlands-nurse-in-belgium",
    "2024-belgium-family-one-abroad",
    "2026-netherlands-low-pay-in-belgium",
)
"""Both directions, three years, alone and together, one job and two."""


@lru_cache(maxsize=len(EXAMPLES))
def example(name: str) -> str:
    """An example as JSON text."""
    return json.dumps(grenswijzer.read(ROOT / "examples" / f"{name}.yaml"), default=str)


def situation(number: int) -> dict[str, object]:
    """One of the examples with pay of its own: no two numbers give the same situation."""
    found = json.loads(example(EXAMPLES[number % len(EXAMPLES)]))
    for person in found["people"].values():
        for job in person.get("jobs", {}).values():
            job["pay"]["salary"] = float(job["pay"]["salary"]) + number
    return dict(found)


async def visit(connections: Connections, number: int) -> Request:
    """The result page of a visitor who opened a file with answers."""
    _, headers, page = await connections.answer(Request("GET", "/nl/open"))
    cookie = headers["set-cookie"].partition(";")[0]
    token = page.decode().partition('name="form_token" value="')[2].partition('"')[0]
    edge = "edge-of-a-part"
    parts = (
        f'--{edge}\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n{token}\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.yaml"\r\n\r\n'
        f"{json.dumps(situation(number))}\r\n--{edge}--\r\n"
    )
    kind = f"multipart/form-data; boundary={edge}"
    status, _, _ = await connections.answer(
        Request("POST", "/nl/upload", {"Cookie": cookie, "Content-Type": kind}, parts.encode())
    )
    if status != 303:
        raise SystemExit(f"the answers of the example were not taken: {status}")
    return Request("GET", "/nl/result", {"Cookie": cookie})


def call(number: int) -> Request:
    """A calculation over the API, each of another situation."""
    body = json.dumps({"situation": situation(number)}).encode()
    return Request("POST", "/api/v1/calculate", {"Content-Type": "application/json"}, body)


async def measure(workers: int, rate: float, count: int, total: int, warming: float) -> None:
    """Run all series against one service and print the table."""
    rows: list[Sequence[str]] = [("", "sent", "errors", "p50 ms", "p99 ms", "processor ms each", "bound p99")]
    async with service(workers) as (port, leader):
        connections = Connections(port)
        # every process has loaded its law and made the rest ready, as some time after a start
        for number in range(4 * len(EXAMPLES) * workers):
            await connections.answer(call(-1 - number))
        await asyncio.sleep(warming)
        connections.drop()  # the service has closed what was idle
        visits = [await visit(connections, number) for number in range(count)]

        async def series(name: str, make: Callable[[int], Request], sent: int, bound: str) -> None:
            before = processor_seconds(leader)
            found = await load(connections, make, sent, rate)
            each = (processor_seconds(leader) - before) / sent * 1e3
            numbers = (f"{found.at(0.5):.0f}", f"{found.at(0.99):.0f}", f"{each:.1f}")
            rows.append((name, f"{sent:,}", f"{found.errors}", *numbers, bound))

        bound = f"{BOUND_MS}"
        await series("result page, first look (computed)", lambda n: visits[n], count, bound)
        await series("result page, looked at again", lambda n: visits[-1 - n % 20], count, bound)
        await series("API calculate, each another situation", call, count, bound)
        await series("static page", lambda n: Request("GET", "/nl/about"), count, bound)
        first = memory_mb(leader)
        half = (total - 4 * count) // 2
        for part in range(2 if half > 0 else 0):
            await series(
                f"both in turn, part {part + 1}",
                lambda n: visits[n % count] if n % 2 else call(n),
                half,
                bound,
            )
        last = memory_mb(leader)
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, load {os.getloadavg()[0]:.1f}; {workers} processes, {rate:g} requests a second"
    )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        print("  ".join(cells))
    print(f"memory of all processes: {first:.0f} MB, after {total:,} requests {last:.0f} MB")


def main() -> None:
    """Run the measurements."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    arguments.add_argument("--rate", type=float, default=50.0, help="requests a second")
    arguments.add_argument("--count", type=int, default=500, help="requests of each series")
    arguments.add_argument("--total", type=int, default=10_000, help="requests in all, for the memory")
    arguments.add_argument("--warming", type=float, default=15.0, help="seconds of rest before measuring")
    arguments.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that answer")
    chosen = arguments.parse_args()
    # whoever ends this ends the service too
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    asyncio.run(measure(chosen.workers, chosen.rate, chosen.count, chosen.total, chosen.warming))


if __name__ == "__main__":
    main()
