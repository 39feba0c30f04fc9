"""What can be wrong with a file that should show something to read."""

from __future__ import annotations

from typing import Literal

Reason = Literal["truncated", "too-large", "empty", "no-picture", "timeout", "locked", "no-engine"]


class UnreadableFileError(Exception):
    """A file cannot be read, with the reason for the person who sent it.

    - truncated: the file ends too early or is damaged; sending it again may help.
    - too-large: more pixels or pages than are opened.
    - empty: there is nothing in the file, or nothing can be seen in the picture.
    - no-picture: it is no picture and no PDF of a kind that is known here.
    - timeout: reading took longer than it may, or needed more memory than it may.
    - locked: a PDF behind a password.
    - no-engine: text recognition is not installed; `detail` is the command that installs it.
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason: Reason = reason
        self.detail = detail
