"""The words around a fact, for each language, from the lists in `words/`: "remember that", "parents only", "now"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from knowledge.people import FAMILY, GUESTS, PARENTS
from skills.engine.matching import fold

WORDS = Path(__file__).parent / "words"
FALLBACK = "en"
OWN = "own"
"""Stands for the audience that is who speaks alone."""

AUDIENCES = {"private": OWN, "parents": PARENTS, "family": FAMILY, "guests": GUESTS}
"""The lists of words that say who may know, the narrowest audience first: where several are said, it holds."""

PLACE_DIGITS = 2
"""Digits of a number that stands alone and is taken for a place in the list."""

_END = r"(?:(?!\w)|(?<=['’]))"
"""Where a word ends: "qu'" does before the next one."""

_STOP = r"[,;:.!(–—-]"
_AROUND = " \t\n,;:.!()–—-"


@dataclass(frozen=True, slots=True)
class Told:
    """What was told, without the words around it."""

    text: str
    audience: str | None
    """"family", "parents", "guests", `OWN`, or None where nothing was said of it."""
    changed: bool
    """Whether it says that something is otherwise now."""
    only_local: bool | None = None
    """Whether language models in the house alone may see it (True), or any (False); None where nothing was said."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a request to show or forget facts speaks of."""

    words: str = ""
    number: int | None = None
    """The place in the list that was shown, from 1 on."""
    everything: bool = False
    me: bool = False
    own: bool = False
    """Whether what the speaker told is meant."""
    about: bool = False
    """Whether all about something is meant, rather than one fact."""


