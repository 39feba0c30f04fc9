"""Secrets as files, as containers get them: read where they are, named where they are wrong."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from bot.settings import load_settings
from skills.engine.errors import ConfigurationError

TOKEN = "123456:" + "A" * 30


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No `.env` of the developer's, and no setting of the environment's."""
    monkeypatch.chdir(tmp_path)
    for name in ("INGLE_TELEGRAM_TOKEN", "INGLE_POD_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def secrets(tmp_path: Path) -> Path:
    folder = tmp_path / "secrets"
    folder.mkdir()
    return folder


def refused(secrets: Path) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load_settings(secrets)
    return str(caught.value)


def test_a_file_holds_a_setting_and_its_line_end_is_none_of_it(secrets: Path) -> None:
    (secrets / "ingle_telegram_token").write_text(f"{TOKEN}\n")
    (secrets / "another_programs_password").write_text("")
    settings = load_settings(secrets)
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == TOKEN
    assert settings.secrets == (TOKEN,)
    assert TOKEN not in repr(settings)


def test_the_environment_goes_before_a_file(secrets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (secrets / "ingle_pod_token").write_text("of the file")
    monkeypatch.setenv("INGLE_POD_TOKEN", "of the environment")
    token = load_settings(secrets).pod_token
    assert token is not None
    assert token.get_secret_value() == "of the environment"


def test_a_folder_that_is_missing_is_no_warning(secrets: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert load_settings(secrets / "none").telegram_token is None


def test_what_is_wrong_with_files_is_told_at_once_without_what_they_hold(secrets: Path) -> None:
    (secrets / "ingle_telegram_token").write_text(" \n")
    (secrets / "ingle_pod_token").mkdir()
    (secrets / "ingle_speech_token").symlink_to(secrets / "nowhere")
    (secrets / "ingle_telegramm_token").write_text(TOKEN)
    told = refused(secrets)
    assert f"INGLE_TELEGRAM_TOKEN: the file {secrets}/ingle_telegram_token is empty" in told
    assert "INGLE_POD_TOKEN" in told
    assert "is a folder" in told
    assert f"INGLE_SPEECH_TOKEN: the file {secrets}/ingle_speech_token cannot be read" in told
    assert "INGLE_TELEGRAMM_TOKEN: there is no such setting" in told
    assert TOKEN not in told


def test_a_wrong_secret_is_named_and_not_shown(secrets: Path) -> None:
    (secrets / "ingle_telegram_token").write_text("hunter2")
    told = refused(secrets)
    assert "INGLE_TELEGRAM_TOKEN" in told
    assert "hunter2" not in told
