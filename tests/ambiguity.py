"""A house whose router learned that certain words may mean several things, so that it is honestly unsure."""

from __future__ import annotations

from pods.engine.router import Examples, build_router
from pods.engine.router.examples import Template
from pods.engine.understanding import Reader
from tests.house import House

SAID = "zorro business"
"""Words that no pod's examples hold."""

FILL = {
    "planner.event_create": ("put the dentist in the calendar", "concert in the calendar please"),
    "family.list_add": ("we need milk", "put eggs on the shopping list"),
}
"""Something clear for some intents, so that the words alone do not settle everything."""


def make_unsure(house: House, *intents: str, said: str = SAID) -> None:
    """From now on, `said` may have each of the intents as likely as the others."""
    variants = [said] * 6 + [f"{said} {word}" for word in ("here", "there", "now")]
    templates = [Template(intent, "en", text, {}) for intent in intents for text in variants]
    templates += [Template(intent, "en", text, {}) for intent, texts in FILL.items() for text in texts]
    house.app.assistant.reader = Reader(build_router(Examples(tuple(templates)), None))