@dataclass(frozen=True, slots=True)
class FactWords:
    """The patterns of one language."""

    lists: dict[str, str]
    numbers: tuple[str, ...]
    ordinals: tuple[str, ...]
    copula: re.Pattern[str]

    def has(self, name: str, text: str) -> bool:
        """Whether a word of a list stands in a text."""
        return _whole(self.lists[name]).search(text) is not None

    def negated(self, text: str) -> bool:
        """Whether it says "not"."""
        return self.has("negation", text)

    def bare(self, text: str) -> str:
        """A text without "is", "now" and "not"."""
        for name in ("changed", "negation"):
            text = _whole(self.lists[name]).sub(" ", text)
        return self.copula.sub(" ", text)

    def told(self, text: str) -> Told:
        """Takes "remember that" and who may know away from what was told."""
        said: list[str] = []
        rest = self._without_remember(text.strip())
        for name, audience in AUDIENCES.items():
            shorter = self._without_audience(rest, name)
            if shorter is not None:
                said.append(audience)
                rest = self._without_remember(shorter) if shorter else rest
        rest, only_local = self._without_models(rest)
        rest = rest.strip(" \t\n,;:–—-")
        rest = rest if rest.endswith("...") else rest.rstrip(".! ")
        return Told(rest, said[0] if said else None, self.has("changed", rest), only_local)

    def without_keep(self, text: str) -> str:
        """A text without "keep" and the like, and "our", before what is to be kept."""
        for _ in range(2):
            text = re.sub(rf"^\W*(?:{self.lists['keep']}){_END}\s*", "", text, count=1, flags=re.I)
        return text

    def _without_models(self, text: str) -> tuple[str, bool | None]:
        """The text without "local models only", with the "is" before it, and which models were said."""
        for name, only_local in (("local", True), ("any_model", False)):
            match = _whole(self.lists[name]).search(text)
            if match is not None:
                before = re.sub(rf"(?<!\w)(?:{self.lists['copula']})\s*$", "", text[: match.start()], flags=re.I)
                rest = f"{before.rstrip(_AROUND)} {text[match.end() :].lstrip(_AROUND)}".strip()
                return self._without_remember(rest) if rest else rest, only_local
        return text, None

    def _without_remember(self, text: str) -> str:
        rest = re.sub(rf"^\W*(?:{self.lists['remember']}){_END}[\s,:;.!–—-]*", "", text, count=1, flags=re.I)
        if rest == text:
            return text
        return re.sub(rf"^(?:{self.lists['that']}){_END}[\s,:]*", "", rest, count=1, flags=re.I)

    def _without_audience(self, text: str, name: str) -> str | None:
        """The text without the words for one audience; None where they are not there.

        In "the cake is only for me" they belong to what is told; it stays whole, and if that is the safer reading
        nobody else may know it.
        """
        words, that = self.lists[name], self.lists["that"]
        weak = _whole(self.lists["weak"])
        for pattern in (
            rf"^\W*(?P<said>{words})\s*(?:{_STOP}+\s*|\s(?=(?:{that}){_END}))(?:(?:{that})\s)?",
            rf"\s*[,(–—-]\s*(?P<said>{words})\s*[,)–—-]+\s*",
            rf"(?P<glue>^|[\s,;:.!(–—-]+(?:(?:{self.lists['and']})\s+)?)(?<!\w)(?P<said>{words}){_END}[\s.!)]*$",
        ):
            match = re.search(pattern, text, re.I)
            if match is None:
                continue
            glue = match.groupdict().get("glue")
            rest = f"{text[: match.start()]} {text[match.end() :]}".strip()
            if glue is None or re.search(_STOP, glue) or not rest:
                return rest
            open_ended = re.search(rf"(?<!\w)(?:{self.lists['copula']})$", rest, re.I)
            if not open_ended and not weak.fullmatch(match["said"]):
                return rest
            if open_ended and name in ("private", "parents"):
                return text
        return None

    def speaks_of_self(self, text: str) -> bool:
        """Whether who told it says "I" or "my"."""
        return self.has("own", text)

    def without_child(self, text: str) -> str:
        """A text without the words for a child of who told it: "our daughter"."""
        return _whole(self.lists["child"]).sub(" ", text)

    def is_own(self, name: str) -> bool:
        """Whether a name is also a word for "my": Mia in Italian."""
        return self._is("own", fold(name))

    def topic(self, text: str) -> Topic:
        """What a request to show or to forget speaks of."""
        asked = text.strip().rstrip("?!. ")
        match = re.match(rf"^\W*(?:{self.lists['about']}){_END}[\s,:]*", asked, re.I)
        found = match or re.match(rf"^\W*(?:{self.lists['forget']}){_END}[\s,:]*", asked, re.I)
        rest = asked[found.end() :].strip() if found else asked
        if "tail" in self.lists:
            rest = re.sub(rf"\s*(?<!\w)(?:{self.lists['tail']})$", "", rest, flags=re.I)
        number = self._number(rest)
        if number is not None:
            return Topic(number=number)
        everything = not rest or self._is("everything", rest) or self._is("us", rest)
        me = self._is("me", rest)
        words = "" if everything or me else rest
        own = self.has("told", asked)
        return Topic(words, None, everything and (bool(found) or bool(rest)), me, own, match is not None)

    def _is(self, name: str, text: str) -> bool:
        return re.fullmatch(rf"(?:{self.lists[name]})", text.strip(), re.I) is not None

    def _number(self, text: str) -> int | None:
        number, spelled = self.lists["number"], "|".join(self.numbers)
        match = re.fullmatch(rf"(?:\w+\s+)?(?:{number})\s*(?:(?P<digits>\d{{1,3}})|(?P<word>{spelled}))", text, re.I)
        if match is not None:
            return int(match["digits"]) if match["digits"] else _place(match["word"], self.numbers)
        if text.isdecimal() and len(text) <= PLACE_DIGITS:
            return int(text)
        match = re.fullmatch(rf"(?:\w+['’\s]\s*)?(?P<place>{'|'.join(self.ordinals)})(?:\s+\w+)?", text, re.I)
        return _place(match["place"], self.ordinals) if match else None


def _place(word: str, patterns: tuple[str, ...]) -> int:
    return next(n for n, pattern in enumerate(patterns, start=1) if re.fullmatch(pattern, word, re.I))


def words_of(language: str) -> FactWords:
    """The lists of a language; English for one without."""
    return _load(language if (WORDS / f"{language}.yaml").exists() else FALLBACK)


@lru_cache
def _load(language: str) -> FactWords:
    content: dict[str, str] = yaml.safe_load((WORDS / f"{language}.yaml").read_text(encoding="utf-8"))
    numbers, ordinals = (tuple(content.pop(name).split()) for name in ("numbers", "ordinals"))
    lists = {name: "|".join(fragments.split(" | ")) for name, fragments in content.items()}
    return FactWords(
        lists, numbers, ordinals, re.compile(rf"(?:(?<!\w)(?:{lists['copula']}){_END}|\s*[=:](?=\s))", re.I)
    )


@lru_cache(maxsize=256)
def _whole(fragments: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{fragments}){_END}", re.I)
