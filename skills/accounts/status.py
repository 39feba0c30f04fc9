"""How an account stands: since when it is in step or not, and how many changes wait here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from skills.accounts.remote import Kind
from skills.accounts.sides import Side
from skills.accounts.store import Account, AccountStore, Calendar
from skills.engine.command import Running


@dataclass(frozen=True, slots=True)
class AccountStatus:
    """An account, its chosen calendars, and what waits."""

    account: Account
    calendars: tuple[Calendar, ...]
    """The chosen ones."""
    waiting: int
    """Changes made here that are not there yet."""
    refused: int
    """Things that the server does not take."""
    held: int = 0
    """Things that are gone there and not removed here until somebody says so."""


def status_of(store: AccountStore, account: Account, sides: Mapping[Kind, Side], running: Running) -> AccountStatus:
    """Compares every row with what both sides last agreed."""
    waiting = refused = 0
    chosen = tuple(calendar for calendar in store.calendars(account.id) if calendar.chosen)
    for calendar in chosen:
        if not calendar.remote.writable:
            continue
        side = sides[calendar.remote.kind]
        for item, local in side.tracked(calendar, running):
            differs = local is None or item.etag is None or local.view != item.base_view
            refused += int(differs and item.refused is not None)
            waiting += int(differs and item.refused is None)
        waiting += sum(1 for _ in side.new(calendar, running))
    held = sum(len(calendar.held) for calendar in chosen)
    return AccountStatus(account, chosen, waiting, refused, held)
