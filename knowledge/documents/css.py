"""Which elements of a page of HTML a browser does not show, by its style sheets and the styles at its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.documents.sight import SMALLEST, grey, seen

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

Declarations = Mapping[str, str]

MOST_RULES = 400
"""Rules of style sheets that are applied; each costs a search of the page."""
LARGEST_SHEET = 300_000
AWAY = -400.0
"""Pixels to the left or above, from which on something lies outside of the page."""
POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12, "": 0.75, "cm": 28.3, "mm": 2.83, "in": 72.0}
RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
AT_RULE = re.compile(r"@(?:media|supports|layer|container)([^{]*)\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")
LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|r?em|%|cm|mm|in|)")


@dataclass(frozen=True, slots=True)
class Style:
    """How the text of an element looks: whether it is shown, its brightness and that of its ground (0 to 255)."""

    shown: bool = True
    colour: float | None = None
    ground: float | None = None
    points: float = 12.0

    @property
    def visible(self) -> bool:
        return self.shown and self.points >= SMALLEST and seen(self.colour, self.ground)

    def within(self, said: Declarations) -> Style:
        """The style of an element in one of this style, of which that is said."""
        if not said:
            return self
        style = self
        if size := said.get("font-size", ""):
            style = replace(style, points=_points(size, self.points))
        if (colour := grey(said.get("color", ""))) is not None:
            style = replace(style, colour=colour)
        ground = said.get("background-color") or said.get("background", "")
        if ground and "url(" in ground:
            style = replace(style, ground=-1000.0)
        elif ground and ground != "transparent":
            brightness = [found for part in _parts(ground) if (found := grey(part)) is not None]
            style = replace(style, ground=brightness[0] if brightness else style.ground)
        return replace(style, shown=False) if _hides(said) else style


def declared(text: str) -> dict[str, str]:
    """The declarations of a rule or a `style` attribute."""
    parts = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.replace("!important", "").strip().lower() for name, _, value in parts if value}


def sheet_styles(tree: LexborHTMLParser) -> dict[int, dict[str, str]]:
    """What the style sheets of a page say of its elements, by the element's `mem_id`."""
    from selectolax.lexbor import SelectolaxError

    styles: dict[int, dict[str, str]] = {}
    text = "\n".join(node.text() for node in tree.css("style"))[:LARGEST_SHEET]
    for selector, said in _rules(COMMENT.sub("", text)):
        try:
            found = tree.css(selector)
        except (SelectolaxError, ValueError):
            continue
        for node in found:
            styles.setdefault(node.mem_id, {}).update(said)
    return styles


def style_of(node: LexborNode, around: Style, sheets: Mapping[int, Declarations]) -> Style:
    """The style of an element."""
    attributes = node.attributes
    style = around
    if "hidden" in attributes or (node.tag == "input" and attributes.get("type") == "hidden"):
        style = replace(style, shown=False)
    if colour := attributes.get("bgcolor"):
        style = replace(style, ground=grey(colour))
    if node.tag == "font" and (colour := attributes.get("color")):
        style = replace(style, colour=grey(colour))
    said = {**sheets.get(node.mem_id, {}), **declared(attributes.get("style") or "")}
    return style.within(said)


def _rules(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Selectors with what is said of them, where it is something that can hide; not those for printing alone."""
    text = AT_RULE.sub(lambda found: "" if "print" in found[1] or "max-width" in found[1] else found[2], text)
    given = 0
    for rule in RULE.finditer(text):
        said = declared(rule[2])
        if said and given < MOST_RULES:
            given += 1
            yield rule[1].strip(), said


def _hides(said: Declarations) -> bool:
    nothing = said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse")
    if nothing or said.get("mso-hide") == "all" or said.get("content-visibility") == "hidden":
        return True
    if "opacity" in said and _number(said["opacity"], 1.0) < 0.1:
        return True
    if any(
        _points(said[side], 12.0) < 0.75 * AWAY
        for side in ("left", "top", "text-indent", "margin-left")
        if side in said
    ):
        return True
    cut = said.get("overflow", "").startswith(("hidden", "clip"))
    sides = [said[side] for side in ("height", "max-height", "width", "max-width") if side in said]
    return (cut and any(_points(side, 12.0) < SMALLEST for side in sides)) or "rect(0" in said.get("clip", "")


def _points(length: str, around: float) -> float:
    found = LENGTH.match(length)
    if found is None:
        return around
    number = float(found[1])
    if found[2] == "em" or found[2] == "%":
        return number * around * (1.0 if found[2] == "em" else 0.01)
    return number * POINTS[found[2]]


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text.rstrip("%")) / (100.0 if text.endswith("%") else 1.0)
    except ValueError:
        return otherwise


def _parts(text: str) -> list[str]:
    return re.findall(r"[a-z]+\([^)]*\)|[^\s]+", text)
