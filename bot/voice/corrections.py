"""What the house expects to be said aloud, and what it learnt from recordings that were misheard."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path

import yaml
from babel.numbers import get_currency_symbol

from bot.voice.ordinary import counts, everyday, names_something
from knowledge.speech.hearing import sound
from knowledge.speech.hearing.engine import MOST_WORDS
from pods.engine.interface import Pod, of_each
from skills.engine.command import Asker
from skills.engine.lessons import LONGEST_HEARD, LONGEST_HEARD_TEXT, Learned, Lesson, LessonKind

FEW = 25
"""Up to how many words the house's own are filled up with shops that everybody knows."""
MOST_LEARNT = 12
"""Words from corrections that are expected, the newest; the rest of the room is for names of the house."""
SHOPS = Path(__file__).parent / "shops.yaml"
ALIKE = 0.55
"""How much alike the wrong words and the right ones sound, from 0 to 1, where one was heard for the other."""
WORD_MORE = 0.06
"""So much likeness a word more is worth: "a decker" is Edeka as a whole, the article in "the Oster Mann" is none."""
LONGEST_ALIGNED = 300
"""Words between the first and the last difference up to which texts are compared, in half a second at most."""
_WEAK = str.maketrans("bdgvaeiou", "ptkf     ")
"""Sounds that are taken for each other, and those that carry least."""
_JOINED = re.compile(
    r"(?P<paid>\b(?:spent|spend|paid|pay|costs?)(?: (?:me|us|about|only|just|another|exactly|\w+ for))? [$€£]?)"
    r"(?P<whole>\d\d)(?P<cents>(?!00)\d\d)(?![\d,.:-]*\d)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\s'’-]+"

Span = tuple[re.Match[str], ...]


async def vocabulary(pods: Mapping[str, Pod], asker: Asker) -> tuple[str, ...]:
    """Names that the asker may well say: of members, learnt from corrections, of things in the pods in turns.

    The asker has what was taught (`bot.learning.taught`). At most as many as a speech model is told; only names, since
    it knows other words by itself.
    """
    learnt = list(dict.fromkeys(reversed(tuple(asker.learned.heard.values()))))[:MOST_LEARNT]
    of_pods = [words for _, words in await of_each(pods.values(), lambda pod: pod.words(asker))]
    in_turns = [word for words in zip_longest(*of_pods) for word in words if word]
    anybodys = [shop for language in (asker.member.language, asker.household.language) for shop in _shops()[language]]
    return await asyncio.to_thread(_chosen, member_names(asker), (*learnt, *in_turns), anybodys)


def member_names(asker: Asker) -> list[str]:
    """What the members are called, nicknames included."""
    return [name for member in asker.members for name in (member.name, *member.nicknames)]


def _chosen(members: Iterable[str], others: Iterable[str], anybodys: Iterable[str]) -> tuple[str, ...]:
    """The house's own words as far as there is room; where these are few, what anybody may say as well."""
    found: dict[str, str] = {}
    for words, most in ((chain(members, filter(names_something, others)), MOST_WORDS), (anybodys, FEW)):
        for word in words:
            if len(found) >= most:
                break
            found.setdefault(word.casefold(), word)
    return tuple(found.values())


@cache
def _shops() -> Mapping[str, Sequence[str]]:
    known: Mapping[str, Sequence[str]] = yaml.safe_load(SHOPS.read_text(encoding="utf-8"))
    return known


def corrected(text: str, learned: Learned, known: Collection[str] = ()) -> str:
    """A transcript with what was learnt: whole words, the longest first; each part is put right once.

    What was heard stays where it may well have been said: everyday words, `known` names (`member_names`), and where
    corrections contradict each other. The first call that finds something reads files for a tenth of a second.
    """
    names = {name.lower() for name in known}
    spoken = set(_WORD.findall(text.lower()))
    right: dict[str, str] = {}
    for heard in learned.heard:
        if not spoken.issuperset(_WORD.findall(heard)):
            continue
        said = _said_for(heard, learned.heard)
        if said is None or (heard in names and said.lower() != heard):
            continue
        if _pattern(heard).search(text) and (said.lower() == heard or not everyday(heard)):
            right[_plain(heard)] = said
    if not right:
        return text
    longest = sorted(right, key=len, reverse=True)
    wrong = re.compile("|".join(_pattern(heard).pattern for heard in longest), re.IGNORECASE)
    return wrong.sub(lambda found: right.get(_plain(found[0]), found[0]), text)


def in_own_money(text: str, currency: str) -> str:
    """A transcript with the sign of the household's money (ISO 4217) for "$": the model writes that for any amount.

    Households that pay in dollars of any kind keep it.
    """
    return text if currency.endswith("D") else text.replace("$", get_currency_symbol(currency, locale="en"))


def with_cents(text: str, language: str) -> str:
    """An English transcript with "spent 1999 at Lidl" as 19.99: the model joins a pair of numbers that was said.

    It writes thousands with a comma, so four digits without one behind a word of paying are an amount and its cents.
    """
    return _JOINED.sub(r"\g<paid>\g<whole>.\g<cents>", text) if language == "en" else text


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.lower()))


