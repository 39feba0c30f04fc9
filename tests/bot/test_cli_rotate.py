"""`ingle rotate`: a stolen token of Telegram, tokens of the services, and everybody's sessions, with one command."""

from __future__ import annotations

import asyncio
import json
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rotating import Place, place_of
from bot.settings import load_settings
from knowledge.clock import SystemClock
from knowledge.members import Members
from knowledge.sessions import Sessions
from knowledge.store.database import open_household_database
from skills.engine.errors import ConfigurationError
from tests.bot.program import Program
from tests.emulator import TOKEN, Emulator

NEW = "4200:a-new-token_after_the_theft"


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """Telegram, where the bot's token was revoked and made anew."""
    emulator = Emulator(NEW)
    await emulator.start()
    yield emulator
    await emulator.stop()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A household whose settings stand in `.env`."""
    program = Program(tmp_path, tmp_path / "models")
    lines = [
        "# ours",
        f"INGLE_TELEGRAM_TOKEN={TOKEN}",
        "INGLE_HOUSEHOLD=Elm Street 4",
        "INGLE_POD_TOKEN=the-old-token-of-the-pods",
    ]
    (tmp_path / ".env").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return program


async def rotated(program: Program, emulator: Emulator, token: str, *more: str) -> subprocess.CompletedProcess[str]:
    """`ingle rotate telegram`, with the token at standard input."""

    def run() -> subprocess.CompletedProcess[str]:
        return program.run("rotate", "telegram", *more, stdin=f"{token}\n", INGLE_TELEGRAM_BASE_URL=emulator.base_url)

    return await asyncio.to_thread(run)


def env_of(program: Program) -> str:
    return (program.folder / ".env").read_text(encoding="utf-8")


async def test_a_stolen_token_is_replaced_where_it_stands(program: Program, emulator: Emulator) -> None:
    done = await rotated(program, emulator, NEW)
    assert (done.returncode, done.stderr) == (0, "")
    assert "start it again" in done.stdout
    assert NEW not in done.stdout
    assert env_of(program).splitlines()[:3] == ["# ours", f"INGLE_TELEGRAM_TOKEN={NEW}", "INGLE_HOUSEHOLD=Elm Street 4"]
    assert (program.folder / ".env").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("token", "sentence"),
    [
        (TOKEN, "this is the token that is set"),
        ("4300:a-token-of-another-bot_1", "another bot"),
        ("4200:one-that-telegram-refuses", "rejected"),
        ("no token", "@BotFather"),
        ("", "@BotFather"),
    ],
)
async def test_a_token_that_will_not_work_changes_nothing(
    program: Program, emulator: Emulator, token: str, sentence: str
) -> None:
    before = env_of(program)
    done = await rotated(program, emulator, token)
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert env_of(program) == before


async def test_telegram_that_does_not_answer_changes_nothing(program: Program, emulator: Emulator) -> None:
    await emulator.stop()
    before = env_of(program)
    done = await rotated(program, emulator, NEW)
    assert (done.returncode, env_of(program)) == (2, before)
    assert "could not be asked" in done.stderr


async def test_another_bot_is_taken_when_that_is_said(program: Program) -> None:
    emulator = Emulator("4300:a-token-of-another-bot_1")
    await emulator.start()
    done = await rotated(program, emulator, "4300:a-token-of-another-bot_1", "--another-bot")
    await emulator.stop()
    assert (done.returncode, "4300:a-token-of-another-bot_1" in env_of(program)) == (0, True)


def test_tokens_of_the_services_are_made_anew(program: Program) -> None:
    done = program.run("rotate", "tokens", "--json")
    assert json.loads(done.stdout)["variables"] == ["INGLE_POD_TOKEN"]
    (line,) = (line for line in env_of(program).splitlines() if line.startswith("INGLE_POD_TOKEN="))
    assert len(line.partition("=")[2]) > 40
    assert "INGLE_SPEECH_TOKEN" not in env_of(program), "what was not set is not needed"


def test_what_the_environment_gives_is_left_to_whoever_sets_it(program: Program) -> None:
    before = env_of(program)
    done = program.run("rotate", "tokens", INGLE_SPEECH_TOKEN="given-by-the-service-manager")
    assert (done.returncode, env_of(program)) == (2, before)
    assert "INGLE_SPEECH_TOKEN: it is given by the environment" in done.stderr


def test_a_secret_of_its_own_file_stays_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "ingle_pod_token").write_text("old\n", encoding="ascii")
    place = place_of("pod_token", secrets)
    assert place == Place("INGLE_POD_TOKEN", secrets / "ingle_pod_token")
    place.write("new-new-new")
    assert [path.name for path in secrets.iterdir()] == ["ingle_pod_token"]
    settings = load_settings(secrets)
    assert settings.pod_token is not None
    assert settings.pod_token.get_secret_value() == "new-new-new"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be written"):
        Place("INGLE_POD_TOKEN", tmp_path / "missing" / "ingle_pod_token").write("new")


def test_a_lost_phone_is_signed_out_at_once(program: Program) -> None:
    program.run("members")
    database = open_household_database(program.data / "household.db")
    clock = SystemClock()
    sessions, anna = Sessions(database, clock), Members(database, clock).all()[0]
    session, unused = sessions.exchange(sessions.new_link(anna.id)), sessions.new_link(anna.id)
    assert session is not None
    assert sessions.member_of(session) == anna.id
    done = program.run("rotate", "signins", "--as", "Anna", "--json")
    assert json.loads(done.stdout) == {"variables": [], "sessions_ended": 1}
    assert sessions.member_of(session) is None
    assert sessions.exchange(unused) is None
    assert program.run("rotate", "signins", "--as", "Nobody").returncode == 2
    database.close()


def test_whoever_has_a_lost_phone_is_a_stranger(program: Program) -> None:
    program.run("members")
    database = open_household_database(program.data / "household.db")
    members = Members(database, SystemClock())
    anna = members.all()[0]
    members.link(anna.id, "telegram", "77", "77")
    session = Sessions(database, SystemClock()).exchange(Sessions(database, SystemClock()).new_link(anna.id))
    assert members.by_account("telegram", "77") == members.all()[0]
    said = json.loads(program.run("rotate", "phone", "Anna", "--json").stdout)
    assert (said["sessions_ended"], said["accounts"]) == (1, 1)
    assert members.by_account("telegram", "77") is None
    assert members.addresses(anna.id) == []
    assert session is not None
    assert Sessions(database, SystemClock()).member_of(session) is None
    joined = members.join("telegram", "78", said["code"])
    assert joined is not None
    assert joined.id == anna.id, "the next phone is the same member"
    assert "account-unlinked" in program.run("audit").stdout
    assert program.run("rotate", "phone", "Nobody").returncode == 2
    database.close()


async def test_everything_at_once(program: Program, emulator: Emulator) -> None:
    def run() -> subprocess.CompletedProcess[str]:
        return program.run("rotate", "all", "--json", stdin=f"{NEW}\n", INGLE_TELEGRAM_BASE_URL=emulator.base_url)

    done = await asyncio.to_thread(run)
    said = json.loads(done.stdout)
    assert said == {"variables": ["INGLE_TELEGRAM_TOKEN", "INGLE_POD_TOKEN"], "sessions_ended": 0}
    assert "the-old-token-of-the-pods" not in env_of(program)
