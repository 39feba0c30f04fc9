"""`python -m tests.attacks.routes --cases 3000`: bent requests to the web chat. No 500, nothing without a session."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.build import open_hub, sign_in_link
from bot.health import READY
from bot.hub.auth import COOKIE
from tests.attacks.bending import ODD
from tests.attacks.home import made, opened
from tests.attacks.state import changes, state_of
from tests.attacks.updates import Errors
from tests.attacks.ways import DERIVED
from tests.house import House

PATHS = (
    "/api/messages",
    "/api/press",
    "/api/upload",
    "/api/history",
    "/api/chat/files/1",
    "/api/chat/files/0",
    "/api/chat/files/../../household.db",
    "/api/chat/files/99999999999999999999",
    "/api/status",
    "/api/signout",
    "/api/nothing",
    "/unlock",
    "/signin",
    "/feed/x.ics",
    "/feed/%00.ics",
    "/feed/..%2f..%2fsecret.key",
    "/static/../../settings.py",
    "/static/%2e%2e/%2e%2e/build.py",
    "/health",
    "/health/live",
    "/health/ready",
    "/",
    "//",
    "/%ff%fe",
)
ANYBODY = ("/", "//", "/health", "/signin", "/static", "/feed", "/unlock")
"""How paths begin that answer without a session; what they say then holds nothing of the house."""
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE")
COOKIES = (*["good"] * 6, "none", "wrong", "huge", "twice", "odd")
ORIGINS = (*["own"] * 9, "none", "https://collect.example", "null", "http://", "\t")
TYPES = (
    "application/json",
    "application/json",
    "application/json; charset=utf-7",
    "text/plain",
    "multipart/form-data",
    "",
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {},
    {"Host": "collect.example"},
    {"Host": ""},
    {"Range": "bytes=9-1,-"},
    {"If-Modified-Since": "never"},
    {"If-None-Match": '"' * 9},
    {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "javascript"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Accept-Language": "x" * 5000},
)
VALUES = st.one_of(st.sampled_from(ODD), st.text(max_size=30), st.integers(), st.floats(allow_nan=False))


@dataclass(frozen=True, slots=True)
class Request:
    """A request, before cookies and origins of the running house are put in."""

    method: str
    path: str
    query: str
    cookie: str
    origin: str
    content_type: str
    headers: dict[str, str]
    body: bytes


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """JSON that is right but for some field, JSON of another shape, and what is no JSON."""
    kind = draw(st.sampled_from(("field", "field", "field", "shape", "deep", "bytes", "form")))
    if kind == "bytes":
        return draw(st.binary(max_size=200))
    if kind == "deep":
        return b'{"id":' + b"[" * draw(st.sampled_from((5, 900, 60_000))) + b"}"
    if kind == "form":
        name = draw(st.sampled_from(("a.txt", "../../x", "a\x00", "x" * 400, "")))
        part = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\nhello\r\n'
        ident = '--b\r\nContent-Disposition: form-data; name="id"\r\n\r\n'
        return f"{part}{ident}{draw(st.sampled_from(('aaaaaaaa', '', '../x')))}\r\n--b--\r\n".encode()
    if kind == "shape":
        return json.dumps(draw(VALUES)).encode()
    body: dict[str, Any] = {"id": f"case-{draw(st.integers(0, 10**9)):09}", "text": "what is on the shopping list?"}
    body |= {draw(st.sampled_from(("id", "text", "token", "passphrase", "more"))): draw(VALUES)}
    if draw(st.booleans()):
        body["token"] = body.pop("text")
    return json.dumps(body).encode()


@st.composite
def requests(draw: st.DrawFn) -> Request:
    """A request to one of the routes, or beside them."""
    query = draw(
        st.sampled_from(
            ("", "", "before=0", "before=x", "after=-1", "token=", "token=%00", "before=99999999999999999999")
        )
    )
    content_type = draw(st.sampled_from(TYPES))
    return Request(
        draw(st.sampled_from((*METHODS, "POST", "POST", "POST", "GET", "GET"))),
        draw(st.sampled_from((*PATHS, "/api/messages", "/api/press"))),
        query,
        draw(st.sampled_from(COOKIES)),
        draw(st.sampled_from(ORIGINS)),
        f"{content_type}; boundary=b" if content_type.startswith("multipart") else content_type,
        draw(st.sampled_from(HEADERS)),
        draw(bodies()),
    )


@dataclass
class Report:
    """What came of all requests."""

    statuses: Counter[int] = field(default_factory=Counter)
    cut_off: int = 0
    """Requests that no HTTP client can send, or that the server ended."""
    wrong: list[str] = field(default_factory=list)

    @property
    def cases(self) -> int:
        """How many there were."""
        return sum(self.statuses.values()) + self.cut_off


class Door:
    """The web chat of a house on a port of the loopback, and a visitor who is signed in as Anna."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.report = Report()
        self.errors = Errors()
        self._server = open_hub(house.app)

    async def open(self) -> None:
        """Serves, and signs Anna in."""
        for channel in self.house.app.channels.values():
            await channel.start(self.house.app.assistant)
        await self._server.start()
        self._client = httpx.AsyncClient(base_url=self._server.url, timeout=20)
        link = sign_in_link(self.house.app, self.house.member("Anna").id, self._server.url)
        self._session = (await self._client.get(link)).cookies[COOKIE]
        self._client.cookies.clear()

    async def close(self) -> None:
        """Ends the serving."""
        await self._client.aclose()
        await self._server.stop()

    async def case(self, request: Request) -> None:
        """One request, with all that must hold."""
        said = len(self.errors.said)
        before = None if request.cookie == "good" else state_of(self.house)
        try:
            answer = await self._sent(request)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError):
            self.report.cut_off += 1
            return
        self.report.statuses[answer.status_code] += 1
        # Only the web chat of this house was started: it rightly is not ready.
        failed = answer.status_code >= 500 and (answer.status_code, request.path) != (503, READY)
        if failed or len(self.errors.said) > said:
            self._wrong(request, f"{answer.status_code} {answer.text[:200]} {self.errors.said[said:]}")
        if before is None:
            if request.path == "/api/signout" and answer.status_code == 204:
                await self._again()
            return
        if answer.is_success and not request.path.startswith(ANYBODY[1:]) and request.path not in ("/", "/api/signout"):
            self._wrong(request, f"{answer.status_code} without a session")
        for change in changes(before, state_of(self.house), DERIVED):
            self._wrong(request, f"{change} without a session")

    async def _again(self) -> None:
        link = sign_in_link(self.house.app, self.house.member("Anna").id, self._server.url)
        self._session = (await self._client.get(link)).cookies[COOKIE]
        self._client.cookies.clear()

    def _wrong(self, request: Request, what: str) -> None:
        self.report.wrong.append(f"{what}: {request}"[:1500])

    async def _sent(self, request: Request) -> httpx.Response:
        cookies = {
            "good": f"{COOKIE}={self._session}",
            "wrong": f"{COOKIE}={'a' * 43}",
            "huge": f"{COOKIE}={'a' * 5000}",
            "twice": f"{COOKIE}=x; {COOKIE}=y",
            "odd": f"{COOKIE}=%00%ff; ;;=; {COOKIE}",
        }
        headers = {**request.headers, "Content-Type": request.content_type}
        if request.cookie in cookies:
            headers["Cookie"] = cookies[request.cookie]
        if request.origin != "none":
            headers["Origin"] = self._server.url if request.origin == "own" else request.origin
        address = f"{request.path}?{request.query}" if request.query else request.path
        return await self._client.request(request.method, address, headers=headers, content=request.body)


