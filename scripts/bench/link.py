"""A slow phone line, played by the web server: gzip, one shared rate, round trips, TCP's slow start.

Between machines a line is slowed packet by packet; on one machine, and without rights to its network, the server can
do the sums itself. It waits two round trips before the first request (TCP, TLS 1.3), half a round trip on the way of
each request and answer, sends all answers of a visit over one line as HTTP/2 does, and lets at most ten packets of
1,460 bytes (RFC 6928) be on their way until the browser has had time to confirm them, then more and more (RFC 5681).
Not played: lost packets, DNS, bytes of certificates and TCP headers, and HTTP/2's compressed headers and priorities.
"""

import asyncio
import gzip
import mimetypes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKET, FIRST_WINDOW = 1460, 10  # bytes, packets
TEXT = (".html", ".css", ".js", ".json", ".xml", ".svg", ".webmanifest", ".txt", ".vcf", ".map")
KEEP = 600  # seconds that a browser may use a file again: what GitHub Pages says


@dataclass
class Line:
    """One line to one phone. rate: bit/s; trip: seconds to the server and back; times on the event loop's clock."""

    rate: float
    trip: float
    free: float = 0.0  # when the last packet has been put on the line
    window: float = FIRST_WINDOW * PACKET
    away: int = 0  # bytes sent and not confirmed
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    def restart(self) -> None:
        """Forget the last visit."""
        self.free, self.window, self.away = 0.0, FIRST_WINDOW * PACKET, 0

    async def send(self, data: bytes, writer: asyncio.StreamWriter) -> None:
        """Let `data` arrive at the pace of the line."""
        clock = asyncio.get_running_loop()
        for start in range(0, len(data), PACKET):
            packet = data[start : start + PACKET]
            while self.away and self.away + len(packet) > self.window:
                self.moved.clear()
                await self.moved.wait()
            self.free = max(self.free, clock.time()) + len(packet) * 8 / self.rate
            self.away += len(packet)
            clock.call_at(self.free + self.trip / 2, writer.write, packet)
            clock.call_at(self.free + self.trip, self._confirm, len(packet))
        await asyncio.sleep(max(0.0, self.free + self.trip / 2 - clock.time()))

    def _confirm(self, size: int) -> None:
        self.away = max(0, self.away - size)
        self.window += size
        self.moved.set()


@dataclass
class Visit:
    """What a visit cost: bytes of the answers' bodies as sent, requests, seconds from the first contact to the last byte."""

    requests: list[tuple[str, int]] = field(default_factory=list)
    started: float | None = None
    ended: float = 0.0

    def touch(self) -> None:
        """Note the first contact."""
        if self.started is None:
            self.started = asyncio.get_running_loop().time()

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.requests)

    @property
    def seconds(self) -> float:
        return self.ended - (self.started or 0.0)


class SlowServer:
    """Serves the folder `site` on this machine over `line`; `visit` counts."""

    def __init__(self, site: Path, line: Line) -> None:
        self.site = site
        self.line = line
        self.visit = Visit()
        self.busy = 0
        self._greeted: asyncio.Event | None = None

    def open_line(self) -> None:
        """Start from nothing: the connection has to be opened again."""
        self._greeted = None
        self.line.restart()

    def start_visit(self) -> None:
        """Count anew, over the connection there is."""
        self.visit = Visit()

    async def quiet(self, seconds: float) -> None:
        """Wait until nothing has been asked or sent for `seconds`."""
        clock = asyncio.get_running_loop()
        while self.busy or clock.time() - self.visit.ended < seconds:
            await asyncio.sleep(seconds / 10)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection until the browser closes it."""
        try:
            await self._greet()
            while request := await reader.readuntil(b"\r\n\r\n"):
                self.busy += 1
                self.visit.touch()
                try:
                    await asyncio.sleep(self.line.trip / 2 + len(request) * 8 / self.line.rate)
                    await self._serve(request.split()[1].decode(), writer)
                finally:
                    self.busy -= 1
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _greet(self) -> None:
        # The browser opens several HTTP/1.1 connections for what is one connection of HTTP/2: only one handshake.
        if self._greeted is None:
            self._greeted = greeted = asyncio.Event()
            self.visit.touch()
            await asyncio.sleep(2 * self.line.trip)
            greeted.set()
        await self._greeted.wait()

    async def _serve(self, address: str, writer: asyncio.StreamWriter) -> None:
        visit = self.visit
        path = self.site / unquote(urlsplit(address).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else self.site / "404.html"
        body, coding = path.read_bytes(), ""
        if path.suffix in TEXT:
            body, coding = gzip.compress(body, 6, mtime=0), "Content-Encoding: gzip\r\n"
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        head = (
            f"HTTP/1.1 {'200 OK' if found else '404 Not Found'}\r\nContent-Type: {kind}\r\n{coding}"
            f"Content-Length: {len(body)}\r\nCache-Control: max-age={KEEP}\r\n\r\n"
        )
        visit.requests.append((address, len(body)))
        await self.line.send(head.encode() + body, writer)
        visit.ended = asyncio.get_running_loop().time()


@asynccontextmanager
async def slow_server(site: Path, rate: float, trip: float) -> AsyncIterator[tuple[str, SlowServer]]:
    """Give (address, server) of `site` over a line of `rate` bit/s and `trip` seconds a round trip."""
    server = SlowServer(site, Line(rate, trip))
    listening = await asyncio.start_server(server.answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/", server
    finally:
        listening.close()
