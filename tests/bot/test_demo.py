"""The made-up household has nothing to do with the real one beside it."""

from __future__ import annotations

from pathlib import Path

from bot.demo import settings_in
from bot.settings import Settings


def test_every_folder_but_that_of_the_models_is_its_own(tmp_path: Path) -> None:
    real, own = Settings(data_dir=tmp_path / "data"), tmp_path / "demo"
    settings = settings_in(own, real)
    folders = {name: value for name, value in settings if isinstance(value, Path)}
    assert folders.keys() >= {"data_dir", "models_dir", "backup_dir"}
    assert folders.pop("models_dir") == real.models_dir
    assert all(folder.is_relative_to(own) for folder in folders.values())
    assert settings.backup_repository == "off"
