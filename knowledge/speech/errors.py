"""What can be wrong with a recording that should hold something said."""

from __future__ import annotations

from typing import Literal, get_args

Reason = Literal[
    "no-sound",
    "damaged",
    "too-long",
    "too-large",
    "timeout",
    "silence",
    "no-speech",
    "no-engine",
    "no-model",
    "unreachable",
]
REASONS: tuple[Reason, ...] = get_args(Reason)


class UnheardError(Exception):
    """Nothing can be heard in a recording, with the reason for the person who sent it.

    - no-sound: it is no recording of a kind that is known here, or a film without sound.
    - damaged: the file ends too early or is damaged; sending it again may help.
    - too-long: longer than is listened to; `detail` is how many minutes it has, where the file says so.
    - too-large: more bytes than are opened, or more memory than the engine may have.
    - timeout: listening took longer than it may.
    - silence: there is next to no sound in it.
    - no-speech: there is sound, but nobody speaks: music, noise, a tap of the button.
    - no-engine: the engine is not installed; `detail` is the command that installs it.
    - no-model: the model's files are not there; `detail` is the folder.
    - unreachable: the service that hears does not answer, is busy, or refuses the house; `detail` says which.
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason: Reason = reason
        self.detail = detail
