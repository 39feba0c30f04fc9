"""Logs: lines or JSON, the id of a message on every line it leads to, in every process, and no word of a member."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.hub.server import HubServer
from bot.logs import JsonFormatter
from bot.redaction import LEFT_OUT, RedactingFormatter, RedactingHandler, Redactor
from bot.settings import Settings
from knowledge import request_ids
from pods.engine.interface import PodFailedError
from pods.engine.models import ModelReply, ModelRequest, ScriptedModel
from pods.engine.remote.calls import Call
from tests.bot.hub.running import running_hub
from tests.bot.test_remote_refusals import line_to
from tests.conftest import Opener
from tests.elsewhere import Elsewhere

ROOT = Path(__file__).parents[2]
MAIL = "anna.private@example.org"
KNOWN = "1a2b3c4d"


@contextmanager
def logged(form: type[RedactingFormatter] = JsonFormatter, name: str = "") -> Iterator[io.StringIO]:
    """What is logged inside the block, as the program writes it."""
    stream = io.StringIO()
    handler = RedactingHandler(Redactor(), stream, form)
    log = logging.getLogger(name)
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    log.propagate = not name
    try:
        yield stream
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
        log.propagate = True


def objects(stream: io.StringIO) -> list[dict[str, Any]]:
    """The lines, each as the object that it is."""
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def fail() -> None:
    raise ValueError(f"no such thing: 'dentist for Mia' of {MAIL}")


def test_a_line_is_one_object() -> None:
    log = logging.getLogger("tests.logs")
    with logged(name="tests.logs") as stream:
        log.info("hello %s\nagain", MAIL)
        with request_ids.begun(KNOWN):
            try:
                fail()
            except ValueError:
                log.exception("it failed")
        log.warning("count %d", MAIL)
    hello, failed, unformatted = objects(stream)
    assert (hello["level"], hello["logger"], hello["msg"]) == ("info", "tests.logs", "hello <email>\nagain")
    assert hello["ts"].endswith("+00:00")
    assert set(hello) == {"ts", "level", "logger", "msg"}
    assert (failed["request"], failed["error"]["type"]) == (KNOWN, "ValueError")
    assert f"ValueError: no such thing: {LEFT_OUT} of <email>" in failed["error"]["stack"]
    assert "in fail" in failed["error"]["stack"]
    assert "not formatted: TypeError" in unformatted["msg"]
    assert MAIL not in stream.getvalue()


def test_lines_to_read_have_the_id_as_well() -> None:
    with logged(RedactingFormatter, "tests.logs") as stream, request_ids.begun(KNOWN):
        logging.getLogger("tests.logs").info("hello")
    assert stream.getvalue().endswith(f"INFO tests.logs [{KNOWN}]: hello\n")


def test_what_libraries_quote_in_an_error_is_left_out_at_every_depth() -> None:
    with logged(name="tests.logs") as stream:
        try:
            try:
                _ = dict[str, str]()[PRIVATE[0]]
            except KeyError as error:
                raise ExceptionGroup("several", [ValueError(f'bad "{PRIVATE[1]}"'), error]) from error
        except ExceptionGroup:
            logging.getLogger("tests.logs").exception("failed")
    assert [word for word in PRIVATE if word in stream.getvalue()] == []
    assert f"KeyError: {LEFT_OUT}" in stream.getvalue()


# --- ids --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "taken"),
    [(KNOWN, KNOWN), ("a" * 32, "a" * 32), ("a" * 33, ""), ("1a2b3c4", ""), ("x\ny", ""), ("GGGGGGGG", ""), (None, "")],
)
def test_only_ids_of_our_form_are_taken(said: str | None, taken: str) -> None:
    assert request_ids.safe(said) == taken


async def test_threads_and_tasks_take_the_id_along_and_two_messages_have_two() -> None:
    async def work() -> tuple[str, str, str]:
        with request_ids.begun() as own:
            return own, await asyncio.to_thread(request_ids.current), await asyncio.create_task(later())

    async def later() -> str:
        await asyncio.sleep(0.01)
        return request_ids.current()

    one, other = await asyncio.gather(work(), work())
    assert len(set(one)) == len(set(other)) == 1
    assert one != other
    assert request_ids.current() == ""


class Breaking(ScriptedModel):
    """A model that breaks in a way nobody foresaw, and quotes what it was asked."""

    async def complete(self, request: ModelRequest) -> ModelReply:
        raise RuntimeError(f"the model broke at {request.messages[-1].content!r}")


async def test_the_id_that_a_reply_names_is_on_every_line_of_its_message(open_house_with: Opener) -> None:
    house = open_house_with(model=Breaking())
    with logged() as stream:
        replies = [await house.say("Anna", said) for said in SAID]
    broken = [reply.text for reply in replies if "failed" in reply.tags]
    failed = [one for one in objects(stream) if "could not be answered" in one["msg"]]
    assert len(broken) == len(failed) > 1
    assert all(one["request"] in text for one, text in zip(failed, broken, strict=True))
    assert {one["error"]["type"] for one in failed} == {"RuntimeError"}
    assert len({one["request"] for one in failed}) == len(failed)


async def test_a_delivery_has_an_id_of_its_own(open_house_with: Opener) -> None:
    from bot.channels.protocol import SendFailed

    house = open_house_with()
    with request_ids.begun() as asked:
        await house.say("Anna", "remind me at 11:00 to call the vet")
    house.channel.failures.extend([SendFailed("the chat is gone", permanent=True)] * 2)
    with logged() as stream:
        await house.advance("2026-11-21T11:01")
    failed = [one for one in objects(stream) if "outbox row" in one["msg"]]
    assert failed
    assert all(len(one["request"]) == 8 and one["request"] != asked for one in failed)
    assert "vet" not in stream.getvalue()


# --- over HTTP --------------------------------------------------------------------------------------------------------


@pytest.fixture
async def servers() -> AsyncIterator[tuple[str, str]]:
    """The addresses of a hub-like server and of an internal one; both say the id that they work under."""

    async def said(_: Request) -> PlainTextResponse:
        return PlainTextResponse(await asyncio.to_thread(request_ids.current))

    both = [HubServer(Starlette(routes=[Route("/", said)]), "127.0.0.1", 0, internal=one) for one in (False, True)]
    for server in both:
        await server.start()
    yield both[0].url, both[1].url
    for server in both:
        await server.stop()


@pytest.mark.parametrize(
    ("headers", "taken", "taken_inside"),
    [
        ({}, False, False),
        ({"X-Request-ID": KNOWN}, True, True),
        ({"X-Request-ID": "Robert'); DROP"}, False, False),
        ({"X-Request-ID": KNOWN, "X-Forwarded-For": "203.0.113.7"}, False, True),
        ({"X-Request-ID": KNOWN, "X-Forwarded-For": "127.0.0.1"}, False, True),
    ],
)
async def test_a_request_says_its_id_and_takes_none_from_strangers(
    servers: tuple[str, str], headers: dict[str, str], taken: bool, taken_inside: bool
) -> None:
    async with httpx.AsyncClient() as client:
        for address, expected in zip(servers, (taken, taken_inside), strict=True):
            answer = await client.get(address, headers=headers)
            assert answer.text == answer.headers["X-Request-ID"]
            assert request_ids.safe(answer.text) == answer.text
            assert (answer.text == KNOWN) is expected


async def test_what_breaks_in_the_hub_is_logged_under_the_id_of_its_answer(tmp_path: Path) -> None:
    with logged() as stream:
        async with running_hub(tmp_path) as hub, hub.visitor() as client:
            answer = await client.post("/api/messages", json={"id": "page-0001", "text": "fail"})
    assert answer.status_code == 500
    reference = answer.json()["reference"]
    assert answer.headers["X-Request-ID"] == reference
    (failed,) = [one for one in objects(stream) if "/api/messages failed" in one["msg"]]
    assert failed["request"] == reference


async def test_a_pod_elsewhere_works_and_logs_under_the_house_s_id(tmp_path: Path) -> None:
    pods = Elsewhere(Settings(data_dir=tmp_path, models_dir=tmp_path), ["family"])

    def break_(text: str) -> str:
        raise RuntimeError(text)

    pods.services["family"].server._calls["breaks"] = Call(break_)
    try:
        line = line_to(pods)
        with logged() as stream, request_ids.begun(KNOWN), pytest.raises(PodFailedError, match=KNOWN):
            await asyncio.to_thread(line.call, "breaks", {"text": "x"})
        line.close()
    finally:
        pods.stop()
    (failed,) = [one for one in objects(stream) if "the call breaks failed" in one["msg"]]
    assert failed["request"] == KNOWN


# --- nothing private --------------------------------------------------------------------------------------------------

DAY = """
import asyncio, logging, sys
from pathlib import Path
from bot import logs
from bot.redaction import RedactingHandler, Redactor
from bot.settings import Settings
from pods.engine.models import ScriptedModel
from tests.house import open_house

