"""What a child is answered between bedtime and morning: one kind sentence, and a call for help goes through."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from pods.engine.interface import Pod
from skills.engine.command import Asker, Outcome
from skills.engine.errors import GuardrailError
from skills.engine.matching import fold
from skills.members.commands import CallGrownUps

WORDS = Path(__file__).with_name("bedtime.yaml")


@cache
def _calls() -> re.Pattern[str]:
    """Calls for help in all languages: at night a child does not mind which one it writes in."""
    words: dict[str, list[str]] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(one for each in words.values() for one in each)})(?!\w)")


def calls_for_help(text: str) -> bool:
    """Whether a text says that somebody is needed now."""
    return _calls().search(fold(text)) is not None


async def at_night(text: str, asker: Asker, pods: Mapping[str, Pod], *, pressed: bool = False) -> Outcome | None:
    """What a child is answered in its night instead of what it asked for; None by day, and for everybody else.

    A call for help is told to every grown-up at once. Buttons work as always, so that a reminder can be answered.
    Raises GuardrailError with the sentence for everything else.
    """
    until = asker.member.bedtime_until(asker.now)
    if until is None or pressed:
        return None
    if calls_for_help(text):
        call = CallGrownUps(text)
        return await next(pod for pod in pods.values() if pod.runs(call)).run(call, asker)
    raise GuardrailError("bedtime", name=asker.member.name, until=until.astimezone(asker.zone).time())
