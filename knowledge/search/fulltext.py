"""The sparse half: which chunks hold the words of a question, by SQLite's full-text index and BM25."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from knowledge.search.chunks import VISIBLE, Chunks, as_json
from knowledge.search.sealing import Sealing
from knowledge.search.spelling import SHORTEST, intact, mistyped
from knowledge.search.stopwords import stop_words
from knowledge.search.terms import plain, stem, words

if TYPE_CHECKING:
    from knowledge.keys import Cipher
    from knowledge.store.database import Database

MOST_ROWS = 10_000
"""How many rows a query may have to rank: at a microsecond each that is 10 ms. The commonest words are left out of the
search for candidates until it holds; ranking counts them again. Of one word that has more, the newest are ranked."""
TITLE_WEIGHT = 1.0
MOST_WORDS = 24
"""Words of a question that are asked for."""
MOST_OTHER = 4
"""Letters that stand in only one of two words of which the one may be mistyped for the other: two mistakes."""
MOST_LIKELY = 4
"""Terms that a mistyped word may be meant for."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question."""

    text: str
    stems: Mapping[str, str]
    """Its stem in each language that chunks are in."""
    frequency: int
    """How many chunks that may be seen hold it, counted up to MOST_ROWS."""
    weight: float
    """Its inverse document frequency: ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25."""
    likely: tuple[str, ...] = ()
    """Where it stands in nothing that the asker may see: terms there that it is perhaps meant for."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was counted for some audiences, as long as nothing of theirs changes and the same keys are open."""

    version: str
    total: int
    languages: tuple[str, ...]
    ciphers: Mapping[str, Cipher]
    """Those of the private ones among the audiences."""
    frequencies: dict[str, int] = field(default_factory=dict)
    private: dict[str, frozenset[str]] = field(default_factory=dict)
    """The terms of private papers by their first letter, once a word was looked for that is spelled like one."""

    def forms(self, term: str) -> list[str]:
        """A term as it stands in the full-text index: in clear, and blind as each of these keys has it."""
        return [term, *(cipher.blind(term) for cipher in self.ciphers.values())]


