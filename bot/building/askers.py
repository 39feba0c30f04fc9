"""Members as those who ask, outside any chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.building.ways_in import hub_address
from knowledge.people import Member
from skills.engine.command import Asker
from skills.engine.errors import ConfigurationError

if TYPE_CHECKING:
    from bot.build import App


def speaker(app: App, name: str | None) -> Member:
    """The member of that name, or the first one. Raises ConfigurationError for an unknown name."""
    if name is None:
        return app.members.all()[0]
    member = app.members.by_name(name)
    if member is None:
        known = ", ".join(one.name for one in app.members.all())
        raise ConfigurationError(f"there is no member called {name}; there are {known}.")
    return member


def asker_of(app: App, member: Member) -> Asker:
    """A member as the one who asks, outside any chat."""
    household = app.members.household()
    if household is None:
        raise ConfigurationError("there is no household yet; `ingle run` makes it.")
    return Asker(member, household, app.members.all(), app.clock.now(), hub=hub_address(app.settings))
