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

_OF_ITSELF = {
    "en": frozenset(["i"]),
    "de": frozenset(["ich"]),
    "fr": frozenset(["je", "j"]),
    "es": frozenset(["yo", "he"]),
    "it": frozenset(["io", "ho"]),
}
"""Words by which a model speaks of itself: of what it has done, because a paper ordered it."""

_CITATION = re.compile(r"\s?\[(\d{1,2})\]")
_CLOSED = re.compile(r"\[\d{1,2}\]\s?[.!?]\s*$")
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
    return Checker(passages, language, question).whole(prose)


class Checker:
    """Holds what a model writes against the passages it was shown: the whole, or sentence by sentence as it comes."""

    def __init__(self, passages: Sequence[Findable], language: str = "en", question: str = "") -> None:
        self._sources = [_Source(passage) for passage in passages[:PASSAGES]]
        self._language = language
        self._asked = tokens(question, language)
        self._text = ""
        self._passed = 0
        self._failed = False

    def add(self, piece: str) -> str:
        """Takes another piece of the text; gives the sentences that are complete with it and stand the check.

        What is given is part of what `whole` makes of the text, in its order, unless something fails that comes after
        it; from that on nothing more is given. A sentence without a citation waits until one of the passages it may be
        held against is cited. At most some milliseconds for each sentence.
        """
        self._text += piece
        self._failed = self._failed or self._is_hopeless(self._text)
        if self._failed:
            return ""
        complete = _complete(self._text, self._language)
        cited = {number for sentence in complete for number in _cited(sentence)}
        passed: list[str] = []
        for sentence in complete[self._passed :]:
            kept = self._sentence(sentence, cited)
            if kept is None:
                self._failed = bool(_cited(sentence))
                break
            passed.append(kept)
        self._passed += len(passed)
        return " ".join(passed)

    def whole(self, prose: str) -> str | None:
        """The text as `checked` gives it."""
        cited = _cited(prose)
        if not cited or self._is_hopeless(prose):
            return None
        kept = [self._sentence(sentence, cited) for sentence in _split(prose, self._language)]
        return None if None in kept else " ".join(sentence for sentence in kept if sentence is not None)

    def _is_hopeless(self, text: str) -> bool:
        known = set(range(1, len(self._sources) + 1))
        return len(" ".join(text.split())) > LONGEST or NOT_FOUND in text or not _cited(text) <= known

    def _sentence(self, sentence: str, cited: set[int]) -> str | None:
        """A sentence with what it is to cite, where `cited` are those of the whole text; None: it is not said there."""
        own = _cited(sentence) or cited
        if not own:
            return None
        bare = _CITATION.sub("", sentence)
        if _speaks_of_itself(bare, self._language, [self._sources[number - 1] for number in sorted(own)]):
            return None
        if _stands(bare, [self._sources[number - 1] for number in sorted(own)], self._asked, self._language):
            return sentence
        number = self._elsewhere(bare)
        return None if number is None else re.sub(r"\s*([.!?]*)$", rf" [{number}]\1", bare, count=1)

    def _elsewhere(self, sentence: str) -> int | None:
        """The number of the passage that says what was cited from another one, where that is plain."""
        if next(_facts(sentence, self._language), None) is None:
            return None
        for number, source in enumerate(self._sources, start=1):
            same = source.language == self._language
            if same and _stands(sentence, [source], self._asked, self._language, PLAIN):
                return number
        return None


def _cited(text: str) -> set[int]:
    return {int(number) for number in _CITATION.findall(text)}


def _split(text: str, language: str) -> list[str]:
    """A text in sentences, each with the citations that stand behind its full stop."""
    return sentences(re.sub(r"([.!?])((?:\s?\[\d{1,2}\])+)", r"\2\1", " ".join(text.split())), language)


def _complete(text: str, language: str) -> list[str]:
    """The sentences of a text in the making to which nothing is added any more.

    That is, all but the last, once a whole word of the last shows that it is one; and that too where its citation is
    followed by a full stop.
    """
    found = _split(text, language)
    if _CLOSED.search(text) or not found:
        return found
    begun = _CITATION.sub("", found[-1]).split()
    return found[:-1] if len(begun) > 1 else found[:-2]


def _speaks_of_itself(sentence: str, language: str, sources: Sequence[_Source]) -> bool:
    """Whether it says "I" where no source does: papers do not tell what a model did or thinks."""
    said = _parts(sentence) & _OF_ITSELF.get(language, frozenset())
    return bool(said) and not any(source.says_i for source in sources)


def _parts(text: str) -> set[str]:
    """The words of a text, and what stands before and behind an apostrophe or a hyphen in them."""
    words = {fold(word) for word in re.findall(r"[\w'’-]+", text)}
    return words | {part for word in words for part in re.split(r"['’-]", word)}


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
        text = f"{passage.name} {passage.title} {passage.heading} {passage.text}"
        language = passage.language or guess_language(text)
        self._words = _parts(text)
        self.says_i = bool(self._words & _OF_ITSELF.get(language, frozenset()))
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
