"""The papers as a second opinion: a question that was not understood may be one that they answer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.readings import Readings
from pods.engine.interface import Pod
from pods.engine.understanding import Scene
from pods.engine.understanding.deciding import SURE, UNSURE
from pods.engine.understanding.questions import is_question
from skills.engine.command import Asker, Outcome
from skills.engine.errors import PersonError
from skills.engine.request import Request

QUESTION = "knowledge.question"
LOST = ("out_of_scope", "unknown")
"""What a message is taken for that nothing here is for."""


@dataclass(frozen=True, slots=True)
class FromPapers:
    """What the papers surely answer, and the requests that are left."""

    request: Request
    pod: Pod
    found: Outcome
    rest: tuple[Request, ...]


async def from_papers(
    text: str,
    requests: Sequence[Request],
    scene: Scene,
    readings: Readings,
    asker: Asker,
    *,
    in_vain: bool = False,
) -> FromPapers | None:
    """Asks the papers where a message was taken for nothing we do, or not surely for anything; None: no answer.

    A clause is asked by itself, then the whole message, which may say first what the question is about. `in_vain`:
    what the requests were taken for was done, and found nothing.
    """
    pod = readings.pod_of(QUESTION)
    lost = [request for request in requests if in_vain or _is_lost(request)]
    if pod is None or not lost:
        return None
    open_ones = [request for request in requests if _is_lost(request) or request.confidence < SURE]
    for words, consumed in (*((one.text, [one]) for one in lost), (text, open_ones)):
        if not consumed or not await asyncio.to_thread(is_question, words, scene):
            continue
        request = replace(consumed[-1], text=words, intent=QUESTION, others=())
        try:
            found = await pod.run(await pod.read(request, asker), asker)
        except PersonError:
            return None
        if found.refs:
            rest = tuple(one for one in requests if one not in consumed)
            return FromPapers(request, pod, found, rest)
    return None


def _is_lost(request: Request) -> bool:
    unsure = request.confidence < UNSURE and request.intent != QUESTION
    return request.intent in LOST or unsure or (request.intent == "smalltalk" and request.confidence < SURE)
