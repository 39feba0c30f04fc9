"""What speaking gives and takes, whichever engine does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, get_args

Reason = Literal[
    "nothing", "too-long", "no-voice", "no-engine", "no-model", "licence", "timeout", "broken", "unreachable"
]
REASONS: tuple[Reason, ...] = get_args(Reason)


class UnspokenError(Exception):
    """A text cannot be said; who asked for it still has the text.

    - nothing: there are no words in it.
    - too-long: more than is said at once; `detail` is how many characters may be said.
    - no-voice: no engine speaks the language, which is `detail`.
    - no-engine: the engine is not installed; `detail` is the command that installs it.
    - no-model: files of the engine are not there; `detail` names them.
    - licence: the licence of the engine has to be agreed to first; `detail` says what it allows.
    - timeout: the engine took longer than it may.
    - broken: the engine failed or wanted more memory than it may have; the log says how.
    - unreachable: the service that speaks does not answer, is busy, or refuses the house; `detail` says which.
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason: Reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Speech:
    """A spoken text: OGG/Opus, one channel; `voice` is "engine:voice"."""

    ogg: bytes
    seconds: float
    voice: str


class Mouth(Protocol):
    """Says texts aloud. For worker threads; may block for seconds."""

    def say(self, text: str, language: str) -> Speech:
        """A text that is written as it is said (see `spoken`) as sound. `language` is en, de, fr, es or it.

        Raises UnspokenError.
        """
        ...

    def end(self) -> None:
        """Gives all memory back; the next text takes it again."""
        ...
