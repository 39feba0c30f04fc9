"""Refuses connections of this Python process to hosts that are not named, and of the processes that it starts.

Stands on the interpreter's audit events (https://docs.python.org/3/library/audit_events.html), which no code of ours or
of a library comes around from Python. Imports the standard library only, because processes of libraries load it by its
file. What a library does in C, without Python's sockets, is not seen here.
"""

from __future__ import annotations

import atexit
import errno
import ipaddress
import json
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_LOG = logging.getLogger("knowledge.offline")

TOLD = "INGLENOOK_OFFLINE"
"""The variable by which a process tells those that it starts what they may reach, as JSON."""
CHILD = str(Path(__file__).parent / "child")
"""On the path of the processes that are started: Python imports `sitecustomize` from there before anything else."""

TO_ADDRESSES = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
TO_NAMES = frozenset(
    {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"},
)
TO_PROGRAMS = frozenset({"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"})
PROGRAMS = frozenset({"espeak-ng", "espeak", "ldconfig", "uname", "file", "gcc", "cc", "ld", "objdump", "lsb_release"})
"""Programs that are started beside Python, by this product or by the standard library, and that reach nothing."""

SAID_AGAIN = 60.0
LARGEST_REPORT = 1_000_000
STANDARD = frozenset(sys.stdlib_module_names)


class OfflineError(PermissionError):
    """A connection was refused, because the house is offline."""

    def __init__(self, host: str, port: int | None) -> None:
        where = host if port is None else f"{host}:{port}"
        super().__init__(errno.EACCES, f"Inglenook is offline and {where} is not configured")


class Guard:
    """What may be reached, and what was tried. One in a process."""

    def __init__(self, hosts: Iterable[str], report: str | None) -> None:
        """`report`: the file that gets a line for each host and minute; None for none."""
        self.hosts = {_plain(host) for host in hosts}
        self.report = report
        self.refused = 0
        """Attempts of this process."""
        self._addresses: set[str] = set()
        self._unwritten: dict[tuple[str, int | None, str], int] = {}
        self._said: dict[tuple[str, int | None], float] = {}
        self._lock = threading.RLock()
        self._inside = threading.local()

    def allow(self, hosts: Iterable[str]) -> None:
        """Names hosts, or addresses, that may be reached from now on; also by processes started from now on."""
        self.hosts |= {_plain(host) for host in hosts}
        self.tell_children()

    def tell_children(self) -> None:
        """Puts what processes started from now on need into the environment."""
        os.environ[TOLD] = json.dumps({"hosts": sorted(self.hosts), "report": self.report})
        path = os.environ.get("PYTHONPATH", "")
        if CHILD not in path.split(os.pathsep):
            os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [CHILD, path]))

    def install(self) -> None:
        """Begins; there is no way back. Names that may be reached are known by what they resolve to.

        A socket that gets a name resolves it before the event comes, so the class that everybody uses looks first.
        """
        resolve = socket.getaddrinfo
        plain = socket.socket.__base__

        def getaddrinfo(host: Any, *arguments: Any, **named: Any) -> Any:
            found = resolve(host, *arguments, **named)
            if host is not None and _plain(host) in self.hosts:
                self._addresses.update(_plain(str(address[0])) for *_, address in found)
            return found

        def looking_first(method: str, place: int) -> Any:
            call = getattr(plain, method)

            def looked(sock: socket.socket, *arguments: Any) -> Any:
                if len(arguments) > place:
                    self._check_address(sock, arguments[-1] if method == "sendto" else arguments[place])
                return call(sock, *arguments)

            return looked

        socket.getaddrinfo = getaddrinfo
        for method, place in (("connect", 0), ("connect_ex", 0), ("sendto", 1), ("sendmsg", 3)):
            setattr(socket.socket, method, looking_first(method, place))
        self.tell_children()
        atexit.register(self.write)
        sys.addaudithook(self._hear)

    def write(self) -> None:
        """Adds what was not reported yet to the file."""
        with self._lock:
            unwritten, self._unwritten = self._unwritten, {}
        if not unwritten or self.report is None:
            return
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        lines = [
            json.dumps({"at": at, "host": host, "port": port, "module": module, "count": count}) + "\n"
            for (host, port, module), count in unwritten.items()
        ]
        try:
            with open(self.report, "a", encoding="utf-8") as file:
                if file.tell() < LARGEST_REPORT:
                    file.write("".join(lines))
        except OSError:
            _LOG.debug("the attempts could not be written to %s", self.report)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in TO_ADDRESSES:
            self._check_address(arguments[0], arguments[1])
        elif event in TO_NAMES:
            self._check_name(arguments[0])
        elif event in TO_PROGRAMS:
            self._check_program(event, arguments)

    def _check_address(self, sock: Any, address: Any) -> None:
        if address is None or sock.family in (getattr(socket, "AF_UNIX", None), getattr(socket, "AF_NETLINK", None)):
            return
        internet = sock.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple) and len(address) > 1
        host, port = (_plain(address[0]), address[1]) if internet else (f"family {int(sock.family)}", None)
        if not internet or not self._may_reach(host):
            self._refuse(host, port)

    def _check_name(self, asked: Any) -> None:
        name = _plain(asked[0] if isinstance(asked, tuple) else asked)
        if _as_address(name) is None and not self._may_reach(name):
            self._refuse(name, None)

    def _may_reach(self, host: str) -> bool:
        if host in self.hosts or host in self._addresses or _is_local_name(host):
            return True
        address = _as_address(host)
        return address is not None and (address.is_loopback or address.is_unspecified)

    def _check_program(self, event: str, arguments: tuple[Any, ...]) -> None:
        """A program is started if it reaches nothing, or is Python and will be guarded too."""
        if event == "os.system":
            self._refuse(f"program {os.fsdecode(arguments[0]).split(' ')[0]}", None)
        executable, words = os.fsdecode(arguments[0] or b""), arguments[1]
        if event == "subprocess.Popen" and not executable and not isinstance(words, (str, bytes)):
            executable = os.fsdecode(next(iter(words), b""))
        program = Path(executable).name
        environment = arguments[3] if event == "subprocess.Popen" else arguments[2]
        if program in PROGRAMS:
            return
        told = environment is None or TOLD in environment or os.fsencode(TOLD) in environment
        if not (program.startswith("python") or executable == sys.executable) or not told:
            self._refuse(f"program {program or words}", None)

    def _refuse(self, host: str, port: int | None) -> None:
        """Counts, says it once a minute for a host, and raises OfflineError."""
        if not getattr(self._inside, "busy", False):
            self._inside.busy = True
            try:
                self._count(host, port, _who())
            finally:
                self._inside.busy = False
        raise OfflineError(host, port)

    def _count(self, host: str, port: int | None, module: str) -> None:
        now = time.monotonic()
        with self._lock:
            self.refused += 1
            key = (host, port, module)
            self._unwritten[key] = self._unwritten.get(key, 0) + 1
            say = now - self._said.get((host, port), -SAID_AGAIN) >= SAID_AGAIN
            if say:
                self._said = {one: at for one, at in self._said.items() if now - at < SAID_AGAIN}
                self._said[host, port] = now
        if say:
            where = host if port is None else f"{host}:{port}"
            _LOG.warning("offline: %s wanted to reach %s and was refused", module, where)
            self.write()


