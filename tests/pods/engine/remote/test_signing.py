"""House and pod know each other by a token that never crosses the wire."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pods.engine.remote.signing import WINDOW, Gate, NotSignedError, Signed, Token
from skills.engine.errors import ConfigurationError

SECRET = "0123456789abcdef"
PATH = "/v1/call"


class Watch:
    """A clock of seconds that is moved by hand."""

    def __init__(self) -> None:
        self.at = 1_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def gate(watch: Watch) -> Gate:
    return Gate(Token(SECRET, "finance"), watch)


def signed(gate: Gate, body: bytes = b"{}", *, secret: str = SECRET, pod: str = "finance", at: float = 1e6) -> Signed:
    return Token(secret, pod).signed(gate.boot, "POST", PATH, body, at=at)


def test_what_is_signed_is_let_in(gate: Gate) -> None:
    assert gate.let_in(signed(gate).headers, "POST", PATH, b"{}").boot == gate.boot


def test_the_same_request_is_let_in_once(gate: Gate, watch: Watch) -> None:
    request = signed(gate)
    gate.let_in(request.headers, "POST", PATH, b"{}")
    for seconds in (0, 1, WINDOW - 2, WINDOW + 1, 10 * WINDOW):
        watch.at = 1_000_000.0 + seconds
        with pytest.raises(NotSignedError):
            gate.let_in(request.headers, "POST", PATH, b"{}")


def test_many_requests_are_let_in_and_their_nonces_forgotten(gate: Gate, watch: Watch) -> None:
    for number in range(500):
        watch.at += 1
        gate.let_in(signed(gate, at=watch.at).headers, "POST", PATH, b"{}")
        assert len(gate._seen) <= 2 * WINDOW + 2, number


@pytest.mark.parametrize("seconds", [-WINDOW - 1, WINDOW + 1])
def test_an_old_request_is_refused(gate: Gate, seconds: float) -> None:
    with pytest.raises(NotSignedError, match="clock"):
        gate.let_in(signed(gate, at=1e6 + seconds).headers, "POST", PATH, b"{}")


def test_what_was_signed_otherwise_is_refused(gate: Gate) -> None:
    others = [
        (signed(gate, secret="fedcba9876543210"), "POST", PATH, b"{}"),
        (signed(gate, pod="planner"), "POST", PATH, b"{}"),
        (signed(gate), "GET", PATH, b"{}"),
        (signed(gate), "POST", "/v1/answers/1", b"{}"),
        (signed(gate), "POST", PATH, b"{ }"),
    ]
    for request, method, path, body in others:
        with pytest.raises(NotSignedError):
            gate.let_in(request.headers, method, path, body)


def test_what_was_meant_for_an_earlier_run_is_refused(gate: Gate, watch: Watch) -> None:
    request = signed(gate)
    with pytest.raises(NotSignedError):
        Gate(Token(SECRET, "finance"), watch).let_in(request.headers, "POST", PATH, b"{}")


@given(st.dictionaries(st.sampled_from(["x-ingle-boot", "x-ingle-time", "x-ingle-nonce", "x-ingle-mac"]), st.text()))
def test_any_headers_are_refused(headers: dict[str, str]) -> None:
    with pytest.raises(NotSignedError):
        Gate(Token(SECRET, "finance")).let_in(headers, "POST", PATH, b"{}")


def test_lines_are_known_by_who_wrote_them_and_where() -> None:
    token = Token(SECRET, "finance")
    line = token.line("n", 0, '{"result":1}')
    assert token.read_line("n", 0, line) == '{"result":1}'
    for nonce, number, told in [("m", 0, line), ("n", 1, line), ("n", 0, line.replace("1}", "2}")), ("n", 0, "")]:
        with pytest.raises(NotSignedError):
            token.read_line(nonce, number, told)
    with pytest.raises(NotSignedError):
        Token("fedcba9876543210", "finance").read_line("n", 0, line)


def test_a_sealed_secret_opens_for_who_has_the_token_and_as_what_it_is() -> None:
    token = Token(SECRET, "finance")
    sealed = token.seal(b"the key of the log", "audit key")
    assert b"the key" not in sealed
    assert token.open(sealed, "audit key") == b"the key of the log"
    assert sealed != token.seal(b"the key of the log", "audit key")
    for other, what, text in [
        (token, "password", sealed),
        (Token(SECRET, "planner"), "audit key", sealed),
        (token, "audit key", sealed[:-1] + bytes([sealed[-1] ^ 1])),
        (token, "audit key", b""),
    ]:
        with pytest.raises(NotSignedError):
            other.open(text, what)


def test_a_token_that_could_be_guessed_is_refused_and_none_is_ever_told() -> None:
    with pytest.raises(ConfigurationError, match="INGLE_POD_TOKEN"):
        Token("short", "finance")
    assert SECRET not in f"{Token(SECRET, 'finance')!r}{signed(Gate(Token(SECRET, 'finance'))).headers}"
