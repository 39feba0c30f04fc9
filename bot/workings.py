"""What every turn works with, whoever says what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.files import Media
from bot.guardrails import Guardrails
from knowledge.dialogs import Buttons
from pods.engine.conversation import Talk
from pods.engine.pod import LocalPod
from pods.engine.understanding import Reader


@dataclass(frozen=True, slots=True)
class Workings:
    """Made once; a turn has besides what belongs to its message."""

    pods: Mapping[str, LocalPod]
    reader: Reader
    talk: Talk | None
    buttons: Buttons
    media: Media
    guardrails: Guardrails