def _who() -> str:
    """The module that wants to connect: the nearest that is neither Python's nor this; with ours, if one called it."""
    frame: Any = sys._getframe(1)
    nearest = ours = ""
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module and module != __name__ and module.partition(".")[0] not in STANDARD | {"__main__"}:
            nearest = nearest or module
            if not ours and module.partition(".")[0] in ("bot", "pods", "skills", "knowledge"):
                ours = module
        frame = frame.f_back
    if ours and ours != nearest:
        return f"{nearest} for {ours}"
    return nearest or f"a thread ({threading.current_thread().name})"


def _plain(host: Any) -> str:
    """A host name or address as one compares it: no zone, no final dot, IPv4 in IPv6 as IPv4."""
    text = bytes(host).decode(errors="replace") if isinstance(host, (bytes, bytearray)) else str(host or "")
    text = text.strip("[]").partition("%")[0].rstrip(".").lower()
    address = _as_address(text)
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address or text)


def _as_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_local_name(host: str) -> bool:
    return host in ("", "localhost", "ip6-localhost", "localhost.localdomain") or host.endswith(".localhost")


_ACTIVE: list[Guard] = []


def active() -> Guard | None:
    """The guard of this process; None where it is not offline."""
    return _ACTIVE[0] if _ACTIVE else None


def begin(hosts: Iterable[str], report: str | None = None) -> Guard:
    """Begins to refuse everything but loopback and these hosts, for good; a second call only allows more."""
    guard = active()
    if guard is None:
        guard = Guard(hosts, report)
        _ACTIVE.append(guard)
        guard.install()
    else:
        guard.allow(hosts)
    return guard


def begin_as_child() -> None:
    """The same in a process that was started by one that is offline, as the environment tells."""
    told = json.loads(os.environ[TOLD])
    begin(told["hosts"], told["report"])
