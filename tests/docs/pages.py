"""The project's pages as tests read them: which there are, their code blocks, links and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = tuple(
    sorted(
        [
            *ROOT.glob("*.md"),
            *ROOT.glob("docs/*.md"),
            ROOT / "compose" / "README.md",
            ROOT / "backups" / "README.md",
        ]
    )
)

_BLOCK = re.compile(r"^```(?P<info>[^\n]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(<?(?P<target>[^)>\s]+)>?\)")
_HEADING = re.compile(r"^#{1,6} (?P<title>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; `info` is what follows the fence: a language, and for files of a guide their path."""

    info: str
    code: str

    @property
    def language(self) -> str:
        """The first word of `info`, or nothing."""
        return self.info.split()[0] if self.info.split() else ""

    @property
    def path(self) -> str | None:
        """Where the block's file belongs in the project, if it is a file."""
        words = self.info.split()
        return words[1] if len(words) == 2 else None


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [Block(found["info"].strip(), found["code"]) for found in _BLOCK.finditer(text)]


def links(page: Path) -> list[str]:
    """The targets of a page's links, those in code blocks aside."""
    return [found["target"] for found in _LINK.finditer(_prose(page))]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    return {_anchor(found["title"]) for found in _HEADING.finditer(_prose(page))}


def _prose(page: Path) -> str:
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def _anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")
