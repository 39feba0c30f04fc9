"""Damages of the vector index and of files of settings: the index is made anew, a file is refused by its name."""

from __future__ import annotations

import base64
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from backups.events import Events, What
from backups.snapshots import Snapshots
from backups.soundness import index
from backups.soundness.files import damaged
from backups.soundness.recovering import DamagedError
from bot.build import build
from bot.settings import Settings, load_settings
from bot.sound import after, before
from knowledge.clock import SystemClock
from knowledge.search import COMPONENT, MIGRATIONS, Chunk, Library, SearchSettings
from knowledge.search.chroma import installed
from knowledge.store.database import Database
from skills.engine.errors import ConfigurationError
from tests.faults import damages
from tests.faults.damages import rotting
from tests.knowledge.search.conftest import DOCUMENTS, WordEmbedder
from tests.memory import folder_in_memory

SEED = 20261122
INDEX = (
    damages.bit,
    damages.some_bytes,
    damages.zeroed,
    damages.shortened,
    damages.head,
    damages.emptied,
    damages.garbage,
    damages.gone,
    damages.folder,
    damages.longer,
)
QUESTIONS = ("room 3 garden", "thing 7", "kitchen lamp")


@pytest.fixture
def quick() -> Iterator[Path]:
    with folder_in_memory() as folder:
        yield folder


class Papers:
    """The database of papers in a data folder, with words for vectors, and the library over it."""

    def __init__(self, home: Path) -> None:
        migrations = home / "migrations"
        migrations.mkdir(parents=True, exist_ok=True)
        (migrations / "0001_first.sql").write_text(DOCUMENTS)
        place = home / "pods/knowledge/knowledge.db"
        self.database = Database(place, {"documents": migrations, COMPONENT: MIGRATIONS})
        self.library = Library(self.database, home / "knowledge", SearchSettings(), embedder=WordEmbedder())

    def fill(self) -> None:
        """Sixty papers."""
        for number in range(60):
            with self.database.transaction():
                (row,) = self.database.rows(
                    "INSERT INTO documents (name, audience, language) VALUES (?, 'family', 'en') RETURNING id",
                    (f"paper {number}",),
                )
                self.library.put(row["id"], [Chunk(f"room {number} garden thing {number} kitchen lamp", page=1)])
        self.library.embed_pending()

    def answers(self) -> list[list[str]]:
        """What the questions find, in its order."""
        return [[passage.text for passage in self.library.search(one, ("family",), "en").passages] for one in QUESTIONS]

    def close(self) -> None:
        self.library.close()
        self.database.close()


@pytest.mark.skipif(not installed(), reason="chromadb is not installed")
def test_a_damaged_index_is_made_anew_and_never_asked(quick: Path) -> None:
    base = quick / "base"
    papers = Papers(base)
    papers.fill()
    assert papers.library.check() in ("ok", "rebuilt")
    wanted = papers.answers()
    papers.close()
    settings = Settings(data_dir=base, models_dir=quick)
    after(settings)
    before(settings)
    assert (base / index.FOLDER).is_dir(), "a sound index stays"
    after(settings)
    for number in range(30):
        chance = random.Random(f"{SEED} {number}")
        home = quick / str(number)
        shutil.copytree(base, home)
        files = sorted(path for path in (home / index.FOLDER).rglob("*") if path.is_file() and any(path.read_bytes()))
        damage = INDEX[number % len(INDEX)]
        (rotting(damage) if number % 2 else damage)(chance, chance.choice(files))
        before(settings.model_copy(update={"data_dir": home, "backup_dir": home / "backups"}))
        assert not (home / index.FOLDER).exists(), f"damage {number} was not noticed"
        if number % 6 == 0:
            papers = Papers(home)
            assert papers.answers() == wanted
            assert papers.library.check() == "rebuilt"
            assert papers.answers() == wanted
            papers.close()
        shutil.rmtree(home)


ENV = "INGLE_ADMIN=Anna\nINGLE_ZONE=Europe/Berlin\nINGLE_MODEL=none\nINGLE_HEARING=off\nINGLE_SPEAKING=off\n"
MODELS = """backends:
  desk: {kind: openai, address: "http://127.0.0.1:9/v1", place: home}
roles:
  fast: {model: "small", backends: [desk], context: 4096}
"""


def files(home: Path) -> dict[str, Path]:
    """The files of settings by what they are."""
    return {
        ".env": home.parent / ".env",
        "secret.key": home / "secret.key",
        "rails.yaml": home / "rails.yaml",
        "a secret": home.parent / "secrets" / "ingle_pod_token",
        "models.yaml": home / "models.yaml",
    }


KINDS = {
    "a bit, on the disk": rotting(damages.bit),
    "some bytes, on the disk": rotting(damages.some_bytes),
    "cut off, on the disk": rotting(damages.shortened),
    "all zeros": damages.nulls,
    "something else": damages.garbage,
    "a folder in its place": damages.folder,
    "a bit, written": damages.bit,
    "empty": damages.emptied,
}
VALID_OTHERWISE = frozenset({"a bit, written", "empty"})
"""What may have the form of other settings: nobody can tell that from somebody who meant it."""