def run(folder: Path, models_dir: Path, cases: int) -> Report:
    """So many requests to a house on a folder."""
    with asyncio.Runner() as runner:
        runner.run(made(folder, models_dir))

        async def open_it() -> Door:
            door = Door(opened(folder, models_dir))
            await door.open()
            return door

        door = runner.run(open_it())
        logging.getLogger("bot").addHandler(door.errors)

        @settings(
            max_examples=cases,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(requests())
        def bend(request: Request) -> None:
            runner.run(door.case(request))

        try:
            bend()
        finally:
            logging.getLogger("bot").removeHandler(door.errors)
            runner.run(door.close())
            runner.run(door.house.stop())
    return door.report


def main() -> int:
    """Runs from the command line; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks.routes", description=__doc__)
    parser.add_argument("--cases", type=int, default=3_000)
    parser.add_argument("--models-dir", type=Path)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="routes-") as name:
        report = run(Path(name) / "home", wishes.models_dir or Path(name) / "models", wishes.cases)
    statuses = ", ".join(f"{count} × {status}" for status, count in sorted(report.statuses.items()))
    print(f"{report.cases} requests ({statuses}; {report.cut_off} cut off): {len(report.wrong)} wrong")
    print(*report.wrong[:15], sep="\n")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.CRITICAL)
    sys.exit(main())
