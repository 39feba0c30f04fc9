"""Offline means that nothing is reached but this machine and what is named: with real sockets, in real processes."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.offline import attempts
from tests.knowledge.offline.programs import ran


def own_address() -> str | None:
    """An address of this machine that is none of loopback; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if address.startswith("127.") else address


class Listener:
    """A server on an address that counts who comes."""

    def __init__(self, address: str) -> None:
        self._socket = socket.create_server((address, 0))
        self.address, self.port = address, int(self._socket.getsockname()[1])
        self.came = 0
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.came += 1
            connection.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def outside() -> Iterator[Listener]:
    """A server that is reached over the network."""
    address = own_address()
    if address is None:
        pytest.skip("this machine has no address but loopback")
    listener = Listener(address)
    yield listener
    listener.close()


@pytest.fixture
def inside() -> Iterator[Listener]:
    listener = Listener("127.0.0.1")
    yield listener
    listener.close()


def test_an_address_outside_is_refused(outside: Listener) -> None:
    program = "print(json.dumps([attempt(reach, sys.argv[1], int(sys.argv[2]))]))"
    result, log = ran(program, outside.address, str(outside.port))
    assert result == ["OfflineError"]
    assert outside.came == 0
    assert f"{outside.address}:{outside.port}" in log


def test_the_same_address_is_reached_where_it_is_named(outside: Listener) -> None:
    """So that the other test is about the guard, and not about the network."""
    program = "print(json.dumps([attempt(reach, sys.argv[1], int(sys.argv[2]))]))"
    assert ran(program, outside.address, str(outside.port), hosts=[outside.address])[0] == ["ok"]
    assert outside.came == 1


def test_datagrams_are_refused_as_well(outside: Listener) -> None:
    program = "print(json.dumps([attempt(way, sys.argv[1], 9) for way in (send, send_message)]))"
    assert ran(program, outside.address)[0] == ["OfflineError"] * 2


def test_this_machine_is_reached(inside: Listener, tmp_path: Path) -> None:
    program = """
        with socket.socket(socket.AF_UNIX) as there:
            there.bind(sys.argv[2])
            there.listen()
            local = attempt(socket.socket(socket.AF_UNIX).connect, sys.argv[2])
        port = int(sys.argv[1])
        print(json.dumps([attempt(reach, "127.0.0.1", port), attempt(reach, "localhost", port), local]))
    """
    result, log = ran(program, str(inside.port), str(tmp_path / "socket"))
    assert result == ["ok"] * 3
    assert log == ""


def test_no_name_is_asked_of_dns_but_those_that_are_named() -> None:
    program = """
        ways = [
            lambda name: socket.getaddrinfo(name, 80),
            socket.gethostbyname,
            lambda name: reach(name, 80),
            lambda name: socket.socket().connect((name, 80)),
        ]
        print(json.dumps({name: [attempt(way, name) for way in ways] for name in sys.argv[1:]}))
    """
    result, _ = ran(program, "models.invalid", "elsewhere.invalid", hosts=["Models.Invalid."])
    assert result["elsewhere.invalid"] == ["OfflineError"] * 4
    assert "OfflineError" not in result["models.invalid"], "it is asked for, and is not there"


def test_a_name_stands_for_the_addresses_that_it_resolves_to(outside: Listener) -> None:
    """The machine's own name, where it resolves to an address that is none of loopback."""
    name = socket.gethostname()
    try:
        found = {str(one[4][0]) for one in socket.getaddrinfo(name, outside.port, socket.AF_INET)}
    except OSError:
        found = set()
    if outside.address not in found:
        pytest.skip("this machine's name does not resolve to its address")
    program = """
        host, address, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
        before = attempt(reach, address, port)
        print(json.dumps([before, attempt(reach, host, port)]))
    """
    assert ran(program, name, outside.address, str(outside.port), hosts=[name])[0] == ["OfflineError", "ok"]


