"""The scene of a message: what understanding may know of the household, the speaker and what was just done."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.conversation import Conversation
from pods.engine.interface import Pod, of_each
from pods.engine.understanding import Scene
from skills.engine.command import Asker


async def scene_of(asker: Asker, pods: Mapping[str, Pod], conversation: Conversation) -> Scene:
    """The scene of the asker's next message."""
    of_pods, lists = await asyncio.gather(of_each(pods.values(), lambda pod: pod.names(asker)), _lists(asker, pods))
    things = {f"{pod.name}.{skill}": tuple(names) for pod, known in of_pods for skill, names in known.items()}
    return Scene(
        speaker=asker.member,
        members=asker.members,
        now=asker.local_now,
        currency=asker.household.currency,
        language=asker.member.language,
        lists=lists,
        things=things,
        last=conversation.last,
        reminded=conversation.reminded,
        learned=asker.learned,
    )


async def _lists(asker: Asker, pods: Mapping[str, Pod]) -> tuple[str, ...]:
    family = pods.get("family")
    if family is None:
        return ()
    found = await of_each([family], lambda pod: pod.look_up("lists", asker))
    return tuple(name for _, names in found for name in names)
