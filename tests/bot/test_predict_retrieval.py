"""The benchmark's questions find the paragraphs of a corpus; what was embedded once is not embedded again."""

from __future__ import annotations

import json
from pathlib import Path

from bot.predict.retrieval import Corpus, read_corpus
from knowledge.search import SearchSettings
from tests.bot.program import Program
from tests.knowledge.search.conftest import WordEmbedder

PARAGRAPHS = [
    {"doc_id": "m-2-0", "title": "Cleaning", "text": "Wipe the oven with a cloth.", "lang": "en", "source": "Oven"},
    {"doc_id": "m-10-0", "title": "Cleaning", "text": "Rinse the tray every week.", "lang": "en", "source": "Oven"},
    {"doc_id": "f-1", "title": "", "text": "Das Freibad öffnet im Mai.", "lang": "de", "source": "Town"},
    {"doc_id": "f-2", "title": "", "text": "Die Bücherei schließt um sechs.", "lang": "de", "source": "Town"},
]


def corpus_file(folder: Path) -> Path:
    path = folder / "corpus.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in PARAGRAPHS), encoding="utf-8")
    return path


def test_paragraphs_are_found_and_kept(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    for embedded in (4, 4):
        corpus = Corpus(
            read_corpus(corpus_file(tmp_path)), tmp_path / "work", SearchSettings(chroma=False), embedder=embedder
        )
        corpus.fill(lambda done, of: None)
        assert len(embedder.embedded) == embedded
        found = corpus.predict({"id": "q", "question": "Wann öffnet das Freibad?", "lang": "de"})
        assert found["hits"][0] == "f-1"
        assert found["id"] == "q"
        assert 0 <= found["confidence"] <= 1
        assert corpus.predict({"id": "q", "question": "How do I rinse the tray?"})["hits"][0] == "m-10-0"
        corpus.close()


def test_the_command_wants_a_corpus(tmp_path: Path) -> None:
    ended = Program(tmp_path, tmp_path / "models").run("predict", "retrieval")
    assert ended.returncode == 2
    assert "--corpus FILE" in ended.stderr
