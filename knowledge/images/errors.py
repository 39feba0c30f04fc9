"""What can be wrong with a file that should show something to read."""

from __future__ import annotations

from typing import Literal, get_args

Reason = Literal[
    "truncated",
    "too-large",
    "empty",
    "no-picture",
    "timeout",
    "locked",
    "no-engine",
    "unreachable",
    "unknown-kind",
    "too-many-pages",
    "too-many-files",
    "too-deep",
    "unsafe-name",
]
REASONS: tuple[Reason, ...] = get_args(Reason)


class UnreadableFileError(Exception):
    """A file cannot be read, with the reason for the person who sent it.

    - truncated: the file ends too early or is damaged; sending it again may help.
    - too-large: more pixels, text or unpacked bytes than are opened.
    - empty: there is nothing in the file, or nothing can be seen in the picture.
    - no-picture: it is no picture and no PDF of a kind that is known here.
    - timeout: reading took longer than it may, or needed more memory than it may.
    - locked: it is behind a password.
    - no-engine: text recognition is not installed; `detail` is the command that installs it.
    - unreachable: text recognition is a service elsewhere, which does not answer; another time it may.
    - unknown-kind: it is no document of a kind that is known here; `detail` is the kind where that can be told.
    - too-many-pages: a PDF with more pages than are read; `detail` is how many it has.
    - too-many-files: a ZIP or a message with more files than are read; `detail` is how many it has.
    - too-deep: files packed in files packed in files, deeper than is looked.
    - unsafe-name: a file in a ZIP whose name leads out of it, or that is a link.
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason: Reason = reason
        self.detail = detail
