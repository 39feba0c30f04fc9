"""Logs hold no personal data and no secret, by whatever way it gets into a record."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot.building.models import key_of
from bot.redaction import LONGEST, RedactingHandler, Redactor, hide_names
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
MAIL, PHONE, IBAN = "anna.private@example.org", "+49 170 5550123", "DE89 3704 0044 0532 0130 00"
KEY = "not-any-known-form-of-a-key"


class Unwilling:
    def __str__(self) -> str:
        raise RuntimeError(MAIL)


class Endless:
    def __str__(self) -> str:
        return str(self)


def lines_of(*logged: tuple[object, ...], names: tuple[str, ...] = (), exc_info: bool = False) -> str:
    stream = io.StringIO()
    handler = RedactingHandler(Redactor([KEY]), stream)
    handler.redactor.names = names
    log = logging.Logger("house")
    log.addHandler(handler)
    for message, *arguments in logged:
        log.warning(message, *arguments, exc_info=exc_info)
    return stream.getvalue()


def test_messages_arguments_and_names_are_cleaned() -> None:
    shown = lines_of(
        ("mail %s of Anna and %s", MAIL, {"pay": IBAN, "key": KEY}), (f"call {PHONE} at 12:30",), names=("Anna",)
    )
    assert "mail <email> of <person> and {'pay': '<iban>', 'key': '<secret>'}" in shown
    assert "call <phone> at 12:30" in shown
    assert "WARNING house: " in shown


def test_exceptions_and_their_causes_are_cleaned() -> None:
    try:
        try:
            raise ValueError(f"no such account: {IBAN}")
        except ValueError as error:
            raise LookupError(f"{PHONE} is unknown") from error
    except LookupError:
        shown = lines_of(("failed",), exc_info=True)
    assert "ValueError: no such account: <iban>" in shown
    assert "LookupError: <phone> is unknown" in shown
    assert "test_redaction.py" in shown


@pytest.mark.parametrize(
    ("message", "argument", "why"),
    [
        ("count %d", MAIL, "TypeError"),
        ("thing %s", Unwilling(), "RuntimeError"),
        ("thing %s", Endless(), "RecursionError"),
    ],
)
def test_of_what_cannot_be_formatted_the_template_is_left(
    message: str, argument: object, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = lines_of((message, argument))
    assert shown.startswith(f"WARNING house: '{message}' (test_redaction.py:")
    assert shown.endswith(f"not formatted: {why})\n")
    assert MAIL not in shown + "".join(capsys.readouterr())


def test_a_closed_stream_harms_nobody() -> None:
    stream = io.StringIO()
    log = logging.Logger("house")
    log.addHandler(RedactingHandler(Redactor(), stream))
    stream.close()
    log.warning("to nobody")


def test_a_record_that_is_too_long_is_cut() -> None:
    shown = lines_of(("x" * (LONGEST + 50) + MAIL,))
    assert len(shown) < LONGEST + 100
    assert MAIL not in shown


def test_other_handlers_see_the_record_as_it_was(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("tests.redaction")
    handler = RedactingHandler(Redactor(), io.StringIO())
    log.addHandler(handler)
    try:
        log.warning("mail %s", MAIL)
    finally:
        log.removeHandler(handler)
    assert caplog.records[-1].getMessage() == f"mail {MAIL}"


def test_names_are_told_to_what_is_installed() -> None:
    handler = RedactingHandler(Redactor(), io.StringIO())
    logging.getLogger().addHandler(handler)
    try:
        hide_names(["Anna", "Ben"])
        assert handler.redactor.clean("Anna met Ben") == "<person> met <person>"
    finally:
        logging.getLogger().removeHandler(handler)


def test_keys_that_the_models_file_names_are_told_to_what_is_installed(tmp_path: Path) -> None:
    (tmp_path / "study").write_text("the-key-of-the-study\n", encoding="utf-8")
    handler = RedactingHandler(Redactor(), io.StringIO())
    logging.getLogger().addHandler(handler)
    try:
        assert key_of(Settings(_env_file=None), "study", tmp_path) == "the-key-of-the-study"
        assert handler.redactor.clean("Bearer the-key-of-the-study") == "Bearer <secret>"
    finally:
        logging.getLogger().removeHandler(handler)


PROGRAM = """
import logging, threading
from bot.cli import cli
cli.main(["ask", "thanks"], standalone_mode=False)
logging.getLogger("bot").warning("%s of Anna has %s", "{mail}", "{token}")
thread = threading.Thread(target=int, args=("{mail}",))
thread.start(); thread.join()
raise KeyError("{mail}")
"""
TOKEN = "123456789:AAnevershowthistokenanywhere_0123"


def test_the_program_logs_nothing_private_not_even_what_nobody_catches(tmp_path: Path, models_dir: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(mail=MAIL, token=TOKEN)],
        cwd=tmp_path,
        env={
            "PYTHONPATH": str(ROOT),
            "PATH": "/usr/bin:/bin",
            "INGLE_MODELS_DIR": str(models_dir),
            "INGLE_MODEL": "none",
            "INGLE_HEARING": "off",
            "INGLE_SPEAKING": "off",
            "INGLE_ADMIN": "Anna",
            "INGLE_TELEGRAM_TOKEN": TOKEN,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "WARNING bot: <email> of <person> has <secret>" in done.stderr
    assert "KeyError: ‹left out›" in done.stderr
    assert "ValueError: invalid literal for int() with base 10: ‹left out›" in done.stderr
    for private in (MAIL, TOKEN, "Anna"):
        assert private not in done.stderr