folder, models = Path(sys.argv[1]), Path(sys.argv[2])
logs.install(Settings(log_level="debug", log_format="json"))
logging.getLogger().addHandler(RedactingHandler(Redactor(), sys.stdout))

class Quoting(ScriptedModel):
    async def complete(self, request):
        self.history.append(request)
        kinds = (ValueError, KeyError, RuntimeError, LookupError)
        said = f"bad input: {request!r}" if len(self.history) % 2 else repr(request.messages)
        raise kinds[len(self.history) % 4](said)

async def main():
    house = open_house(folder, models, model=Quoting())
    for language in ("en", "de"):
        house.app.members.set_language(house.member("Anna").id, language)
        for said in sys.argv[3:]:
            for name in ("Anna", "Mia"):
                await house.say(name, said)
    await house.advance("2026-11-22T12:00")
    await house.stop()

asyncio.run(main())
"""
PRIVATE = ("Scheidung", "Gynäkologe", "psoriasis", "Wertpapierdepot", "hunter2secret", "+49 170 5550123", MAIL)
SAID = (
    "remind me tomorrow at 9 to call the Gynäkologe about psoriasis",
    "termin Scheidung am Dienstag um 15 uhr",
    "we need hunter2secret, milk and eggs",
    "spent 42.50 at Wertpapierdepot",
    f"write to {MAIL} or +49 170 5550123 zzyzx plonk?",
    "what do you think about psoriasis and Scheidung, honestly?",
    "move Scheidung to 16:00",
    "cancel the Gynäkologe",
    "hunter2secret",
)


def test_a_family_s_day_leaves_none_of_its_words_in_the_log(tmp_path: Path, models_dir: Path) -> None:
    """At debug, in both forms, with a model that breaks again and again and quotes what it was asked."""
    done = subprocess.run(
        [sys.executable, "-c", DAY, str(tmp_path / "home"), str(models_dir), *SAID],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("could not be answered") > 5, "there is something to look through"
    assert {json.loads(line)["level"] for line in done.stderr.splitlines()} >= {"error"}
    everything = (done.stdout + done.stderr).casefold()
    assert [word for word in PRIVATE if word.casefold() in everything] == []
    assert [name for name in ("anna", "mia") if f" {name} " in everything] == []
