"""How text of a Word document looks: what its styles say, and what is said at the text itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from knowledge.documents.sight import SMALLEST, grey, seen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = ("0", "false", "off", "none")
ANY = -1000.0
"""A ground that is not known and on which every colour can be seen."""
DEEPEST = 20
"""How many styles may be based on each other."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of some text; None where nothing is said."""

    vanished: bool | None = None
    points: float | None = None
    colour: float | None = None
    ground: float | None = None
    outline: int | None = None
    listed: int | None = None
    name: str = ""

    def over(self, other: Look) -> Look:
        """This look, where it says nothing the other one's."""
        mine = {
            name: value
            for name in ("vanished", "points", "colour", "ground", "outline", "listed")
            if (value := getattr(self, name)) is not None
        }
        return replace(other, **mine, name=self.name or other.name)

    @property
    def visible(self) -> bool:
        tiny = self.points is not None and self.points < SMALLEST
        return not self.vanished and not tiny and seen(self.colour, self.ground)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their id."""

    looks: dict[str, Look] = field(default_factory=dict)
    shaded: frozenset[str] = frozenset()
    """Styles of tables that colour the ground of some cells: light text may well be seen there."""

    def of(self, style: str | None) -> Look:
        return self.looks.get(style or "", Look())


def styles_of(root: Any) -> Styles:
    """Reads the part `styles.xml`."""
    own: dict[str, tuple[Look, str | None]] = {}
    shaded = set()
    for style in root.iterchildren(W + "style"):
        key = style.get(W + "styleId") or ""
        own[key] = (look_of(style, name=(value(style, "name") or "").lower()), value(style, "basedOn"))
        if any(grey(one.get(W + "fill") or "") is not None for one in style.iter(W + "shd")):
            shaded.add(key)
    looks = {}
    for key, (look, based) in own.items():
        steps = 0
        while based in own and steps < DEEPEST:
            parent, based = own[based]
            look = look.over(replace(parent, name=""))
            steps += 1
        looks[key] = look
    return Styles(looks, frozenset(shaded))


def look_of(element: Any, *, name: str = "") -> Look:
    """What an element says of its text, in its `rPr` and `pPr`, or as one of these."""
    marks = [element, *(one for part in ("pPr", "rPr") for one in element.iterchildren(W + part))]
    found: dict[str, Any] = {}
    for mark in marks:
        for one in mark.iterchildren():
            said = one.get(W + "val")
            if one.tag in (W + "vanish", W + "webHidden"):
                found["vanished"] = said not in OFF
            elif one.tag == W + "sz" and said and said.isdigit():
                found["points"] = int(said) / 2
            elif one.tag == W + "color" and said:
                found["colour"] = grey(said)
            elif one.tag == W + "shd":
                found["ground"] = grey(one.get(W + "fill") or "")
            elif one.tag == W + "highlight" and said not in (None, "none", "white"):
                found["ground"] = 0.0 if said in ("black", "darkBlue") else 160.0
            elif one.tag == W + "outlineLvl" and said and said.isdigit():
                found["outline"] = int(said)
            elif one.tag == W + "numPr":
                number, level = value(one, "numId"), value(one, "ilvl")
                found["listed"] = -1 if number == "0" else int(level) if level and level.isdigit() else 0
    return Look(**found, name=name)


def value(element: Any, child: str) -> str | None:
    """The value of a child element."""
    found = element.find(W + child)
    return None if found is None else found.get(W + "val")
