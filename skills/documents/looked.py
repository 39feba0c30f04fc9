"""What a look at the watched folder gives: what came, went, moved and changed, and what cannot be followed."""

from __future__ import annotations

from dataclasses import dataclass, field

NOBODY, UNNAMED = "nobody", "bad-name"
"""Why files are not read at all: their folder is that of no member, or their name is no text."""


@dataclass(slots=True)
class Looked:
    """What one look at the folder did: paths below it."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    doubles: list[tuple[str, str]] = field(default_factory=list)
    """What is there already for the same audience, and where: one document in two places."""
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    """With the reason: a word of `knowledge.images.errors.Reason`, `NOBODY` or `UNNAMED`."""
    waiting: list[str] = field(default_factory=list)
    """Files that still grow."""
    closed: list[str] = field(default_factory=list)
    """Folders and files that cannot be opened now; what is known of them stays."""

    @property
    def anything(self) -> bool:
        """Whether something is another than before."""
        return bool(self.added or self.changed or self.moved or self.removed or self.doubles or self.unreadable)

    def add(self, later: Looked) -> None:
        """Goes on with what a later look did; what waits is what waited then."""
        for kind in ("added", "changed", "moved", "removed", "doubles", "unreadable"):
            getattr(self, kind).extend(getattr(later, kind))
        self.waiting, self.closed = later.waiting, later.closed
