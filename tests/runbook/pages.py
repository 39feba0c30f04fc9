"""The runbook as the tests read it: its sections, and the lines that it tells people to type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import dedent
from types import MappingProxyType

from tests.docs.pages import ROOT

RUNBOOK = ROOT / "docs" / "runbook.md"
_BLOCK = re.compile(r"^(?P<indent> *)```console\n(?P<code>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)


def headings() -> list[str]:
    """The headings of the entries, in order."""
    return re.findall(r"^## (.+)$", RUNBOOK.read_text(encoding="utf-8"), re.MULTILINE)


def section(heading: str) -> str:
    """The text of an entry. Raises LookupError where there is none, or two."""
    found = RUNBOOK.read_text(encoding="utf-8").split(f"\n## {heading}\n")
    if len(found) != 2:
        raise LookupError(f"the runbook has {len(found) - 1} entries “{heading}”")
    return found[1].partition("\n## ")[0]


def lines(heading: str) -> list[str]:
    """What is to be typed in an entry, in order, without the prompt."""
    code = "".join(dedent(found["code"]) for found in _BLOCK.finditer(section(heading)))
    return [line.removeprefix("$ ") for line in code.splitlines() if line.startswith("$ ")]


def line(heading: str, begins: str, words: Mapping[str, str] = MappingProxyType({})) -> str:
    """The one line of an entry that begins so, with other `words` for some of its own, as the page's made-up names.

    Raises LookupError where no line begins so, or several do, or a word that is to be replaced is not in it.
    """
    found = [one for one in lines(heading) if one.startswith(begins)]
    if len(found) != 1:
        raise LookupError(f"{len(found)} lines under “{heading}” begin with “{begins}”: {lines(heading)}")
    text = found[0]
    for word, other in words.items():
        if word not in text:
            raise LookupError(f"“{word}” is not in “{text}”")
        text = text.replace(word, other)
    return text


def says(heading: str, *sentences: str) -> None:
    """The entry tells of these, in its own line breaks. Raises LookupError."""
    told = " ".join(section(heading).split())
    for sentence in sentences:
        if " ".join(sentence.split()) not in told:
            raise LookupError(f"the entry “{heading}” does not tell of “{sentence}”")
