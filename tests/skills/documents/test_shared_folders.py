"""A folder of papers that is shared, with a scanner say: what is made in it and moved there is shared as well."""

from __future__ import annotations

import os
import stat
from functools import partial
from pathlib import Path, PurePosixPath

import pytest

from skills.documents.commands import SetAudience
from skills.documents.shelf import digest_of, placed
from tests.house import House
from tests.other_users import HOUSE, SCAN, STRANGER, acting, as_root, can, reachable
from tests.skills.documents.papers import folder_of, rows, run, watch_of
from tests.skills.documents.test_watching import drop, twice


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def put(source: Path, papers: Path, where: str) -> None:
    placed(source, papers, PurePosixPath(where), "bill.txt", digest_of(source))


@as_root
@pytest.mark.parametrize("shared", [0o2770, 0o770])
def test_who_shares_a_folder_reads_and_writes_what_is_made_in_it(shared: int) -> None:
    with reachable() as place:
        papers = place / "knowledge"
        for folder, owner, rights in ((papers, HOUSE, 0o711), (papers / "family", SCAN, shared)):
            folder.mkdir()
            os.chown(folder, HOUSE, owner)
            folder.chmod(rights)
        source = place / "bill.txt"
        source.write_text("12 euros")
        for where in ("family/bills/2026", "parents/bills"):
            acting(partial(put, source, papers, where), HOUSE, SCAN)
        bills = papers / "family" / "bills" / "2026"
        assert [mode(path) for path in (bills.parent, bills, bills / "bill.txt")] == [shared, shared, 0o660]
        assert can('cat "$1"/bill.txt && echo paid >> "$1"/bill.txt && touch "$1"/next.txt', bills, SCAN)
        assert not can('cat "$1"', bills / "bill.txt", STRANGER)
        assert [mode(papers / name) for name in ("parents", "parents/bills")] == [0o700] * 2
        assert not can('ls "$1"', papers / "parents", SCAN)


@as_root
def test_a_group_that_is_not_the_houses_to_give_does_not_become_its_own() -> None:
    with reachable() as place:
        papers = place / "knowledge"
        (papers / "family").mkdir(parents=True)
        os.chown(papers / "family", HOUSE, SCAN)
        (papers / "family").chmod(0o770)
        source = place / "bill.txt"
        source.write_text("12 euros")
        acting(partial(put, source, papers, "family/bills"), HOUSE)
        bills = papers / "family" / "bills"
        assert (mode(bills), mode(bills / "bill.txt")) == (0o700, 0o600)


def test_the_folder_of_an_audience_is_for_the_household_to_share(tmp_path: Path) -> None:
    papers, source = tmp_path / "knowledge", tmp_path / "bill.txt"
    papers.mkdir()
    papers.chmod(0o770)
    source.write_text("12 euros")
    put(source, papers, "parents/bills")
    assert [mode(papers / name) for name in ("parents", "parents/bills")] == [0o700] * 2


async def test_a_paper_that_moves_has_the_rights_of_where_it_is(house: House) -> None:
    watch, papers = watch_of(house), folder_of(house)
    watch.make_folders()
    (papers / "family").chmod(0o770)
    drop(house, "family/rules.txt").chmod(0o664)
    twice(watch)
    (document,) = rows(house, "SELECT id FROM documents")
    for audience, rights in (("parents", 0o600), ("family", 0o660)):
        await run(house, "Anna", SetAudience(document["id"], audience))
        watch.look()
        assert mode(papers / audience / "rules.txt") == rights
