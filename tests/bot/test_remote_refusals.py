"""What a pod refuses to answer, over real HTTP: strangers, repeats, other versions, what is no call of its house."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from bot.settings import Settings
from pods.engine.declared import Declared
from pods.engine.folders import folder_of, read_pod_file
from pods.engine.interface import PodDownError, PodFailedError
from pods.engine.remote.files import house_codec
from pods.engine.remote.line import Line
from pods.engine.remote.protocol import CALL, HEALTH, MOST_BODY, PROTOCOL
from pods.engine.remote.signing import Token
from skills.engine.errors import PersonError
from tests.elsewhere import TOKEN, Elsewhere

KEY = b"k" * 32


@pytest.fixture(scope="module")
def pods(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elsewhere]:
    folder = tmp_path_factory.mktemp("pods")
    elsewhere = Elsewhere(Settings(data_dir=folder, models_dir=folder), ["family", "finance"])
    yield elsewhere
    elsewhere.stop()


def line_to(pods: Elsewhere, name: str = "family", **other: Any) -> Line:
    folder = folder_of(name)
    assert folder is not None
    declared = Declared(read_pod_file(folder))
    token = Token(other.pop("secret", TOKEN), name)
    told: dict[str, Any] = {"version": pods.services[name].server._version, "digest": declared.digest()}
    address = other.pop("address", pods.addresses[name])
    return Line(name, declared.about, address, token, house_codec(token), **{**told, "audit_key": KEY, **other})


def boot_of(pods: Elsewhere) -> str:
    return str(httpx.get(pods.addresses["family"] + HEALTH).json()["boot"])


def posted(pods: Elsewhere, body: bytes, *, secret: str = TOKEN, path: str = CALL) -> httpx.Response:
    """A request as somebody who has the token sends it."""
    signed = Token(secret, "family").signed(boot_of(pods), "POST", path, body)
    return httpx.post(pods.addresses["family"] + path, content=body, headers=signed.headers)


def test_health_needs_no_token_and_tells_no_more_than_it_must(pods: Elsewhere) -> None:
    told = httpx.get(pods.addresses["family"] + HEALTH).json()
    assert told.keys() == {"status", "pod", "version", "boot"}
    assert (told["status"], told["pod"]) == ("ok", "family")


def test_a_house_with_the_token_is_answered(pods: Elsewhere) -> None:
    assert line_to(pods).call("next_wake", {}) is None


def test_before_a_house_said_hello_nothing_runs(tmp_path: Path) -> None:
    fresh = Elsewhere(Settings(data_dir=tmp_path, models_dir=tmp_path), ["family"])
    try:
        answer = posted(fresh, b'{"method": "next_wake", "arguments": {"map": []}}')
        assert (answer.status_code, answer.json()["hello"]) == (409, False)
    finally:
        fresh.stop()


@pytest.mark.parametrize(
    ("headers", "body"),
    [({}, b"{}"), ({"x-ingle-mac": "0" * 64, "x-ingle-nonce": "1", "x-ingle-time": "1"}, b"{}"), ({}, b"")],
)
def test_without_the_token_nobody_is_answered(
    pods: Elsewhere, headers: dict[str, str], body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    pods.services["family"].server._told_at = 0.0
    with caplog.at_level(logging.WARNING):
        answer = httpx.post(pods.addresses["family"] + CALL, content=body, headers=headers)
    assert answer.status_code == 401
    assert "refused" in caplog.text
    assert TOKEN not in caplog.text + answer.text


def test_another_token_is_told_to_whoever_runs_the_house(pods: Elsewhere) -> None:
    line = line_to(pods, secret="another one, and long enough")
    with pytest.raises(PodDownError) as caught:
        line.call("next_wake", {})
    assert "INGLE_POD_TOKEN" in caught.value.reason


def test_the_same_request_again_is_refused(pods: Elsewhere) -> None:
    line_to(pods).call("next_wake", {})
    body = b'{"method": "next_wake", "arguments": {"map": []}}'
    signed = Token(TOKEN, "family").signed(boot_of(pods), "POST", CALL, body)
    sent = [httpx.post(pods.addresses["family"] + CALL, content=body, headers=signed.headers) for _ in range(3)]
    assert [answer.status_code for answer in sent] == [200, 401, 401]


def test_a_request_of_an_earlier_run_is_refused_after_a_start(tmp_path: Path) -> None:
    pods = Elsewhere(Settings(data_dir=tmp_path, models_dir=tmp_path), ["family"])
    try:
        line_to(pods).call("next_wake", {})
        body = b'{"method": "next_wake", "arguments": {"map": []}}'
        signed = Token(TOKEN, "family").signed(boot_of(pods), "POST", CALL, body)
        pods.end("family")
        pods.begin("family")
        line_to(pods).call("next_wake", {})
        assert httpx.post(pods.addresses["family"] + CALL, content=body, headers=signed.headers).status_code == 409
        forged = {**signed.headers, "x-ingle-boot": boot_of(pods)}
        assert httpx.post(pods.addresses["family"] + CALL, content=body, headers=forged).status_code == 401
    finally:
        pods.stop()


@pytest.mark.parametrize("other", [{"version": "0.0.1"}, {"digest": "0" * 64}])
def test_a_pod_of_another_version_says_what_to_do(pods: Elsewhere, other: dict[str, str]) -> None:
    with pytest.raises(PodDownError) as caught:
        line_to(pods, **other).call("next_wake", {})
    assert "same image" in caught.value.reason


def test_a_pod_works_for_one_household(pods: Elsewhere) -> None:
    line_to(pods).call("next_wake", {})
    with pytest.raises(PodDownError) as caught:
        line_to(pods, audit_key=b"x" * 32).call("next_wake", {})
    assert "another household" in caught.value.reason


def test_an_address_of_another_pod_is_told(pods: Elsewhere) -> None:
    with pytest.raises(PodDownError) as caught:
        line_to(pods, address=pods.addresses["finance"]).call("next_wake", {})
    assert "is the pod finance" in caught.value.reason


@pytest.mark.parametrize(
    "body",
    [
        {"method": "close", "arguments": {"map": []}},
        {"method": "__init__", "arguments": {"map": []}},
        {"method": "outbox.put", "arguments": {"map": []}},
        {"method": "database.rows", "arguments": {"map": [["sql", "DELETE FROM items"]]}},
        {"method": "audit.add", "arguments": {"map": []}},
        {"method": "next_wake", "arguments": {"map": [["more", 1]]}},
        {"method": "run", "arguments": {"map": [["progress", 1]]}},
        {"method": "names", "arguments": {"map": [["asker", {"is": ["os:system", {}]}]]}},
        {"method": ["names"], "arguments": {"map": []}},
        {"method": "names", "arguments": []},
        {"arguments": {"map": []}},
        [],
        None,
    ],
)
def test_what_is_no_call_of_the_list_is_refused(pods: Elsewhere, body: object) -> None:
    line_to(pods).call("next_wake", {})
    assert posted(pods, json.dumps(body).encode()).status_code in (400, 404)


@given(body=st.binary(max_size=200))
@examples(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_body_is_refused_and_the_pod_goes_on(pods: Elsewhere, body: bytes) -> None:
    assert posted(pods, body).status_code in (400, 404)
    assert httpx.get(pods.addresses["family"] + HEALTH).status_code == 200


def test_a_body_without_end_is_cut_off(pods: Elsewhere) -> None:
    sent = 0

    def chunks() -> Iterator[bytes]:
        nonlocal sent
        while sent < 2 * MOST_BODY:
            sent += 1 << 20
            yield b" " * (1 << 20)

    try:
        assert httpx.post(pods.addresses["family"] + CALL, content=chunks(), timeout=30).status_code == 413
    except httpx.HTTPError:
        assert sent < 2 * MOST_BODY


def test_what_goes_wrong_in_a_pod_is_told_by_an_id_and_logged_there(
    pods: Elsewhere, caplog: pytest.LogCaptureFixture
) -> None:
    line = line_to(pods)
    with caplog.at_level(logging.ERROR), pytest.raises(PodFailedError) as caught:
        line.call("names", {"asker": 5})
    ident = str(caught.value).rpartition(" ")[2]
    assert ident in caplog.text
    assert "AttributeError" not in str(caught.value)


def test_an_answer_of_who_has_no_token_is_not_taken(pods: Elsewhere) -> None:
    """Somebody who sits at the pod's address, and passes on what they like."""
    import http.server
    import threading

    class Impostor(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(json.dumps({"status": "ok", "pod": "family", "version": "1", "boot": "b"}).encode())

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self._say(b"0" * 64 + b' {"result":{"map":[["fits",true]]}}\n')

        def _say(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Impostor)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with pytest.raises(PodDownError) as caught:
            line_to(pods, address=f"http://127.0.0.1:{server.server_port}").call("next_wake", {})
        assert "not from who has the token" in caught.value.reason
    finally:
        server.shutdown()
        server.server_close()


def test_a_pod_that_is_down_costs_no_waiting_and_is_asked_again_later(
    pods: Elsewhere, caplog: pytest.LogCaptureFixture
) -> None:
    import time

    line = line_to(pods, address="http://127.0.0.1:9")
    with caplog.at_level(logging.ERROR):
        started = time.monotonic()
        for _ in range(200):
            with pytest.raises(PodDownError):
                line.call("next_wake", {})
        assert time.monotonic() - started < 2.0
    assert caplog.text.count("does not answer") == 1
    assert line.reason


def test_a_file_that_is_too_large_is_told_before_anything_is_sent(pods: Elsewhere, tmp_path: Path) -> None:
    from skills.engine.request import GivenFile

    path = tmp_path / "big.bin"
    with path.open("wb") as file:
        file.truncate(49 * 1024 * 1024)
    with pytest.raises(PersonError) as caught:
        line_to(pods).call("bring", {"file": GivenFile(path, "big.bin", "x/y")})
    assert caught.value.key == "pod-file-large"


def test_a_file_crosses_by_its_content(pods: Elsewhere, tmp_path: Path) -> None:
    from skills.engine.request import GivenFile

    path = tmp_path / "m1-we&ird name.pdf"
    path.write_bytes(b"\x00%PDF" * 1000)
    brought: GivenFile = line_to(pods).call("bring", {"file": GivenFile(path, "../../x.pdf", "application/pdf")})
    assert brought.path != path
    assert brought.path.read_bytes() == path.read_bytes()
    assert brought.path.parent == pods.services["family"].media
    assert "m1-we" in brought.path.name


def test_a_call_that_is_refused_does_not_make_the_pod_one_that_is_down(pods: Elsewhere) -> None:
    line = line_to(pods)
    with pytest.raises(PodFailedError, match="404"):
        line.call("database.rows", {})
    assert line.call("next_wake", {}) is None


def test_the_protocol_is_part_of_what_is_compared(pods: Elsewhere) -> None:
    line = line_to(pods)
    line._greeting["protocol"] = PROTOCOL + 1
    with pytest.raises(PodDownError):
        line.call("next_wake", {})
