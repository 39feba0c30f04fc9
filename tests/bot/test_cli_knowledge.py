"""`ingle knowledge`: papers from the terminal."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import cli
from tests.knowledge.documents.making import letter, pdf

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


def test_sync_says_what_is_there_twice_and_what_is_for_nobody(data: Path) -> None:
    for place in ("family/a.txt", "family/b.txt", "guests/a.txt", "private/Stranger/a.txt"):
        path = data / "knowledge" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GATE)
        os.utime(path, (1_700_000_000, 1_700_000_000))
    synced = ingle("sync", "--json")
    said = json.loads(synced.stdout)
    assert (said["added"], said["doubles"]) == (["family/a.txt", "guests/a.txt"], [["family/b.txt", "family/a.txt"]])
    assert (said["unreadable"], synced.exit_code) == ([["private/Stranger/a.txt", "nobody"]], 1)
    again = ingle("sync")
    assert (again.exit_code, again.stderr) == (0, "")
    assert "doubles: 0" in again.stdout


_INTERRUPTIBLE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from bot.cli import main; main()"
)
"""The command as at a terminal: what a shell starts in the background is told to ignore Ctrl-C."""


def test_ctrl_c_in_the_middle_leaves_no_half_and_no_bad_file(data: Path, tmp_path: Path) -> None:
    family = data / "knowledge" / "family"
    family.mkdir(parents=True)
    (family / "a.txt").write_text(GATE)
    (family / "b.pdf").write_bytes(pdf([letter([f"This is page {number}."]) for number in range(1500)]))
    for path in family.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    command = [sys.executable, "-c", _INTERRUPTIBLE, "knowledge", "sync"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    database = data / "pods" / "knowledge" / "knowledge.db"
    until = time.monotonic() + 60
    while kept_in(database) != ["family/a.txt"] and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said.splitlines()[-1].startswith("Interrupted.")) == (130, True)
    assert kept_in(database) == ["family/a.txt"]
    synced = ingle("sync", "--json")
    assert (synced.exit_code, json.loads(synced.stdout)["added"]) == (0, ["family/b.pdf"])


def kept_in(database: Path) -> list[str]:
    """The files that a house has noted, good or bad."""
    if not database.exists():
        return []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as tables, suppress(sqlite3.Error):
        return [path for (path,) in tables.execute("SELECT path FROM document_files ORDER BY path")]
    return []


def test_forgetting_what_is_not_there_is_an_error(data: Path) -> None:
    result = ingle("forget", "7", "--yes")
    assert (result.exit_code, "don't have that document" in result.output) == (1, True)
