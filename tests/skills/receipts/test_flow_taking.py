"""From files in the chat to receipts: albums, long receipts, words beside a picture, and who may send them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from knowledge.ocr import Page, UnreadableFileError
from pods.engine.parts import guess_category
from skills.engine.asking import NotAllowedError
from skills.engine.command import Reading
from skills.engine.errors import PersonError
from skills.engine.means import Progress, silent
from skills.engine.money import Money
from skills.engine.request import GivenFile, People, Request
from skills.engine.times import TimeKind, TimeSpan
from skills.receipts.commands import SAID, Line, RefuseFile, TakeReceipt
from skills.receipts.filing import category_of
from skills.receipts.sheets import joined
from skills.receipts.taking import take
from tests.house import House
from tests.skills.receipts.flow import euros, photo, run
from tests.skills.receipts.paper import page_of

ALDI = page_of("""
        ALDI SÜD
    Hauptstr. 5, 50667 Köln
    Vollmilch 3,5%        1,09 A
    Bauernbrot 750g       2,49 A
    SUMME                 3,58
    Karte EUR             3,58
    Datum 20.11.2026 17:31
""")
OBI = page_of("""
        OBI Markt
    Gartenstr. 12, 10115 Berlin
    Schrauben M6          4,95 A
    Dübel 8mm             3,05 A
    SUMME EUR             8,00
    BAR                  10,00
    Rückgeld              2,00
    19.11.2026 10:02
""")
HEAD = page_of("""
        REWE Markt
    Ring 7, 50667 Köln
    Butter                2,29 B
    Tomaten               1,99 B
    Joghurt               0,89 B
    Kaffee                5,49 B
""")
TAIL = page_of("""
    Joghurt               0,89 B
    Kaffee                5,49 B
    Nudeln                1,34 B
    SUMME EUR            12,00
    Geg. EC-Cash EUR     12,00
    21.11.2026 09:40
""")
SLIP = page_of("""
    Kartenzahlung
    girocard
    EUR                   3,58
    20.11.2026 17:31
    Zahlung erfolgt
""")
LETTER = page_of("""
    Dear Anna,
    it was so nice to see you all last week
    and the children have grown so much
    Love, Grandma
