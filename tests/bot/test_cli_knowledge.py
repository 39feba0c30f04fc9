"""`ingle knowledge`: papers from the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import cli

GATE = "The code of the garden gate is 4471. The bins go out on Monday."


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a household of its own."""
    monkeypatch.setenv("INGLE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("INGLE_MODEL", "none")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def ingle(*words: str) -> Result:
    """What the command prints, and how it ends."""
    return CliRunner().invoke(cli, ["knowledge", *words])


def test_added_listed_searched_and_forgotten(data: Path, tmp_path: Path) -> None:
    gate, bad = tmp_path / "gate.txt", tmp_path / "bad.docx"
    gate.write_text(GATE)
    bad.write_bytes(b"PK\x03\x04 half a file")
    added = ingle("add", str(gate), str(bad), "--for", "parents", "--json")
    assert added.exit_code == 1
    assert [one["kept"] for one in json.loads(added.stdout)] == [True, False]
    (kept,) = json.loads(ingle("list", "--json").stdout)
    assert (kept["name"], kept["audience"], kept["path"]) == ("gate.txt", "parents", "parents/gate.txt")
    found = json.loads(ingle("search", "code of the garden gate", "--json").stdout)
    assert found["passages"][0]["text"] == GATE
    assert {"embed", "dense", "sparse", "total"} <= found["took_ms"].keys()
    assert "gate.txt is gone" in ingle("forget", f"{kept['id']}", "--yes").output
    assert ingle("search", "code of the garden gate").exit_code == 1
    assert json.loads(ingle("list", "--json").stdout) == []


def test_sync_follows_the_folder_and_says_what_is_bad(data: Path) -> None:
    assert ingle("sync").exit_code == 0
    (data / "knowledge" / "guests" / "gate.txt").write_text(GATE)
    (data / "knowledge" / "family" / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    synced = ingle("sync", "--json")
    assert synced.exit_code == 1
    said = json.loads(synced.stdout)
    assert (said["added"], said["embedded"]) == (["guests/gate.txt"], 1)
    assert [path for path, _ in said["unreadable"]] == ["family/bad.pdf"]
    assert ingle("sync", "--json").exit_code == 0


def test_forgetting_what_is_not_there_is_an_error(data: Path) -> None:
    result = ingle("forget", "7", "--yes")
    assert (result.exit_code, "don't have that document" in result.output) == (1, True)