def _pattern(heard: str) -> re.Pattern[str]:
    words = _BETWEEN.join(map(re.escape, _WORD.findall(heard)))
    return re.compile(rf"(?<!\w){words}(?!\w)" if words else r"(?!)", re.IGNORECASE)


def _said_for(heard: str, lessons: Mapping[str, str]) -> str | None:
    """What is said where this is heard, also where the right words were put right later; None where that is a ring."""
    said, seen = lessons[heard], {heard}
    while (again := lessons.get(said.lower())) is not None and again.lower() != said.lower():
        if said.lower() in seen or again.lower() in seen:
            return None
        seen.add(said.lower())
        said = again
    return said


def lessons_from(heard: str, meant: str) -> Sequence[Lesson]:
    """What a correction of a transcript teaches: names that were heard as something else that sounds like them.

    Nothing where more was said anew than was kept, and nothing about everyday words and numbers: one that is misheard
    once is heard right the next time.
    """
    wrong, right = (tuple(_WORD.finditer(unicodedata.normalize("NFC", text))) for text in (heard, meant))
    kept = len(wrong)
    wrong, right = _between(wrong, right)
    kept, anew = kept - len(wrong), 0
    if max(len(wrong), len(right)) > LONGEST_ALIGNED:
        return ()
    matcher = SequenceMatcher(None, [one[0].lower() for one in wrong], [one[0].lower() for one in right], False)
    shouted = meant.isupper()
    lessons: list[Lesson] = []
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            kept += last - first
            pairs = zip(wrong[first:last], right[begin:end], strict=True)
            lessons += [_lesson(one[0], two[0]) for one, two in pairs if not shouted and _respelled(one[0], two)]
            continue
        part, words = _like(wrong[first:last], right[begin:end])
        anew += max(last - first - len(part), 0 if part else end - begin)
        kept += len(part)
        if part and names_something(words):
            lessons.append(_lesson(" ".join(one[0] for one in part), words))
    return () if anew > kept else tuple(dict.fromkeys(lessons))


def _between(wrong: Span, right: Span) -> tuple[Span, Span]:
    """Both texts without the words at the beginning and the end that are the same."""
    begin = _same(wrong, right)
    wrong, right = wrong[begin:], right[begin:]
    end = _same(wrong[::-1], right[::-1])
    return wrong[: len(wrong) - end], right[: len(right) - end]


def _same(one: Span, other: Span) -> int:
    """With how many same words two texts begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (word, other_word) in pairs if word[0] != other_word[0]), min(len(one), len(other)))


def _lesson(heard: str, meant: str) -> Lesson:
    return Lesson(LessonKind.HEARD, heard, meant)


def _respelled(heard: str, meant: re.Match[str]) -> bool:
    """Whether a word that was heard in small letters is a name; the first word of a text has a capital anyway."""
    word = meant[0]
    within = word[1:] != word[1:].lower()
    large = word[0].isupper() and heard.islower() and meant.start() > 0
    return heard != word and (within or large) and (names_something(word) or not everyday(word))


def _like(wrong: Span, right: Span) -> tuple[Span, str]:
    """The part of what was heard that sounds most like what was meant, and that; nothing where none does."""
    if not wrong or not right or max(len(wrong), len(right)) > LONGEST_HEARD:
        return (), ""
    words = " ".join(right[0].string[right[0].start() : right[-1].end()].split())
    parts = [wrong[first:last] for first in range(len(wrong)) for last in range(len(wrong), first, -1)]
    best = max(parts, key=lambda part: alike("".join(one[0] for one in part), words) + WORD_MORE * len(part))
    heard = " ".join(one[0] for one in best)
    long = len(words.split()) > LONGEST_HEARD or max(len(heard), len(words)) > LONGEST_HEARD_TEXT
    if long or alike(heard, words) < ALIKE or counts(heard) or counts(words):
        return (), ""
    return best, words


def alike(one: str, other: str) -> float:
    """How much alike words sound, from 0 to 1: by all their sounds, and by those that are heard best."""
    first, second = (sound("".join(_WORD.findall(words))) for words in (one, other))
    if not first or not second:
        return 0.0
    strong, other_strong = (heard.translate(_WEAK).replace(" ", "") for heard in (first, second))
    clear = SequenceMatcher(None, strong, other_strong, False).ratio() if strong and other_strong else 0.0
    return (SequenceMatcher(None, first, second, False).ratio() + clear) / 2