class FullText:
    """Asks the table `chunks_fts`. How rare a word is, is counted in what the asker may see: other papers neither move
    what is found nor tell that a word stands in them. The words of private papers are blind ones there, by the key of
    the member whose they are; what is locked is not asked for."""

    def __init__(self, database: Database, sealing: Sealing | None = None) -> None:
        self._database = database
        self._sealing = sealing or Sealing()
        self._counted: dict[str, _Counted] = {}
        database.add_function("mistyped", 2, mistyped)

    def words(self, question: str, language: str, audiences: Collection[str], version: str) -> list[Word]:
        """The words of a question without stop words, each once.

        `version` is that of these audiences (`Chunks.version`): what was counted holds until it changes.
        """
        seen = as_json(audiences)
        counted = self._of(audiences, version)
        stop = stop_words(language)
        found: dict[str, Word] = {}
        for text in words(question):
            if len(found) == MOST_WORDS:
                break
            if text in stop or text in found:
                continue
            stems = {one: stem(text, one) for one in {language, *counted.languages}}
            frequency = max(self._count(term, seen, counted) for term in set(stems.values()))
            weight = math.log(1 + (max(0, counted.total - frequency) + 0.5) / (frequency + 0.5))
            word = Word(text, stems, frequency, weight)
            found[text] = replace(word, likely=self._likely(word, seen, counted))
        return list(found.values())

    def search(self, asked: Sequence[Word], audiences: Collection[str], version: str, limit: int) -> list[int]:
        """The chunks of these audiences that fit best by BM25, best first."""
        counted = self._of(audiences, version)
        terms = [form for term in self._terms(asked) for form in counted.forms(term)]
        if not terms:
            return []
        rows = self._database.rows(
            "SELECT id FROM (SELECT chunks_fts.rowid AS id, bm25(chunks_fts, :title, 1.0) AS score FROM chunks_fts"
            " CROSS JOIN documents ON documents.id = chunks_fts.rowid >> 20"
            f" WHERE chunks_fts MATCH :terms AND documents.{VISIBLE} ORDER BY chunks_fts.rowid DESC LIMIT :most)"
            " ORDER BY score LIMIT :limit",
            {
                "terms": _any(terms),
                "audiences": as_json(audiences),
                "title": TITLE_WEIGHT,
                "most": MOST_ROWS,
                "limit": limit,
            },
        )
        return [row["id"] for row in rows]

    def _of(self, audiences: Collection[str], version: str) -> _Counted:
        seen, ciphers = as_json(audiences), self._sealing.ciphers(audiences)
        counted = self._counted.get(seen)
        if counted is None or counted.version != version or counted.ciphers != ciphers:
            counted = self._counted[seen] = self._count_all(seen, version, ciphers)
        return counted

    def _terms(self, asked: Sequence[Word]) -> list[str]:
        """The terms to ask for, the rarest words first, until too many rows would have to be ranked."""
        chosen: list[str] = []
        rows = 0
        for word in sorted(asked, key=lambda word: word.frequency):
            if chosen and rows + word.frequency > MOST_ROWS:
                break
            rows += word.frequency
            chosen += [term for term in dict.fromkeys((*word.stems.values(), *word.likely)) if term not in chosen]
        return chosen

    def _likely(self, word: Word, audiences: str, counted: _Counted) -> tuple[str, ...]:
        """Terms that stand where these audiences see them, spelled nearly like a word that they see nowhere."""
        if word.frequency or len(word.text) < SHORTEST or not word.text.isalpha():
            return ()
        stems = [stem for stem in set(word.stems.values()) if len(stem) >= SHORTEST]
        near = {term for stem in stems for term in self._spelled_like(stem, audiences)}
        near |= {term for stem in stems for term in self._private(stem, counted) if mistyped(stem, term)}
        return tuple(sorted(near))[:MOST_LIKELY]

    def _private(self, stem: str, counted: _Counted) -> list[str]:
        """Terms of the private papers that may be meant by a stem: from their texts, which are opened once for it."""
        if counted.ciphers and not counted.private:
            terms = Chunks(self._database, self._sealing).sealed_terms(counted.ciphers)
            letters = {term[0] for term in terms}
            counted.private.update({one: frozenset(term for term in terms if term[0] == one) for one in letters})
            counted.private.setdefault("", frozenset())
        head, middle, tail = intact(stem)
        return [
            term
            for term in counted.private.get(stem[0], ())
            if abs(len(term) - len(stem)) <= 2
            and (term.startswith(head) or term.endswith(tail) or (middle and middle in term))
        ]

    def _spelled_like(self, stem: str, audiences: str) -> list[str]:
        """Only terms that stand in what may be seen leave the query: the vocabulary is that of all papers."""
        head, middle, tail = intact(stem)
        rows = self._database.rows(
            "SELECT term FROM chunk_terms WHERE term >= :first AND term < :after AND length(term) BETWEEN :least AND"
            " :most AND (substr(term, 1, length(:head)) = :head OR substr(term, -length(:tail)) = :tail"
            " OR (:middle <> '' AND instr(term, :middle))) AND mistyped(:stem, term)"
            " AND EXISTS (SELECT 1 FROM chunks_fts CROSS JOIN documents ON documents.id = chunks_fts.rowid >> 20"
            f" WHERE chunks_fts MATCH '\"' || chunk_terms.term || '\"' AND documents.{VISIBLE})",
            {
                "first": stem[:1],
                "after": chr(ord(stem[0]) + 1),
                "least": len(stem) - 2,
                "most": len(stem) + 2,
                "stem": stem,
                "head": head,
                "middle": middle,
                "tail": tail,
                "audiences": audiences,
            },
        )
        return [row["term"] for row in rows]

    def _count(self, term: str, audiences: str, counted: _Counted) -> int:
        if term not in counted.frequencies:
            row = self._database.row(
                "SELECT count(*) AS n FROM (SELECT 1 FROM chunks_fts"
                " CROSS JOIN documents ON documents.id = chunks_fts.rowid >> 20"
                f" WHERE chunks_fts MATCH :term AND documents.{VISIBLE} LIMIT :most)",
                {"term": _any(counted.forms(term)), "audiences": audiences, "most": MOST_ROWS},
            )
            counted.frequencies[term] = int(row["n"]) if row else 0
        return counted.frequencies[term]

    def _count_all(self, audiences: str, version: str, ciphers: Mapping[str, Cipher]) -> _Counted:
        total = self._database.row(
            "SELECT coalesce(sum((SELECT count(*) FROM chunks WHERE document_id = documents.id)), 0) AS n"
            f" FROM documents WHERE {VISIBLE}",
            {"audiences": audiences},
        )
        languages = self._database.rows(
            f"SELECT DISTINCT c.language FROM documents d JOIN chunks c ON c.id = d.id << 20 WHERE d.{VISIBLE}",
            {"audiences": audiences},
        )
        spoken = tuple(sorted(one["language"] for one in languages))
        return _Counted(version, int(total["n"]) if total else 0, spoken, ciphers)


def _any(terms: Sequence[str]) -> str:
    """What asks the full-text index for any of some terms."""
    return " OR ".join(f'"{term}"' for term in terms)


def meant(asked: Sequence[Word], rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The words of a question that stand nowhere, and what they are taken for, as it is written in chunks."""
    found: dict[str, str] = {}
    for word in asked:
        for row in rows if word.likely else ():
            written = (there for there in words(row["text"]) if stem(there, row["language"]) in word.likely)
            there = next((one for one in written if mistyped(plain(word.text), plain(one))), None)
            if there is not None:
                found.setdefault(word.text, there)
    return found
