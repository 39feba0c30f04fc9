"""What pictures are made of: text that fits, shapes with soft edges, colours that can be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

import bot
from skills.pictures.canvas import Box, Canvas
from skills.pictures.icons import ICONS, icon
from skills.pictures.lettering import Face, drawable, fitted, font, wrapped
from skills.pictures.palette import DARK, LIGHT, Colour, Palette, colour, hues_of, mixed
from skills.pictures.people import initials
from skills.pictures.week_plan import shares


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Zahnarzt 🦷", "Zahnarzt"),
        ("👩‍👩‍👧‍👦 Familie 🇩🇪", "Familie"),
        ("❤️‍🔥Abend", "Abend"),
        ("1️⃣ eins", "1 eins"),
        ("Cafe\u0301 à la crème", "Café à la crème"),
        ("ÄÖÜäöüß ŒœÇç Ññ ¿¡ «» „“ € – …", "ÄÖÜäöüß ŒœÇç Ññ ¿¡ «» „“ € – …"),
        ("Łódź, Čapek, Ağrı, Ελλάδα, Москва", "Łódź, Čapek, Ağrı, Ελλάδα, Москва"),
        ("a\n\tb\u200bc", "a bc"),
        ("日本 trip", "trip"),
        ("🎉", ""),
    ],
)
def test_only_what_has_a_glyph_is_drawn(text: str, left: str) -> None:
    assert drawable(text).replace("❤", "") == left
    assert drawable(drawable(text)) == drawable(text)


def test_the_title_face_has_the_letters_of_the_five_languages() -> None:
    letters = "ÄÖÜäöüß ŒœÇç Ññ ¿¡ àèéìòù «» „“ € – · 0123456789"
    assert drawable(letters, Face.TITLE) == letters


@pytest.mark.parametrize("text", ["Zahnarzt", "Ein Termin, der viel zu lang ist, um zu passen", "W" * 80])
@pytest.mark.parametrize("width", [60, 200, 480])
def test_cut_text_fits(text: str, width: int) -> None:
    cut = fitted(text, font(38), width)
    assert font(38).getlength(cut) <= width
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


@pytest.mark.parametrize("text", ["Ein Termin, der viel zu lang ist, um zu passen", "Donaudampfschifffahrt" * 3, "a b"])
def test_wrapped_text_fits_and_loses_nothing_before_its_end(text: str) -> None:
    lines = wrapped(text, font(38), 300, 9)
    assert all(font(38).getlength(line) <= 300 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")
    assert len(wrapped(text, font(38), 300, 2)) <= 2
    assert wrapped("", font(38), 300, 2) == []


def test_weights_are_different() -> None:
    assert font(40, 700).getlength("Zahnarzt") > font(40, 400).getlength("Zahnarzt")


def test_edges_are_soft_and_areas_exact() -> None:
    canvas = Canvas(100, 100, LIGHT.wall)
    canvas.disc(10, 10, 80, LIGHT.ember)
    shown = Image.open(io.BytesIO(canvas.png())).convert("RGB")
    assert shown.getpixel((50, 50)) == LIGHT.ember
    assert shown.getpixel((11, 11)) == LIGHT.wall
    assert len(shown.getcolors() or ()) > 5


def test_a_square_corner_is_square() -> None:
    canvas = Canvas(40, 40, LIGHT.wall)
    canvas.rounded(Box(0, 0, 40, 40), 12, LIGHT.ember, (False, True, False, True))
    corners = [canvas.image.getpixel(place) for place in ((0, 0), (39, 0), (39, 39), (0, 39))]
    assert corners == [LIGHT.ember, LIGHT.wall, LIGHT.ember, LIGHT.wall]


@pytest.mark.parametrize("name", ICONS)
def test_signs_fill_their_square_without_leaving_it(name: str) -> None:
    box = icon(name, 96).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert bottom - top > 30
    assert 0 < left < right < 96
    assert 0 < top < bottom < 96


def luminance(one: Colour) -> float:
    """The relative luminance by WCAG 2.2."""
    shares = [part / 255 for part in one]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_easy_to_read(palette: Palette) -> None:
    """Contrast of at least 4.5 (WCAG 2.2, 1.4.3)."""
    pairs = [
        *((ink, ground) for ink in (palette.ink, palette.ash) for ground in (palette.wall, palette.paper)),
        (palette.ink, palette.line),
        (palette.on_ember, palette.ember),
        *((palette.ink, mixed(hue, palette.paper, 0.22)) for hue in palette.hues),
        *((palette.on_hue, hue) for hue in palette.hues),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_the_colours_are_those_of_the_page() -> None:
    css = (Path(bot.__file__).parent / "hub" / "static" / "css" / "hearth.css").read_text("utf-8")
    light, dark = css.split("prefers-color-scheme: dark")[:2]
    for sheet, palette in ((light, LIGHT), (dark, DARK)):
        for name in ("wall", "paper", "ink", "ash", "line", "ember", "on-ember"):
            written = sheet.partition(f"--{name}: ")[2].partition(";")[0]
            assert getattr(palette, name.replace("-", "_")) == colour(written), name


def test_colours_go_by_the_place_in_the_household() -> None:
    order = ["Anna", "Tom", "Mia"]
    assert hues_of(["Mia", "Anna"], order, LIGHT) == {"Mia": LIGHT.hues[2], "Anna": LIGHT.hues[0]}
    assert hues_of(["Zoe", "Ben"], order, LIGHT) == {"Zoe": LIGHT.hues[4], "Ben": LIGHT.hues[3]}
    many = [str(number) for number in range(20)]
    assert len(set(hues_of(many, many, LIGHT).values())) == len(LIGHT.hues)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Anna", "Tom"], ["A", "T"]),
        (["Mia", "Max", "Tom"], ["Mi", "Ma", "T"]),
        (["Élodie", "Oma Inge"], ["É", "O"]),
        (["🦊"], ["?"]),
    ],
)
def test_initials_tell_names_apart(names: list[str], shown: list[str]) -> None:
    assert list(initials(names).values()) == shown


def test_rows_are_shared_fairly() -> None:
    assert shares([3, 0, 2], 10) == [3, 0, 2]
    assert shares([9, 9, 1], 10) == [5, 4, 1]
    assert shares([9, 9, 9], 12, first=1) == [2, 5, 5]
    assert shares([50] * 7, 25) == [4, 4, 4, 4, 3, 3, 3]
    assert shares([50] * 7, 3) == [2] * 7
    assert shares([], 5) == []