""")
NOTHING = Page((), 800, 600)


class Eyes:
    """Sees on a picture what its name says it shows; raises what is an error."""

    def __init__(self, pages: Mapping[str, Page | Exception]) -> None:
        self.pages = pages

    def __call__(self, paths: Sequence[Path], *, progress: Progress = silent) -> tuple[Page, ...]:
        found = []
        for path in paths:
            page = self.pages[path.stem.partition("-")[2]]
            if isinstance(page, Exception):
                raise page
            found.append(page)
        return tuple(found)


PAGES: dict[str, Page | Exception] = {
    "aldi": ALDI,
    "obi": OBI,
    "head": HEAD,
    "tail": TAIL,
    "slip": SLIP,
    "letter": LETTER,
    "cat": NOTHING,
    "broken": UnreadableFileError("truncated"),
}


def given(house: House, *names: str, request: Request | None = None, who: str = "Anna") -> list[object]:
    """What comes of pictures in one message."""
    files: list[GivenFile] = [photo(house, f"{name}.jpg", name) for name in names]
    done: list[tuple[int, int]] = []
    reading = Reading(
        house.asker(who),
        house.app.local("finance").database,
        progress=lambda at, of: done.append((at, of)),
        read_pages=Eyes(PAGES),
    )
    found = take(files, request or Request("file", "", "en"), reading)
    assert done == ([(at, len(names)) for at in range(len(names))] if len(names) > 1 else [])
    return list(found)


def summed(found: Sequence[object]) -> list[tuple[str | None, int | None, int]]:
    """Shop, total and number of pictures of each receipt."""
    return [
        (one.details.merchant, one.details.money.minor if one.details.money else None, len(one.pictures))
        for one in found
        if isinstance(one, TakeReceipt)
    ]


def test_one_photo_is_one_receipt(house: House) -> None:
    (command,) = given(house, "aldi")
    assert isinstance(command, TakeReceipt)
    assert command.details.money == euros(358)
    assert command.details.day == date(2026, 11, 20)
    assert [line.money for line in command.details.lines] == [euros(109), euros(249)]
    assert command.of == 1
    (kept,) = command.pictures
    folder = house.app.settings.data_dir
    assert (folder / kept.path).is_file()
    assert (folder / str(kept.shown)).read_bytes()[:2] == b"\xff\xd8"


def test_an_album_is_several_receipts(house: House) -> None:
    found = given(house, "aldi", "obi")
    assert [(total, pictures) for _, total, pictures in summed(found)] == [(358, 1), (800, 1)]
    assert {one.of for one in found if isinstance(one, TakeReceipt)} == {2}


def test_a_long_receipt_in_two_photos_is_one_and_what_both_show_counts_once(house: House) -> None:
    (command,) = given(house, "head", "tail")
    assert isinstance(command, TakeReceipt)
    assert command.details.money == euros(1200)
    assert len(command.pictures) == 2
    assert [line.name for line in command.details.lines] == ["Butter", "Tomaten", "Joghurt", "Kaffee", "Nudeln"]
    assert command.details.adds_up


def test_a_long_receipt_among_others(house: House) -> None:
    found = given(house, "obi", "head", "tail", "aldi")
    assert [(total, pictures) for _, total, pictures in summed(found)] == [(800, 1), (1200, 2), (358, 1)]


def test_the_slip_of_the_card_belongs_to_its_receipt(house: House) -> None:
    assert [(total, pictures) for _, total, pictures in summed(given(house, "aldi", "slip"))] == [(358, 2)]


def test_pages_without_anything_in_common_stay_whole() -> None:
    assert [len(page.lines) for page in joined([ALDI, OBI])] == [len(ALDI.lines), len(OBI.lines)]
    assert [len(page.rows) for page in joined([HEAD, TAIL])] == [len(HEAD.rows), len(TAIL.rows) - 2]


def test_what_is_no_receipt_is_left_to_others(house: House) -> None:
    assert given(house, "cat") == []
    assert given(house, "letter") == []
    assert [total for _, total, _ in summed(given(house, "cat", "aldi"))] == [358]


def test_a_broken_file_is_said_and_does_not_keep_the_others_back(house: House) -> None:
    with pytest.raises(PersonError, match="receipt-file-truncated"):
        given(house, "broken")
    found = given(house, "broken", "aldi")
    assert [total for _, total, _ in summed(found)] == [358]
    assert found[1:] == [RefuseFile("truncated", "broken.jpg")]


def test_only_grown_ups_keep_the_books(house: House) -> None:
    for name in ("Mia", "Gus"):
        with pytest.raises(NotAllowedError, match="receipt-grown-ups"):
            given(house, "aldi", who=name)
        assert given(house, "cat", who=name) == []
    assert house.state["receipts"] == []


def test_words_beside_the_picture_count_more_than_what_was_read(house: House) -> None:
    tom = house.member("Tom").id
    yesterday = TimeSpan(0, 0, "", TimeKind.DATE, datetime(2026, 11, 18), has_date=True, grain="day")  # noqa: DTZ001
    request = Request(
        "finance.expense_correct",
        "Tom paid, household, on Wednesday, 3.50",
        "en",
        when=yesterday,
        people=People((tom,), named=True),
        category="household",
        money=(euros(350),),
    )
    (command,) = given(house, "aldi", request=request)
    assert isinstance(command, TakeReceipt)
    details = command.details
    assert (details.money, details.day, details.category, details.reason, details.paid_by) == (
        euros(350),
        date(2026, 11, 18),
        "household",
        "said",
        tom,
    )
    assert (details.sure.money, details.sure.day) == (SAID, SAID)
    assert details.sure.merchant < SAID


async def test_the_category_has_a_reason(house: House) -> None:
    def proposed(name: str) -> tuple[str, str]:
        (command,) = given(house, name)
        assert isinstance(command, TakeReceipt)
        return command.details.category, command.details.reason

    assert proposed("obi") == ("other", "none")
    (command,) = given(house, "obi")
    assert isinstance(command, TakeReceipt)
    first = replace(command, details=replace(command.details, category="household", merchant=command.details.merchant))
    await run(house, first)
    assert proposed("obi") == ("household", "before")
    merchant = command.details.merchant or ""
    asker = house.asker("Anna")
    learned = replace(asker.learned, merchants={merchant.casefold(): "leisure"})
    reading = Reading(replace(asker, learned=learned), house.app.local("finance").database, read_pages=Eyes(PAGES))
    (again,) = take([photo(house, "obi.jpg", "obi")], Request("file", "", "en"), reading)
    assert isinstance(again, TakeReceipt)
    assert (again.details.category, again.details.reason) == ("leisure", "learnt")


def test_a_thing_that_was_bought_twice_is_one_reason(house: House) -> None:
    reading = Reading(house.asker("Anna"), house.app.local("finance").database, guess_category=guess_category)
    lines = [Line("Butter", Money(300, "EUR")), Line("Butter", Money(300, "EUR")), Line("Milk", Money(100, "EUR"))]
    assert category_of(None, lines, reading) == ("groceries", "items", ("Butter", "Milk"))
