"""The picture of a week: readable, whole, quick, and nothing left out unsaid."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from functools import lru_cache
from itertools import combinations

import pytest
from PIL import Image

from skills.pictures.canvas import Box, Drawn
from skills.pictures.palette import DARK, LIGHT, Colour, mixed
from skills.pictures.week import DrawnWeek, WeekDay, WeekEntry, draw_week, week_picture
from skills.pictures.week_drawing import QUIET
from tests.skills.pictures.weeks import FAMILY, MONDAY, WEDNESDAY, crowded, on, week, whole

WEEKS = {
    "empty": week(),
    "quiet": week(on(1, "Zahnarzt", "15:30", "16:15", who=["Mia"]), whole(4, "Oma wird 80", kind="birthday")),
    "normal": crowded(14),
    "full": crowded(25),
    "flooded": crowded(40),
    "drowned": crowded(150),
}
SMALLEST = 26
"""Pixels of 1080: what is left of it on a phone is still read."""


def drawn(days: list[WeekDay], *, today: date = WEDNESDAY, locale: str = "de_DE", dark: bool = False) -> DrawnWeek:
    return draw_week(days, title="Familie Ahrens", today=today, locale=locale, dark=dark, people=FAMILY)


def texts(one: DrawnWeek) -> list[str]:
    return [text.text for text in one.texts]


def meeting(one: DrawnWeek) -> list[tuple[Drawn, Drawn]]:
    """Texts that lie on each other."""

    def apart(a: Box, b: Box) -> bool:
        across = a.right <= b.left + 1 or b.right <= a.left + 1
        return across or a.bottom <= b.top + 1 or b.bottom <= a.top + 1

    return [(first, second) for first, second in combinations(one.texts, 2) if not apart(first.box, second.box)]


def pixels(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


@lru_cache
def drawn_week(name: str, today: date = WEDNESDAY, dark: bool = False) -> DrawnWeek:
    return drawn(WEEKS[name], today=today, dark=dark)


@pytest.fixture(params=[(name, dark) for name in WEEKS for dark in (False, True)], ids=lambda one: f"{one[0]}-{one[1]}")
def every(request: pytest.FixtureRequest) -> DrawnWeek:
    name, dark = request.param
    return drawn_week(name, dark=dark)


def test_a_picture_is_small_and_made_for_a_phone(every: DrawnWeek) -> None:
    assert pixels(every.png).size == (1080, every.height)
    assert every.height <= 2200
    assert len(every.png) < 150_000


def test_all_text_lies_on_the_picture_and_none_on_other_text(every: DrawnWeek) -> None:
    for one in every.texts:
        assert one.box.left >= 0
        assert one.box.top >= 0
        assert one.box.right <= every.width
        assert one.box.bottom <= every.height
    assert meeting(every) == []


def test_no_text_is_too_small(every: DrawnWeek) -> None:
    assert min(one.size for one in every.texts) >= SMALLEST


@pytest.mark.parametrize("name", WEEKS)
@pytest.mark.parametrize("today", [MONDAY, WEDNESDAY, date(2026, 11, 22), date(2026, 12, 1)])
def test_every_entry_is_drawn_or_counted(name: str, today: date) -> None:
    one = drawn_week(name, today)
    wanted = Counter(entry.title for day in WEEKS[name] for entry in set(day.entries))
    bands = {band.entry for band in one.plan.bands}
    found = Counter(entry.title for entry in bands)
    for day in one.plan.days:
        found.update(entry.title for entry in set(day.shown) | set(day.hidden))
        if day.hidden:
            assert f"+{len(day.hidden)}" in texts(one)
    assert found == wanted


def test_a_picture_takes_little_time() -> None:
    drawn(WEEKS["flooded"])
    tries = []
    for _ in range(3):
        began = time.process_time()
        drawn(WEEKS["flooded"])
        tries.append(time.process_time() - began)
    assert min(tries) < 0.3


def test_nothing_is_imported_before_a_picture_is_drawn() -> None:
    script = "import sys, skills.pictures.week, skills.pictures.icons; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def share_of(png: bytes, colour: Colour, box: tuple[int, int, int, int]) -> float:
    part = pixels(png).crop(box)
    data = part.tobytes()
    found = sum(tuple(data[at : at + 3]) == colour for at in range(0, len(data), 3))
    return found / (part.width * part.height)


@pytest.mark.parametrize("dark", [False, True])
def test_today_is_marked_and_no_other_day(dark: bool) -> None:
    ember = (DARK if dark else LIGHT).ember
    one = drawn(WEEKS["quiet"], dark=dark)
    column = (60, 200, 190, one.height)
    assert share_of(one.png, ember, column) > 0.03
    assert share_of(drawn(WEEKS["quiet"], dark=dark, today=date(2026, 12, 1)).png, ember, column) < 0.02
    for number in range(7):
        day = next(text for text in one.texts if text.text == f"{16 + number}")
        around = share_of(one.png, ember, (day.box.left - 8, day.box.top - 6, day.box.right + 4, day.box.top - 2))
        assert (around > 0.9) == (MONDAY.day + number == WEDNESDAY.day)


def test_the_ground_is_that_of_the_page() -> None:
    assert pixels(drawn(WEEKS["normal"]).png).getpixel((4, 4)) == LIGHT.wall
    assert pixels(drawn(WEEKS["normal"], dark=True).png).getpixel((4, 4)) == DARK.wall


def test_grounds_that_are_nearly_alike_keep_their_own_colour() -> None:
    one = drawn(WEEKS["normal"])
    shown = {colour for _, colour in pixels(one.png).getcolors(1 << 20) or ()}
    assert {LIGHT.paper, LIGHT.line, mixed(LIGHT.paper, LIGHT.wall, QUIET)} <= shown
    monday = next(text for text in one.texts if text.text == "16")
    assert pixels(one.png).getpixel((monday.box.left - 4, monday.box.top)) == mixed(LIGHT.paper, LIGHT.wall, QUIET)


def test_emoji_leave_no_trace() -> None:
    with_emoji = week(on(2, "🦷 Zahnarzt 🚀👩‍👩‍👧", "15:30", who=["Mia"]))
    without = week(on(2, "Zahnarzt", "15:30", who=["Mia"]))
    assert drawn(with_emoji).png == drawn(without).png
    assert "…" in texts(drawn(week(on(2, "🎉", "15:30"))))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("de_DE", {"16.–22. Nov. 2026", "Mo", "15:30", "–16:15"}),
        ("en_GB", {"16–22 Nov 2026", "Mon", "15:30", "–16:15"}),
        ("en_US", {"Nov 16 – 22, 2026", "Mon", "3:30", "–4:15 pm"}),
        ("fr_FR", {"16–22 nov. 2026", "Lun", "15:30", "–16:15"}),
        ("es_ES", {"16–22 nov 2026", "Lun", "15:30", "–16:15"}),
        ("it_IT", {"16–22 nov 2026", "Lun", "15:30", "–16:15"}),
    ],
)
def test_days_and_times_are_said_in_the_language(locale: str, said: set[str]) -> None:
    assert said - set(texts(drawn(week(on(0, "Dentist", "15:30", "16:15")), locale=locale))) == set()


def test_a_twelve_hour_clock_is_short() -> None:
    said = texts(
        drawn(week(on(0, "Work", "08:00", "13:00"), on(1, "Night", "22:00", "02:30", until=2)), locale="en_US")
    )
    assert {"8 am", "–1 pm", "10 pm", "–2:30 am"} <= set(said)


def test_what_lasts_several_days_is_one_band() -> None:
    days = week(whole(1, "Ferien", 3), on(4, "Zelten", "16:00", "18:00", until=6), whole(2, "Markt"))
    one = drawn(days)
    assert [(band.entry.title, band.first, band.last, band.lane) for band in one.plan.bands] == [
        ("Ferien", 1, 3, 0),
        ("Zelten", 4, 6, 0),
    ]
    assert [text for text in texts(one) if "Ferien" in text or "Zelten" in text] == ["Ferien", "16:00 Zelten"]
    assert texts(one).count("Markt") == 1


def test_a_band_goes_beyond_the_week() -> None:
    (band,) = drawn(week(whole(-3, "Kur", 20))).plan.bands
    assert (band.first, band.last, band.goes_before, band.goes_on) == (0, 6, True, True)


def test_an_entry_listed_on_each_of_its_days_is_one_band() -> None:
    _, holidays = whole(1, "Ferien", 3)
    days = [
        WeekDay(day.day, (holidays,) if day.day in (date(2026, 11, 17), date(2026, 11, 18), date(2026, 11, 19)) else ())
        for day in week()
    ]
    assert [(band.first, band.last) for band in drawn(days).plan.bands] == [(1, 3)]


def test_overlapping_bands_lie_in_lanes_and_the_rest_on_its_day() -> None:
    one = drawn(week(*(whole(0, f"Band {number}", 3) for number in range(6))))
    assert [band.lane for band in one.plan.bands] == [0, 1, 2, 3]
    assert len(one.plan.days[0].shown) == 2


def test_names_of_bands_do_not_meet() -> None:
    long = "Besuch der Großeltern aus Südtirol mit dem Wohnmobil"
    one = drawn(week(whole(0, long, 2, who=["Mia"]), whole(3, "Kur", 2), whole(5, long, 2), whole(2, long, 2)))
    assert {band.lane for band in one.plan.bands} == {0, 1}
    assert meeting(one) == []


def test_a_party_until_after_midnight_stays_on_its_day() -> None:
    party = on(5, "Feier", "20:00", "01:30", until=6)[1]
    days = [WeekDay(day.day, (party,) if day.day.weekday() >= 5 else ()) for day in week()]
    said = texts(drawn(days))
    assert (said.count("20:00"), said.count("–01:30")) == (1, 2)


def test_days_that_are_over_give_way_first() -> None:
    days = week(*(on(day, f"{number}", f"{8 + number:02}:00") for day in range(7) for number in range(6)))
    shown = [len(day.shown) for day in drawn(days).plan.days]
    assert shown[0] == shown[1] == 1
    assert min(shown[2:]) >= 2
    assert max(shown[2:]) > min(shown[:2])


def test_a_long_title_takes_a_second_line_where_there_is_room() -> None:
    title = "Fußballtraining der E-Jugend auf dem neuen Kunstrasenplatz"
    quiet = texts(drawn(week(on(2, title, "17:00", who=["Max"]))))
    assert [line for line in quiet if line in title and len(line) > 10] == [
        "Fußballtraining der E-Jugend auf dem",
        "neuen Kunstrasenplatz",
    ]
    flooded = week(*(on(day, title, f"{8 + number:02}:00") for day in range(7) for number in range(6)))
    assert not any("Kunstrasenplatz" in line for line in texts(drawn(flooded)) if not line.count("·"))


def test_people_are_told_apart() -> None:
    one = drawn(week(on(0, "A", "08:00", who=["Mia", "Max", "Tom"]), on(1, "B", "09:00", who=FAMILY)))
    assert [text for text in texts(one) if text in FAMILY] == list(FAMILY)
    assert {"Mi", "Ma", "T", "+3"} <= set(texts(one))


def test_people_have_their_colour_in_every_picture() -> None:
    for name, number in (("Tom", 1), ("Leni", 4)):
        png = week_picture(
            week(on(0, "A", "08:00", who=[name])), title="W", today=WEDNESDAY, locale="en_GB", people=FAMILY
        )
        assert LIGHT.hues[number] in {colour for _, colour in pixels(png).getcolors(1 << 20) or ()}


def test_unknown_people_and_strange_entries_are_drawn() -> None:
    start = on(0, "", "08:00")[1].start
    odd = [
        WeekEntry("", None, None, ("🦊", "Zoë"), False, "party"),
        WeekEntry("\n\t x", start, start, (), False, "event"),
        WeekEntry("Ende fehlt", start, None, (), True, "event"),
    ]
    one = drawn([WeekDay(MONDAY, tuple(odd))])
    assert {"x", "Ende fehlt", "Zoë", "?"} <= set(texts(one))


def test_two_days_are_a_picture_too() -> None:
    assert len(drawn(week()[:2]).plan.days) == 2
