"""The household's beginning, and its members for commands that need nothing else of the product."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.auditing import audit_log
from bot.settings import Settings
from knowledge.clock import SystemClock
from knowledge.members import Members
from knowledge.people import Role
from knowledge.sessions import Sessions
from knowledge.store.database import open_household_database
from skills.engine.errors import ConfigurationError


def check_folder(folder: Path) -> None:
    """Raises ConfigurationError when the data folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        with suppress(OSError):
            probe.unlink()
    except OSError as error:
        raise ConfigurationError(
            f"INGLE_DATA_DIR: the folder {folder} cannot be written ({error.strerror});"
            " choose another or change its rights."
        ) from error


def found_household(members: Members, settings: Settings) -> None:
    """The first run creates the household and its admin."""
    if members.household() is None:
        members.found(
            settings.household,
            zone=settings.zone or local_zone(),
            currency=settings.currency,
            language=settings.language,
        )
    household = members.household()
    if household is not None and not members.all():
        members.add(settings.admin, Role.ADMIN, language=household.language, zone=str(household.zone))


def local_zone() -> str:
    """The machine's time zone by name; UTC where it has none."""
    from tzlocal import get_localzone_name

    try:
        return str(get_localzone_name() or "UTC")
    except (OSError, LookupError):
        return "UTC"


def new_sign_in_link(settings: Settings, name: str | None) -> str:
    """A sign-in link for a member of the household that is running. Raises ConfigurationError for an unknown name."""
    with open_members(settings) as members:
        member = members.by_name(name) if name else members.all()[0]
        if member is None:
            raise ConfigurationError(f"there is no member called {name}; `ingle members` lists them.")
        members.link(member.id, "web", str(member.id), str(member.id))
        base = settings.web_url or f"http://{settings.web_host}:{settings.web_port}"
        return f"{base}/signin?token={Sessions(members.database, members.clock, members.audit).new_link(member.id)}"


@contextmanager
def open_members(settings: Settings) -> Iterator[Members]:
    """The members alone, for commands that need nothing else; the household is made if it does not exist."""
    check_folder(settings.data_dir)
    database = open_household_database(settings.data_dir / "household.db")
    try:
        clock = SystemClock()
        members = Members(database, clock, audit_log(database, settings, clock))
        found_household(members, settings)
        yield members
    finally:
        database.close()
