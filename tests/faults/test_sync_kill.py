"""kill -9 at every step of a sync with a real server: the next sync converges, and nothing is lost or doubled."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

from skills.calendar.commands import CancelEvents, ChangeEvent
from tests.faults.sync_deaths import sync_until_death
from tests.skills.accounts.home import Home
from tests.skills.accounts.servers import Phone, event_text, free_port, make_calendars, phone, radicale, running
from tests.skills.accounts.test_sync import at

_MOST_STEPS = 200


def _busy_household(folder: Path, other: Phone, url: str) -> None:
    """A household where everything that can happen has happened on both sides since the last sync."""
    home = Home(folder)
    for uid in ("here", "there", "both", "clash", "gone-here", "gone-there"):
        other.put(event_text(uid, uid))
    home.connect(url)
    home.sync()
    ids = {row["title"]: row["id"] for row in home.rows("SELECT id, title FROM events")}
    home.create("made here")
    home.run(ChangeEvent(ids["here"], title="here anew"))
    home.run(ChangeEvent(ids["both"], start=at(15), end=at(16), all_day=False))
    home.run(ChangeEvent(ids["clash"], title="clash of ours"), "Tom")
    home.run(CancelEvents((ids["gone-here"],)))
    home.close()
    other.put(event_text("made-there", "made there"))
    other.change("there", "SUMMARY:there", "SUMMARY:there anew")
    other.change("both", "SUMMARY:both", "SUMMARY:both\nLOCATION:Main St")
    other.change("clash", "SUMMARY:clash", "SUMMARY:clash of theirs")
    other.delete("gone-there")


def _state(home: Home, other: Phone) -> dict[str, Any]:
    rows = home.rows("SELECT title, start, place, notes FROM events ORDER BY title, start")
    texts = sorted(
        sorted(
            line
            for line in text.replace("\r\n", "\n").replace("\n ", "").split("\n")
            if line.startswith(("UID", "SUMMARY", "DTSTART", "LOCATION", "DESCRIPTION", "X-PHONE"))
        )
        for text in other.texts()
    )
    return {"here": rows, "there": texts, "told": sorted(home.told()), "waiting": home.status().waiting}


def test_a_sync_that_is_killed_anywhere_is_finished_by_the_next(tmp_path: Path) -> None:
    port, storage = free_port(), tmp_path / "storage"
    storage.mkdir()
    with running(radicale(storage, port), port) as url:
        make_calendars(url)
        other = phone(url)
        _busy_household(tmp_path / "home", other, url)
        shutil.copytree(storage, tmp_path / "storage-before")
        reference: dict[str, Any] | None = None
        steps = 0
        finished = False
        while not finished:
            folder = tmp_path / ("home-reference" if reference is None else f"home-{steps}")
            shutil.copytree(tmp_path / "home", folder)
            shutil.rmtree(storage / "collection-root")
            shutil.copytree(tmp_path / "storage-before" / "collection-root", storage / "collection-root")
            home = Home(folder)
            home.clock.set(home.clock.now() + timedelta(hours=1))
            if reference is not None:
                steps += 1
                finished = sync_until_death(folder, home, steps)
            home.sync()
            home.sync()
            found = _state(home, other)
            home.close()
            if reference is None:
                reference = found
            assert found == reference, f"after a kill at step {steps}"
            assert steps < _MOST_STEPS
    assert steps > 20
    titles = [row["title"] for row in reference["here"]] if reference else []
    assert titles[0] == "both"
    assert {"here anew", "there anew", "made here", "made there"} < set(titles)
    assert reference is not None
    assert reference["waiting"] == 0
    assert reference["told"] == [("Anna", "clash"), ("Tom", "clash")]
