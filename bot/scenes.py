"""The scene of a message: what understanding may know of the household, the speaker and what was just done."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.conversation import Conversation
from pods.engine.pod import LocalPod
from pods.engine.understanding import Scene
from skills.engine.command import Asker


async def scene_of(asker: Asker, pods: Mapping[str, LocalPod], conversation: Conversation) -> Scene:
    """The scene of the asker's next message."""
    things = {
        f"{pod.name}.{skill}": tuple(names)
        for pod in pods.values()
        for skill, names in (await pod.names(asker)).items()
    }
    return Scene(
        speaker=asker.member,
        members=asker.members,
        now=asker.local_now,
        currency=asker.household.currency,
        language=asker.member.language,
        lists=await _lists(asker, pods),
        things=things,
        last=conversation.last,
        reminded=conversation.reminded,
        learned=asker.learned,
    )


async def _lists(asker: Asker, pods: Mapping[str, LocalPod]) -> tuple[str, ...]:
    family = pods.get("family")
    if family is None:
        return ()
    audiences = asker.member.audiences
    marks = ", ".join("?" for _ in audiences)
    sql = f"SELECT name FROM lists WHERE audience IN ({marks})"
    return tuple(row["name"] for row in await asyncio.to_thread(family.database.rows, sql, audiences))
