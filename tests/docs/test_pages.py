"""What the pages promise exists: files they link to, commands they name, words they use."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from fastapi import FastAPI
from starlette.routing import Route

from bot.cli import COMMANDS, cli
from bot.hub.app import create_app
from bot.metrics.alerts import Alert
from bot.metrics.counts import Counts
from bot.metrics.serving import metrics_app
from bot.ocr.app import ReadingService
from bot.speech.app import Offer, SpeechService
from pods.engine.remote.protocol import ANSWERS, CALL, HEALTH, LIVE, READY
from tests.docs.pages import PAGES, ROOT, anchors, blocks, links

README = ROOT / "README.md"
COMMAND = re.compile(r"^\$ ((?:ingle|make)(?: .*)?)$", re.MULTILINE)
INLINE = re.compile(r"`((?:ingle|make) [^`\n]+)`")
WORDS = [
    "update",
    "message",
    "reply",
    "chat",
    "channel",
    "member",
    "pod",
    "skill",
    "command",
    "outcome",
    "model",
    "role",
    "backend",
    "guardrail",
    "event",
    "to-do",
    "reminder",
    "occurrence",
    "transaction",
    "expense",
    "refund",
    "receipt",
    "split",
    "bill",
    "pocket money",
    "budget",
    "rate",
    "outbox",
    "journal",
    "offer",
    "quiet hours",
    "brief",
    "turn",
    "exception",
    "feed",
    "account",
    "remote calendar",
    "sync",
    "base",
]


def commands(page: Path) -> Iterator[list[str]]:
    """Every `ingle` and `make` call of a page, in blocks and in the text, as words."""
    text = page.read_text(encoding="utf-8")
    for found in (*COMMAND.findall(text), *INLINE.findall(text)):
        yield shlex.split(found.replace("…", "x"))


def targets() -> set[str]:
    """What the Makefile can make."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Relative links name files that exist, and headings that stand in them."""
    for target in links(page):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in anchors(path), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pictures_exist(page: Path) -> None:
    """Pictures that pages show lie where they say."""
    for source in re.findall(r'<img src="([^"]+)"', page.read_text(encoding="utf-8")):
        assert (page.parent / source).is_file(), f"{page.name} shows {source}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_exist(page: Path) -> None:
    """Each `ingle` command with its options, each `make` target."""
    for words in commands(page):
        if words[0] == "make":
            assert {word for word in words[1:] if "=" not in word} <= targets(), words
        elif words[1] != "COMMAND":
            check_ingle(words[1:])


def check_ingle(words: list[str]) -> None:
    """The command is there, with its subcommand and every option named."""
    context = click.Context(cli)
    everywhere = {option for parameter in cli.params for option in parameter.opts}
    while words and words[0] in everywhere:
        words = words[1:]
    if not words:
        return
    found: click.Command | None = cli.get_command(context, words[0])
    assert found is not None, words
    rest = words[1:]
    if isinstance(found, click.Group) and rest:
        found = found.get_command(context, rest.pop(0))
        assert found is not None, words
    known = {option for parameter in found.params for option in parameter.opts} | {"--help", "-h"}
    assert {word for word in rest if word.startswith("-")} <= known, words


def test_the_readme_has_every_command_of_ingle() -> None:
    """A new command has to be told to people."""
    named = {words[1] for words in commands(README) if words[0] == "ingle"}
    assert named >= set(COMMANDS)


def test_the_glossary_explains_the_words_of_the_field() -> None:
    """Each word once, with an explanation."""
    section = README.read_text(encoding="utf-8").split("## Words")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([a-z -]+) \| (.+) \|$", section, re.MULTILINE)
    explained = dict(rows)
    assert len(explained) == len(rows)
    assert set(WORDS) <= set(explained)
    assert all(len(meaning) > 10 for meaning in explained.values())


def test_files_named_in_the_architecture_exist() -> None:
    """Paths in backquotes are real files or folders of the project."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:bot|pods|skills|knowledge|tests)/[\w./]+)`", text)
    assert len(named) > 20
    missing = [name for name in named if not (ROOT / name).exists()]
    assert missing == []


@pytest.mark.filterwarnings("ignore:Duplicate Operation ID")
def test_the_api_page_has_every_route() -> None:
    """The routes are taken from the applications themselves."""
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(GET|HEAD|POST) (/[\w/{}]*)", page, re.MULTILINE))
    service = SpeechService(None, None, None, Offer("", None, None)).app("")
    counts = Counts("0")
    counts.end()
    internal = [route for route in metrics_app(counts, unheard).routes if isinstance(route, Route)]
    inside = {(verb, route.path) for route in internal for verb in (route.methods or set()) - {"HEAD"}}
    reading = ReadingService(lambda path: (), "", "").app("")
    pods = {("GET", HEALTH), ("GET", LIVE), ("GET", READY), ("POST", CALL), ("POST", f"{ANSWERS}{{ident}}")}
    assert told == {*routes(), *routes_of(service), *routes_of(reading), *inside, *pods, ("GET", "/static/")}


async def unheard(alert: Alert) -> None:
    """Nothing is handed on here."""


def routes() -> set[tuple[str, str]]:
    """Verb and path of every route of the hub; routes are only declared, nothing behind them is asked."""
    names = ("channel", "conversation", "sessions", "members", "health", "status", "clock")
    there = ("feeds", "unlocking", "looking")
    return routes_of(create_app(**dict.fromkeys(names), **dict.fromkeys(there, object())))  # type: ignore[arg-type]


def routes_of(app: FastAPI) -> set[tuple[str, str]]:
    """Verb and path of every route of an application."""
    paths = app.openapi()["paths"]
    return {(verb.upper(), path) for path, verbs in paths.items() for verb in verbs}


def test_no_block_is_left_open() -> None:
    """An odd number of fences swallows the rest of a page."""
    for page in PAGES:
        fences = re.findall(r"^```", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(fences) == 2 * len(blocks(page)), page.name


def test_the_runbook_has_every_reason_why_a_receipt_is_not_read() -> None:
    """As the reply begins to say it, with “…” for the file's name."""
    sentences = (ROOT / "skills/receipts/locales/en.ftl").read_text(encoding="utf-8")
    reasons = re.findall(r"^receipt-file-[a-z-]+ = (.+)$", sentences, re.MULTILINE)
    runbook = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    section = runbook.split("## A receipt is not read")[1].split("\n## ")[0]
    assert len(reasons) > 5
    for reason in reasons:
        begins = re.sub(r"\{[^}]+\}", "…", reason).split(".")[0]
        assert f"| “{begins}” |" in section
