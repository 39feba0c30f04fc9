"""guardrails-ai behind its adapter: real validators in their real process, and a network that is watched."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.guardrails import Action, Incoming
from bot.guardrails.extra.process import AddedRail, BrokenError, Validators
from bot.guardrails.extra.rails_file import NAME, Added, RailsFile, read_rails_file
from skills.engine.errors import ConfigurationError
from tests.bot.guardrails.test_incoming import ANNA
from tests.conftest import Opener

needs_guardrails = pytest.mark.skipif(
    importlib.util.find_spec("guardrails") is None, reason="the extra `guardrails` is not installed"
)
HERE = "tests.bot.guardrails.added_validators"
FILE = f"""
input:
  - validator: {HERE}:NoWord
    arguments: {{word: horoscope}}
    say: We do not do horoscopes here.
"""


def run_apart(*arguments: str) -> str:
    """What a Python process of its own prints."""
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=100, check=True
    ).stdout.strip()


def namespace(how: str) -> int:
    """How many packets go out in a network namespace."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        pytest.skip("no network namespace can be made without unshare and ip")
    program = ["unshare", "--net", "--map-root-user", sys.executable, "-m", "tests.bot.guardrails.namespace", how]
    done = subprocess.run(program, capture_output=True, text=True, timeout=100, check=False)
    if done.returncode and ("unshare" in done.stderr or "Operation not permitted" in done.stderr):
        pytest.skip("no network namespace can be made here")
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1])


def test_nothing_of_it_is_imported_by_the_product() -> None:
    found = run_apart("-c", "import sys, bot.build, bot.guardrails.making; print('guardrails' in sys.modules)")
    assert found == "False"


def test_a_house_without_the_file_has_no_rails_of_its_own(tmp_path: Path) -> None:
    assert read_rails_file(tmp_path) == RailsFile()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("input: [{validator: nonsense}]", "input.0.validator"),
        ("input: [{validator: 'a:B', on_fail: shout}]", "input.0.on_fail"),
        ("inputs: []", "inputs"),
        ("input: [", "cannot be read"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_by_name(tmp_path: Path, text: str, wrong: str) -> None:
    (tmp_path / NAME).write_text(text)
    with pytest.raises(ConfigurationError, match=wrong):
        read_rails_file(tmp_path)


@needs_guardrails
def test_a_validator_that_is_not_there_is_told_at_the_start() -> None:
    validators = Validators([Added(validator="no.such.module:Thing")])
    with pytest.raises(ConfigurationError, match=r"no\.such\.module"):
        validators.check()
    validators.end()


@needs_guardrails
def test_a_validator_judges_and_what_does_not_work_lets_nothing_pass() -> None:
    word = Added(validator=f"{HERE}:NoWord", arguments={"word": "horoscope"}, on_fail="ask")
    phones = Added(validator=f"{HERE}:CallsHome")
    validators = Validators([word, phones])
    rail = AddedRail(word, validators)
    assert rail(Incoming("my horoscope please", ANNA)).key == "rail-household-ask"
    assert rail(Incoming("we need milk", ANNA)).action is Action.ALLOW
    with pytest.raises(BrokenError, match="no network"):
        validators.ask(phones, "hello")
    assert AddedRail(phones, validators)(Incoming("hello", ANNA)).action is Action.REFUSE
    validators.end()


@needs_guardrails
async def test_what_an_admin_added_is_asked_for_every_message(open_house_with: Opener, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / NAME).write_text(FILE)
    house = open_house_with()
    assert (await house.say("Anna", "we need a horoscope")).text == "We do not do horoscopes here."
    await house.say("Anna", "we need milk")
    assert list(house.items()) == ["milk"]


@needs_guardrails
@pytest.mark.slow
def test_no_packet_leaves_the_process() -> None:
    assert namespace("quiet") == 0


@needs_guardrails
@pytest.mark.slow
def test_without_our_care_it_would_call_home() -> None:
    assert namespace("as-it-comes") > 0
