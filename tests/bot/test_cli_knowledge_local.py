"""`ingle knowledge local`: which language models may see a fact or a paper."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.bot.program import Program


def marks(program: Program) -> list[tuple[int, int]]:
    with closing(sqlite3.connect(program.data / "pods" / "knowledge" / "knowledge.db")) as database:
        return list(database.execute("SELECT id, only_local FROM local_only"))


def test_papers_are_kept_at_home_and_freed_again(tmp_path: Path, models_dir: Path) -> None:
    program = Program(tmp_path, models_dir)
    paper = tmp_path / "lease.txt"
    paper.write_text("The notice period of the lease is three months.", encoding="utf-8")
    assert program.run("knowledge", "add", str(paper)).returncode == 0
    kept = program.run("knowledge", "local", "1")
    assert "Only language models in the house" in kept.stdout
    assert "lease" in kept.stdout
    assert marks(program) == [(1, 1)]
    assert "Any language model" in program.run("knowledge", "local", "1", "--any").stdout
    assert marks(program) == [(1, 0)]
    assert program.run("knowledge", "local", "99").returncode == 1