def test_what_is_named_later_is_reached_from_then_on(outside: Listener) -> None:
    program = """
        host, port = sys.argv[1], int(sys.argv[2])
        before = attempt(reach, host, port)
        offline.allow([host, None])
        print(json.dumps([before, attempt(reach, host, port)]))
    """
    assert ran(program, outside.address, str(outside.port))[0] == ["OfflineError", "ok"]


def test_processes_that_are_started_are_offline_too(outside: Listener, tmp_path: Path) -> None:
    """Also those that import nothing of the project, and those that multiprocessing starts; not one of another kind."""
    (tmp_path / "child.py").write_text(
        "import socket, sys\n"
        "try:\n"
        "    socket.create_connection((sys.argv[1], int(sys.argv[2])), 5)\n"
        "    print('ok')\n"
        "except OSError as error:\n"
        "    print(type(error).__name__)\n"
    )
    program = """
        import os, subprocess
        address, port, child = sys.argv[1:]
        words = [sys.executable, "-P", child, address, port]
        bare = {"PATH": os.environ["PATH"]}
        said = subprocess.run(words, capture_output=True, text=True).stdout.strip()
        print(json.dumps([
            said,
            attempt(lambda: subprocess.run(words, env=bare)),
            attempt(lambda: subprocess.run(["curl", f"http://{address}:{port}/"])),
            attempt(os.system, f"curl http://{address}:{port}/"),
        ]))
    """
    result, _ = ran(program, outside.address, str(outside.port), str(tmp_path / "child.py"))
    assert result == ["OfflineError"] * 4
    assert outside.came == 0


def test_the_house_s_own_readers_are_offline_too(outside: Listener) -> None:
    """`Child` gives its processes an environment of their own."""
    program = """
        from knowledge.children import Child
        words = (
            "import json, socket, sys\\n"
            "sys.stdin.readline()\\n"
            "try:\\n"
            f"    socket.create_connection(({sys.argv[1]!r}, {sys.argv[2]}), 5)\\n"
            "    said = 'ok'\\n"
            "except OSError as error:\\n"
            "    said = type(error).__name__\\n"
            "print(json.dumps({'said': said}))\\n"
            "print('{}')\\n"
        )
        child = Child((sys.executable, "-c", words))
        print(json.dumps([line["said"] for line in child.ask({})]))
        child.end()
    """
    assert ran(program, outside.address, str(outside.port))[0] == ["OfflineError"]
    assert outside.came == 0


def test_each_attempt_is_counted_and_said_once_a_minute(tmp_path: Path) -> None:
    report = tmp_path / "offline.jsonl"
    program = """
        def named_here(): return [attempt(reach, "192.0.2.7", 443) for _ in range(50)]
        named_here()
        attempt(reach, "192.0.2.8", 443)
        attempt(socket.gethostbyname, "elsewhere.invalid")
        print(json.dumps(offline.refused()))
    """
    refused, log = ran(program, report=report)
    assert refused == 52
    assert log.count("was refused") == 3
    found = {(one.host, one.port): one.count for one in attempts(report)}
    assert found == {("192.0.2.7", 443): 50, ("192.0.2.8", 443): 1, ("elsewhere.invalid", None): 1}
    assert sum(json.loads(line)["count"] for line in report.read_text().splitlines()) == 52


def test_it_is_told_which_module_tried(tmp_path: Path) -> None:
    report = tmp_path / "offline.jsonl"
    program = """
        import httpx
        try:
            httpx.get("http://192.0.2.7/")
        except httpx.HTTPError:
            pass
        print("null")
    """
    ran(program, report=report)
    assert [one.module.partition(".")[0] for one in attempts(report)] == ["httpcore"]


def test_a_report_that_is_damaged_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    report = tmp_path / "offline.jsonl"
    report.write_text('{"at": "x", "host": "h", "port": 1, "module": "m", "count": 2}\n{"at": \nnull\n[]\n')
    assert [(one.host, one.count) for one in attempts(report)] == [("h", 2)]
    assert attempts(tmp_path / "none") == []
