"""A house is asked in a process of its own, which tells nothing but digests or one sentence."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backups.snapshots import Snapshots
from backups.verifying import verify
from bot.golden.asking import COPY, NotAskedError, ask
from bot.golden.recording import record
from bot.settings import Settings
from knowledge.clock import ManualClock
from tests.bot.golden.homes import filled

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def settings_of(data: Path, models_dir: Path) -> Settings:
    return Settings(data_dir=data, models_dir=models_dir, model="none", hearing="off", speaking="off")


async def test_a_snapshot_has_its_answers_beside_it(tmp_path: Path, models_dir: Path) -> None:
    data = tmp_path / "data"
    at = await filled(data, models_dir)
    settings = settings_of(data, models_dir)
    made = Snapshots(settings.backup_dir).make(data, ManualClock(at))
    before = {path: path.read_bytes() for path in made.folder.rglob("*") if path.is_file()}
    (scratch := settings.backup_dir / ".golden").mkdir()
    (left := scratch / f"{COPY}killed").mkdir()
    long_ago = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    os.utime(left, (long_ago, long_ago))

    answers = record(made, settings)
    assert (answers.asked, answers.answered, answers.at) == (10, 10, at)
    assert verify(made.folder).ok
    assert {path: path.read_bytes() for path in before} == before
    assert list(scratch.iterdir()) == []
    kept = (made.folder / "golden.json").read_text(encoding="utf-8")
    assert not [
        word for word in ("milk", "grandma", "Lidl", "42", "key is", "Anna") if word in kept.split('"sha256"')[0]
    ]
    (made.folder / "golden.json").write_text(kept.replace('"answered": true', '"answered": false', 1), encoding="utf-8")
    assert verify(made.folder).problems == ("golden.json: its bytes have changed",)


async def test_what_keeps_it_from_answering_is_one_sentence(tmp_path: Path, models_dir: Path) -> None:
    data = tmp_path / "data"
    at = await filled(data, models_dir)
    settings = settings_of(data, models_dir)
    with pytest.raises(NotAskedError, match=r"did not answer within 0 seconds"):
        ask(data, at, settings, scratch=tmp_path / "scratch", seconds=0.01)
    path = data / "pods" / "family" / "family.db"
    whole = path.read_bytes()
    path.write_bytes(b"no database at all, " * 400)
    with pytest.raises(NotAskedError, match=r"the databases cannot be opened: .*family\.db cannot be read"):
        ask(data, at, settings, scratch=tmp_path / "scratch")
    path.write_bytes(whole)
    (data / "secret.key").unlink()
    with pytest.raises(NotAskedError, match=r"secret\.key is missing"):
        ask(data, at, settings, scratch=tmp_path / "scratch")
    assert list((tmp_path / "scratch").iterdir()) == []
