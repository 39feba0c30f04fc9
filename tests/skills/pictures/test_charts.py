"""Pictures of figures: whole, readable on a phone, right in their lengths, and not told by colour alone."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import date
from itertools import combinations

import pytest
from babel import Locale
from PIL import Image

from skills.engine.categories import CATEGORIES
from skills.engine.money import Money
from skills.pictures.bars import Bar, Bars
from skills.pictures.budget_bars import BudgetBar, BudgetBars
from skills.pictures.canvas import Box, Drawn
from skills.pictures.chart import Block, DrawnChart, draw_chart
from skills.pictures.columns import Column, Columns
from skills.pictures.figures import Figures, Lines
from skills.pictures.palette import DARK, LIGHT, Colour
from skills.pictures.wording import Wording
from tests.skills.pictures.test_drawing import contrast

LOCALES = ("de_DE", "en_GB", "en_US", "fr_FR", "es_ES", "it_IT")
SMALLEST = 26
LONG = "Elektrofachgeschäft Hohenstein-Ernstthal GmbH & Co. KG, Filiale am Bahnhof"
LAST = date(2026, 11, 30)


def eur(minor: int) -> Money:
    return Money(minor, "EUR")


def words(locale: str = "de_DE") -> Wording:
    return Wording(Locale.parse(locale))


def some_bars(count: int) -> Bars:
    bars = [Bar(f"{n} {LONG}", eur(90_000 - n * 4_000), eur(50_000 + n * 700)) for n in range(count)]
    return Bars(bars, words().say("chart-others", count=count - 11), legend=words().say("chart-before", period="x"))


def some_months(count: int, factor: int = 1) -> Columns:
    months = [date(2024 + (n + 11) // 12, (n + 11) % 12 + 1, 1) for n in range(count)]
    return Columns([Column(day, eur((n * 37_777 % 400_000) * factor), n == count - 1) for n, day in enumerate(months)])


def budget(limit: int, spent: int, expected: int | None, name: str = "Lebensmittel") -> BudgetBars:
    return BudgetBars([BudgetBar(name, eur(limit), eur(spent), eur(expected) if expected is not None else None, LAST)])


CHARTS: dict[str, Callable[[], Block]] = {
    "no bars": lambda: Bars([]),
    "one bar": lambda: Bars([Bar("Lebensmittel", eur(1))]),
    "every category": lambda: Bars([Bar(words().category(name), eur(12_345)) for name in CATEGORIES]),
    "thirty bars": lambda: some_bars(30),
    "given back": lambda: Bars([Bar("Kleidung", eur(-3990)), Bar("Reisen", eur(-200_000), eur(5))]),
    "huge": lambda: Bars([Bar(LONG, eur(123_456_789_012)), Bar("klein", eur(1))]),
    "no months": lambda: Columns([]),
    "one month": lambda: some_months(1),
    "a year": lambda: some_months(12),
    "two years": lambda: some_months(24),
    "years of millions": lambda: some_months(40, 1000),
    "months given back": lambda: Columns([Column(date(2026, n, 1), eur((n % 3 - 1) * 40_000)) for n in range(1, 12)]),
    "empty months": lambda: Columns([Column(date(2026, n, 1), eur(0)) for n in range(1, 12)]),
    "no budgets": lambda: BudgetBars([]),
    "budget within": lambda: budget(40_000, 20_000, 30_000),
    "budget passed": lambda: budget(40_000, 90_000, 1_000_000_000, LONG),
    "budget unused": lambda: budget(40_000, 0, None),
    "budget with a refund": lambda: budget(40_000, -500, 0),
    "figures": lambda: Figures([(LONG, words().whole(eur(123_456_789_012)))] * 3),
    "lines": lambda: Lines(LONG, [(LONG, "1.234,56 €"), ("🎉", "")]),
}


def drawn(block: Block, *, locale: str = "de_DE", dark: bool = False) -> DrawnChart:
    return draw_chart("Ausgaben nach Kategorie", "1.–21. Nov. 2026", [block], words(locale), dark=dark)


def pixels(chart: DrawnChart) -> Image.Image:
    return Image.open(io.BytesIO(chart.png)).convert("RGB")


def reach(chart: DrawnChart, colour: Colour, top: int, bottom: int) -> int:
    """How many columns of pixels hold a colour between two heights."""
    part = pixels(chart).crop((0, top, chart.width, bottom))
    data = part.tobytes()
    found = {at // 3 % part.width for at in range(0, len(data), 3) if tuple(data[at : at + 3]) == colour}
    return len(found)


def texts(chart: DrawnChart) -> list[str]:
    return [one.text for one in chart.texts]


def meeting(chart: DrawnChart) -> list[tuple[Drawn, Drawn]]:
    def apart(a: Box, b: Box) -> bool:
        across = a.right <= b.left + 1 or b.right <= a.left + 1
        return across or a.bottom <= b.top + 1 or b.bottom <= a.top + 1

    return [(one, other) for one, other in combinations(chart.texts, 2) if not apart(one.box, other.box)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_can_be_read_on_a_phone(name: str, dark: bool) -> None:
    chart = drawn(CHARTS[name](), dark=dark)
    assert pixels(chart).size == (1080, chart.height)
    assert len(chart.png) <= 60_000
    assert min(one.size for one in chart.texts) >= SMALLEST
    for one in chart.texts:
        assert 0 <= one.box.left <= one.box.right <= chart.width, one
        assert 0 <= one.box.top <= one.box.bottom <= chart.height, one
    assert meeting(chart) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_words_fit_in_every_language(locale: str) -> None:
    say = words(locale)
    bars = [Bar(say.category(name), eur(123_456), eur(100_000)) for name in CATEGORIES]
    for block in (
        Bars(bars, legend=say.say("chart-before", period=say.stretch(date(2026, 10, 1), LAST))),
        some_months(24),
        budget(200_000_000, 250_000_000, 300_000_000, f"{say.say('chart-everything')} · {LONG}"),
    ):
        chart = drawn(block, locale=locale)
        assert meeting(chart) == []
        assert max(one.box.right for one in chart.texts) <= chart.width


def test_amounts_and_names_are_those_of_the_language() -> None:
    bars = Bars([Bar(words("fr_FR").category("groceries"), eur(123_456), eur(100_000))])
    assert {"Courses", "1 234,56 €", "100 %   +23 %"} <= {
        one.replace("\u202f", " ") for one in texts(drawn(bars, locale="fr_FR"))
    }
    assert "€1,234.56" in texts(drawn(bars, locale="en_GB"))
    assert {"Nov", "2025"} <= set(texts(drawn(some_months(12), locale="en_GB")))
    assert words("de_DE").category("my-own") == "My own"


def test_bars_are_as_long_as_their_amounts() -> None:
    chart = drawn(Bars([Bar("a", eur(80_000)), Bar("b", eur(20_000))]))
    tops = [next(one for one in chart.texts if one.text == name).box.bottom for name in ("a", "b")]
    long, short = (reach(chart, LIGHT.hues[0], top + 8, top + 60) for top in tops)
    assert long / short == pytest.approx(4, rel=0.08)


def test_what_is_left_out_is_summed_up() -> None:
    chart = drawn(some_bars(30))
    assert texts(chart).count(words().say("chart-others", count=19)) == 1
    rest = sum(90_000 - n * 4_000 for n in range(11, 30))
    assert words().money(eur(rest)) in texts(chart)
    top = next(one for one in chart.texts if one.text.startswith("0 ")).box.bottom
    assert reach(chart, LIGHT.hues[0], top + 8, top + 60) > 600


def test_shares_are_of_what_is_positive() -> None:
    said = texts(drawn(Bars([Bar("a", eur(75)), Bar("b", eur(25)), Bar("c", eur(-50))])))
    assert [one for one in said if "%" in one] == ["75 %", "25 %"]


@pytest.mark.parametrize("dark", [False, True])
def test_a_budget_that_is_passed_is_told_by_words_stripes_and_a_mark(dark: bool) -> None:
    own = DARK if dark else LIGHT
    over, within = drawn(budget(40_000, 50_000, None), dark=dark), drawn(budget(40_000, 20_000, None), dark=dark)
    assert "100,00 € zu viel" in texts(over)
    assert "noch 200,00 €" in texts(within)
    top = next(one for one in over.texts if one.text == "Lebensmittel").box.bottom + 14
    bar = (top, top + 30)
    assert reach(over, own.ember, *bar) > 60
    assert reach(within, own.ember, *bar) == 0
    assert reach(over, own.hues[0], *bar) / reach(within, own.hues[0], *bar) == pytest.approx(1.6, rel=0.05)
    assert reach(over, own.ink, *bar) > 3
    assert contrast(own.hues[0], own.line) > 3
    assert contrast(own.ember, own.line) > 3


def test_what_is_expected_is_drawn_and_said() -> None:
    chart = drawn(budget(40_000, 20_000, 43_012))
    assert "etwa 430 € bis 30. Nov." in texts(chart)
    assert all("etwa" not in one for one in texts(drawn(budget(40_000, 20_000, None))))


def test_the_month_that_is_not_over_looks_unfinished() -> None:
    done = drawn(Columns([Column(date(2026, 10, 1), eur(100)), Column(date(2026, 11, 1), eur(100))]))
    running = drawn(Columns([Column(date(2026, 10, 1), eur(100)), Column(date(2026, 11, 1), eur(100), True)]))
    box = (600, 400, 700, 500)

    def plain(chart: DrawnChart) -> int:
        data = pixels(chart).crop(box).tobytes()
        return sum(tuple(data[at : at + 3]) == LIGHT.hues[0] for at in range(0, len(data), 3))

    assert plain(done) > 1.5 * plain(running) > 0


def test_the_average_is_of_the_months_that_are_over() -> None:
    months = [Column(date(2026, 9, 1), eur(10_000)), Column(date(2026, 10, 1), eur(30_000))]
    said = texts(drawn(Columns([*months, Column(date(2026, 11, 1), eur(100), True)])))
    assert words().say("chart-average", money=words().whole(eur(20_000))) in said


def test_a_chart_takes_little_time() -> None:
    blocks: list[Block] = [Figures([("x", "1 €")] * 3), some_months(12), some_bars(12), Lines("x", [("y", "1 €")] * 3)]
    tries = []
    for _ in range(3):
        began = time.process_time()
        draw_chart("x", "y", blocks, words())
        tries.append(time.process_time() - began)
    assert min(tries) < 0.15
