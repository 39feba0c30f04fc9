"""Taking back what was done, and asking what was meant instead where something else may have been."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress

from bot.conversation import Conversation
from bot.draft import Draft
from bot.readings import Readings
from knowledge.stages import Stage, stage
from pods.engine.interface import Pod
from pods.engine.understanding import Scene
from skills.engine.command import Asker
from skills.engine.errors import UndoneAlreadyError


async def undo(
    entries: Sequence[tuple[str, int]],
    pods: Mapping[str, Pod],
    asker: Asker,
    conversation: Conversation,
    draft: Draft,
    readings: Readings,
    scene: Callable[[], Awaitable[Scene]],
) -> None:
    """Takes back journal entries (pod, id), the last first, and says so; what was taken back before is passed over.

    Raises PersonError.
    """
    last = conversation.last
    outcome = None
    for pod, entry in reversed(entries):
        with suppress(UndoneAlreadyError), stage(Stage.COMMAND):
            outcome = await pods[pod].undo(entry, asker)
    if outcome is None:
        raise UndoneAlreadyError
    if list(entries) == conversation.undo:
        conversation.undo, conversation.last, conversation.undone = [], None, last
        if last is not None and (others := await readings.possible(last.text, last.others, await scene(), asker)):
            draft.line("undone-ask")
            draft.readings(others)
            return
    draft.line(outcome.key, outcome.facts)