@pytest.fixture
def lived(quick: Path, models_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a house that was started once, with all its files of settings."""
    there = quick / "base"
    home = there / "home"
    home.mkdir(parents=True)
    found = files(home)
    for path in found.values():
        path.parent.mkdir(parents=True, exist_ok=True)
    found[".env"].write_text(f"{ENV}INGLE_MODELS_DIR={models_dir}\n")
    found["rails.yaml"].write_text("# nothing added\ninput: []\noutput: []\n")
    found["a secret"].write_text("a secret that only the pods know")
    found["models.yaml"].write_text(MODELS)
    monkeypatch.chdir(there)
    start(there)
    return there


def start(there: Path) -> None:
    """Starts a house there, and stops it. Raises what a start is refused with."""
    secrets = there / "secrets"
    settings = load_settings(secrets).model_copy(
        update={"data_dir": there / "home", "backup_dir": there / "home" / "backups"}
    )
    before(settings, secrets=secrets)
    app = build(settings)
    app.close()
    after(settings)


@pytest.mark.parametrize("what", [".env", "secret.key", "rails.yaml", "models.yaml", "a secret"])
def test_a_damaged_file_of_settings_is_refused_by_its_name(
    what: str, lived: Path, quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = (lived / "home" / "secret.key").read_bytes()
    keys = keys_of(lived / "home")
    outcomes = Counter[str]()
    for name, damage in KINDS.items():
        for number in range(2):
            there = quick / "there"
            shutil.copytree(lived, there)
            monkeypatch.chdir(there)
            noted_here(lived, there)
            path = files(there / "home")[what]
            damage(random.Random(f"{SEED} {what} {name} {number}"), path)
            refused = ""
            try:
                start(there)
            except (ConfigurationError, DamagedError) as error:
                refused = str(error)
            if refused:
                assert path.name in refused or "INGLE_" in refused, refused
                assert "Traceback" not in refused
            else:
                assert name in VALID_OTHERWISE, f"{name} of {what} was not noticed"
            if what == "secret.key":
                assert refused or path.read_bytes() in (key, twin(key, path)), "another key was taken"
                assert keys_of(there / "home") == keys
            outcomes[f"{name}: {'refused' if refused else 'another setting'}"] += 1
            monkeypatch.chdir(quick)
            shutil.rmtree(there)
    print(what, dict(outcomes))


def noted_here(lived: Path, there: Path) -> None:
    """The copy lies elsewhere: what was noted of its files is noted of these."""
    note = there / "home" / ".settings.json"
    note.write_text(note.read_text().replace(str(lived), str(there)))


def keys_of(home: Path) -> list[tuple[object, ...]]:
    """The keys in the household's database, as they are sealed."""
    connection = sqlite3.connect(f"file:{home / 'household.db'}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT member_id, how, wrapped FROM member_keys ORDER BY member_id").fetchall()
    finally:
        connection.close()


def twin(key: bytes, path: Path) -> bytes:
    """What was written where it says the same key: two bits of its last letter have no meaning."""
    found = path.read_bytes()
    return found if base64.urlsafe_b64decode(found) == base64.urlsafe_b64decode(key) else b""


def test_a_paper_that_was_cut_off_is_put_back_and_one_with_other_bytes_is_told(quick: Path) -> None:
    home = quick / "home"
    Database(home / "household.db", {}).close()
    papers = {name: home / "knowledge" / "family" / name for name in ("lease.txt", "plan.txt", "new.txt")}
    papers["lease.txt"].parent.mkdir(parents=True)
    for path in papers.values():
        path.write_text(f"{path.name} says what it says " * 50)
    settings = Settings(data_dir=home, models_dir=quick)
    snapshot = Snapshots(settings.backup_dir).make(home, SystemClock())
    whole = {name: path.read_bytes() for name, path in papers.items()}
    rotting(damages.shortened)(random.Random(1), papers["lease.txt"])
    rotting(damages.bit)(random.Random(1), papers["plan.txt"])
    papers["new.txt"].write_text("saved since")
    assert [one.path for one in damaged(home, snapshot, every_byte=True)] == [
        "knowledge/family/lease.txt",
        "knowledge/family/plan.txt",
    ]
    before(settings)
    assert papers["lease.txt"].read_bytes() == whole["lease.txt"]
    assert papers["new.txt"].read_text() == "saved since"
    told = Events(settings.backup_dir).last(What.RECOVERED, ok=True)
    assert told is not None
    assert (home / str(told.facts["kept"]) / "knowledge/family/lease.txt").is_file()
    assert [one.path for one in damaged(home, snapshot, every_byte=True)] == ["knowledge/family/plan.txt"]
