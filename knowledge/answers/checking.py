"""Whether what a language model wrote stands in the passages that it cites: numbers, dates, names, codes, and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.answers.covering import THERE
from knowledge.answers.pieces import Findable, sentences
from knowledge.answers.prose import NOT_FOUND, PASSAGES
from knowledge.answers.tokens import Token, likeness, tokens
from knowledge.answers.vocabulary import LANGUAGES, fold, vocabulary
from knowledge.search.terms import guess_language

LONGEST = 700
"""Characters of an answer."""
ENOUGH_WORDS, PLAIN = 0.6, 0.75
"""The share of a sentence's words that stand in the passage it cites, and in one that it does not cite but could."""

_CITATION = re.compile(r"\s?\[(\d{1,2})\]")
_FIGURE = re.compile(r"\d+(?:[.,:'\u00a0\u202f]\d+)*")
_CODE = re.compile(r"\b(?=\w*\d)(?=\w*[^\W\d_])[\w/-]+\b|[\w.+-]+@[\w.-]+\w|(?:https?://|www\.)\S+\w")
_CAPITAL = re.compile(r"(?<=[\w,;:)\]] )[A-ZÀ-ÖØ-Þ][\w'’-]+")


def checked(prose: str, passages: Sequence[Findable], language: str = "en", question: str = "") -> str | None:
    """What a model wrote in `language`, tidied; None where it found nothing, cites wrongly, or says what is not there.

    Each sentence is held against the passages it cites (one without a citation against all that are cited): every
    number, date, code and address must stand in them, and every name that is recognised as one. Where they are in the
    same language, so must most of its other words, or be those of the question. What stands in another passage that
    the model was shown is cited from there.
    """
    text = " ".join(prose.split())
    if not text or len(text) > LONGEST or NOT_FOUND in text:
        return None
    sources = [_Source(passage) for passage in passages[:PASSAGES]]
    cited = {int(number) for number in _CITATION.findall(text)}
    if not cited or not cited <= set(range(1, len(sources) + 1)):
        return None
    asked = tokens(question, language)
    kept = []
    for sentence in sentences(re.sub(r"([.!?])((?:\s?\[\d{1,2}\])+)", r"\2\1", text), language):
        bare = _CITATION.sub("", sentence)
        own = {int(number) for number in _CITATION.findall(sentence)} or cited
        if _stands(bare, [sources[number - 1] for number in sorted(own)], asked, language):
            kept.append(sentence)
            continue
        number = _elsewhere(bare, sources, asked, language)
        if number is None:
            return None
        kept.append(re.sub(r"\s*([.!?]*)$", rf" [{number}]\1", bare, count=1))
    return " ".join(kept)


def _elsewhere(sentence: str, sources: Sequence[_Source], asked: Sequence[Token], language: str) -> int | None:
    """The number of the passage that says what was cited from another one, where that is plain."""
    if next(_facts(sentence, language), None) is None:
        return None
    same = ((number, source) for number, source in enumerate(sources, start=1) if source.language == language)
    return next((number for number, source in same if _stands(sentence, [source], asked, language, PLAIN)), None)


def _stands(
    sentence: str, sources: Sequence[_Source], asked: Sequence[Token], language: str, share: float = ENOUGH_WORDS
) -> bool:
    facts = all(any(fact in source for source in sources) for fact in _facts(sentence, language))
    return facts and _grounded(sentence, sources, asked, language) >= share


def _grounded(sentence: str, sources: Sequence[_Source], asked: Sequence[Token], language: str) -> float:
    """The share of what a sentence says that is said in its sources, or was asked; 1 where these are foreign."""
    known = vocabulary(language)
    said = [token for token in tokens(sentence, language) if fold(token.text) not in known.stop]
    if not said or any(source.language != language for source in sources):
        return 1.0
    there = [*asked, *(token for source in sources for token in source.tokens)]
    return sum(any(likeness(token, other) >= THERE for other in there) for token in said) / len(said)


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something that must stand in a passage; `kind` is figure, month, weekday, code or name."""

    kind: str
    value: str


def _facts(sentence: str, language: str) -> Iterator[_Fact]:
    known = vocabulary(language)
    for code in _CODE.findall(sentence):
        yield _Fact("code", _code(code))
    bare = _CODE.sub(" ", sentence)
    for figure in _FIGURE.findall(bare):
        yield _Fact("figure", _digits(figure))
    calendar = set()
    for kind, number, word in _calendar(bare, language):
        calendar.add(word)
        yield _Fact(kind, number)
    for token in tokens(bare, language):
        if token.number is not None and not token.text[0].isdigit() and int(token.number) > 1:
            yield _Fact("figure", token.number)
    names = _CAPITAL.findall(bare) if language != "de" else _titled(bare, known.titles)
    for name in names:
        if fold(name) not in calendar:
            yield _Fact("name", fold(name).removesuffix("'s"))


def _titled(text: str, titles: Sequence[str]) -> list[str]:
    """Names after a title: in German every noun begins with a capital."""
    title = "|".join(re.escape(word.capitalize()) for word in titles)
    return re.findall(rf"\b(?:{title})\.? (?:(?:{title})\.? )*([A-ZÄÖÜ][\w'’-]+)", text)


def _calendar(text: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Months and weekdays: what it is, its number from 1, and the word."""
    known = vocabulary(language)
    words = re.findall(r"[^\W\d_]+", fold(text))
    for kind, groups in (("month", known.months), ("weekday", known.weekdays)):
        by_word = {name: n for n, group in enumerate(groups, start=1) for name in fold(group).split() if len(name) > 3}
        for word in words:
            if word in by_word and not (language == "en" and word in ("march", "may") and word.title() not in text):
                yield kind, str(by_word[word]), word


def _digits(figure: str) -> str:
    """A figure without its grouping and trailing cents of nought: "2,150.00" and "2.150" are the same."""
    plain = re.sub(r"[.,'\u00a0\u202f](?=\d{3}(?!\d))", "", figure)
    return re.sub(r"[.,:]0+$", "", plain).replace(",", ".").lstrip("0") or "0"


def _code(text: str) -> str:
    return re.sub(r"[\s./-]", "", fold(text))


class _Source:
    """What a passage says, for looking facts up."""

    def __init__(self, passage: Findable) -> None:
        text = f"{passage.name} {passage.heading} {passage.text}"
        language = passage.language or guess_language(text)
        self._words = {fold(word) for word in re.findall(r"[\w'’-]+", text)}
        self._words |= {part for word in self._words for part in re.split(r"['’-]", word)}
        self._code = _code(text)
        figures = _FIGURE.findall(text)
        self._figures = {_digits(figure) for figure in figures}
        self._figures |= {part.lstrip("0") or "0" for figure in figures for part in re.split(r"\D", figure)}
        self.language = language
        self.tokens = tokens(text, language)
        self._figures |= {one.number for one in self.tokens if one.number is not None}
        spelled = {language, *LANGUAGES}
        self._calendar = {(kind, n) for one in spelled for kind, n, _ in _calendar(text, one)}
        for _, month, _ in re.findall(r"\b(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\b", text):
            self._calendar.add(("month", month.lstrip("0")))
        for month in re.findall(r"\b\d{1,2}\.(\d{1,2})\.(?!\d)", text):
            self._calendar.add(("month", month.lstrip("0")))

    def __contains__(self, fact: _Fact) -> bool:
        match fact.kind:
            case "figure":
                return fact.value in self._figures
            case "code":
                return fact.value in self._code
            case "name":
                return fact.value in self._words or all(part in self._words for part in re.split(r"['’-]", fact.value))
            case _:
                return (fact.kind, fact.value) in self._calendar
