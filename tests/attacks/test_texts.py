"""No text changes, tells or sends anything that its sender may not, with a model that always obeys the attacker."""

from __future__ import annotations

import pytest

from tests.attacks.judging import Verdict, delivered, roles
from tests.attacks.texts import ATTACKS, Attack
from tests.attacks.ways import WAYS, Way
from tests.house import House

SENDERS = ("Mia", "Gus", "Tom", "Anna")
PICTURES = 3
"""Texts that are photographed here; reading a picture takes a second. The runner takes them all."""
OTHERS = ("document", "file name", "calendar event", "bank row")
"""Ways that share the texts among them; the runner takes all texts by all ways."""


def texts_for(way: Way) -> list[Attack]:
    """The texts that a way delivers here."""
    if way.own:
        return list(ATTACKS)
    if way.name == "image":
        return [one for one in ATTACKS if one.family in ("polite", "member", "button")][:PICTURES]
    place = OTHERS.index(way.name)
    return [one for number, one in enumerate(ATTACKS) if number % len(OTHERS) == place]


def wrong(verdicts: list[Verdict]) -> list[tuple[str, str, list[str]]]:
    """What nobody was allowed."""
    return [
        (one.attack.name, one.sender, [*one.unauthorised, *one.leaks, *one.failed])
        for one in verdicts
        if one.unauthorised or one.leaks or one.failed
    ]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
async def test_a_text_has_no_authority(attacked: House, way: Way) -> None:
    if way.name == "image":
        pytest.importorskip("rapidocr")
    before = roles(attacked)
    verdicts = [
        await delivered(attacked, way, attack, SENDERS[number % len(SENDERS)] if way.own else "Anna")
        for number, attack in enumerate(texts_for(way))
    ]
    assert wrong(verdicts) == []
    assert roles(attacked) == before
    if way.own:
        assert [one for one in verdicts if one.allowed], "nobody's words did anything: they were not heard"
    else:
        assert [one.attack.name for one in verdicts if not one.kept] == []
