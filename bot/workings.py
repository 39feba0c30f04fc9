"""What every turn works with, whoever says what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.files import Media
from bot.guardrails import Guardrails
from bot.remembering import Remembering
from knowledge.dialogs import Buttons
from pods.engine.conversation import Talk
from pods.engine.interface import Pod
from pods.engine.understanding import Reader


@dataclass(frozen=True, slots=True)
class Workings:
    """Made once; a turn has besides what belongs to its message."""

    pods: Mapping[str, Pod]
    reader: Reader
    talk: Talk | None
    buttons: Buttons
    media: Media
    guardrails: Guardrails
    chat: Talk | None = None
    """The model for conversation, where it may be asked; `talk` is for what has to be quick."""
    remembering: Remembering | None = None
    """What was talked about before, for prompts; None: nothing is remembered."""
    unseen: bool = False
    """Whether no language model may see the words of this turn."""
