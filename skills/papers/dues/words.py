"""The words by which papers say what they want, for each language, from the lists in `words/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel.dates import get_day_names, get_month_names

from skills.papers.dues.plain import plain
from skills.papers.dues.result import Sort

WORDS = Path(__file__).parent / "words"
FALLBACK = "en"

_PLURAL = {"en": "(?:s|es)?", "de": "(?:e|en|er|n|s)?", "fr": "(?:s|x|es)?", "es": "(?:s|es)?", "it": ""}


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Patterns over plain text (`plain`): lower case, no accents, a sharp s as one s."""

    language: str
    cues: dict[str, re.Pattern[str]]
    sorts: dict[Sort, re.Pattern[str]]
    months: re.Pattern[str]
    weekdays: re.Pattern[str]

    def has(self, cue: str, text: str) -> bool:
        """Whether a word of this list stands in plain text."""
        return self.cues[cue].search(text) is not None


@lru_cache
def languages() -> tuple[str, ...]:
    """Those that have lists."""
    return tuple(sorted(path.stem for path in WORDS.glob("*.yaml")))


def words_of(language: str) -> PaperWords:
    """The lists of a language; English for one without."""
    return _load(language if (WORDS / f"{language}.yaml").exists() else FALLBACK)


@lru_cache
def _load(language: str) -> PaperWords:
    content: dict[str, Any] = yaml.safe_load((WORDS / f"{language}.yaml").read_text(encoding="utf-8"))
    sorts = content.pop("sorts")
    return PaperWords(
        language,
        {
            name: _pattern(fragments, _PLURAL[language] if name == "events" else "")
            for name, fragments in content.items()
        },
        {Sort(name): _pattern(fragments, _PLURAL[language]) for name, fragments in sorts.items()},
        _names(get_month_names, ("wide", "abbreviated"), language),
        _names(get_day_names, ("wide", "abbreviated"), language),
    )


def _pattern(fragments: str, ending: str = "") -> re.Pattern[str]:
    """The longest first: of "date of issue" not only "date" is to be found."""
    longest_first = sorted(fragments.split(" | "), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)}){ending}(?!\w)")


def _names(names: Any, widths: tuple[str, ...], language: str) -> re.Pattern[str]:
    found = {
        plain(str(name)).rstrip(".")
        for width in widths
        for context in ("format", "stand-alone")
        for name in names(width, context, locale=language).values()
    }
    known = "|".join(re.escape(name) for name in sorted(found, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{known})(?!\w)")
