"""Answering about other calendars, and saying what became of changes on two sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from knowledge.outbox import Outgoing
from skills.accounts.commands import SettleRemovals, ShowSync, SyncNow, skill
from skills.accounts.removals import ACCEPT, KEEP, asked_about
from skills.accounts.sides_by_kind import SIDES
from skills.accounts.status import AccountStatus, status_of
from skills.accounts.store import Account, AccountStore
from skills.accounts.taking import KIND
from skills.engine.command import Offer, Outcome, Reading, Running

NAMED_FIELDS = frozenset({"title", "text", "when", "place", "due", "rule", "turns"})
"""Fields whose other value stands in the notes."""


def server_name(account: Account) -> str:
    """What an account is with, for people: the host, or the provider."""
    return urlsplit(account.url).hostname or account.provider.capitalize()


@skill.command(ShowSync, changes=False)
def show(command: ShowSync, running: Running) -> Outcome:
    """One line for each account; its owner alone is told what is wrong with a private one."""
    lines = _lines(running)
    if not lines:
        return Outcome("sync-none")
    return Outcome("sync-shown", {"lines": lines, "count": len(lines)})


@skill.command(SyncNow, changes=False)
def sync_now(command: SyncNow, running: Running) -> Outcome:
    """Marks every account as wanted; the worker takes it from there."""
    store = AccountStore(running.database)
    accounts = store.accounts()
    if not accounts:
        return Outcome("sync-none")
    for account in accounts:
        store.want(account.id, running.asker.now)
    return Outcome("sync-begun", {"count": len(accounts)})


@skill.command(SettleRemovals, changes=False)
def settle_removals(command: SettleRemovals, running: Running) -> Outcome:
    """Notes what was said; the worker does it. An answer to a question that is over decides nothing."""
    store = AccountStore(running.database)
    calendar = store.calendar(command.calendar_id)
    if (
        calendar is None
        or calendar.audience not in running.asker.member.audiences
        or calendar.removals is not None
        or asked_about(calendar.held) != command.asked
    ):
        return Outcome("sync-removals-over")
    store.decide(calendar, ACCEPT if command.accept else KEEP, running.asker.now)
    said = {"calendar": calendar.remote.name, "count": len(calendar.held)}
    return Outcome("sync-removals-accepted" if command.accept else "sync-removals-kept", said)


def _lines(running: Running) -> tuple[Outcome, ...]:
    store = AccountStore(running.database)
    return tuple(_line(status_of(store, account, SIDES, running)) for account in store.accounts())


def _line(status: AccountStatus) -> Outcome:
    account, trouble = status.account, status.account.trouble
    facts: dict[str, Any] = {
        "server": server_name(account),
        "calendars": tuple(dict.fromkeys(calendar.remote.name for calendar in status.calendars)),
        "count": len(status.calendars),
        "waiting": status.waiting,
    }
    if not status.calendars:
        return Outcome("sync-line-unchosen", facts)
    if trouble is not None:
        key = "sync-line-refused" if trouble.kind == "refused" else "sync-line-down"
        return Outcome(key, {**facts, "since": trouble.since})
    if status.held:
        return Outcome("sync-line-held", {**facts, "held": status.held})
    if away := tuple(calendar.remote.name for calendar in status.calendars if calendar.reason):
        return Outcome("sync-line-part", {**facts, "away": away})
    if account.synced_at is None:
        return Outcome("sync-line-new", facts)
    return Outcome("sync-line-fine", {**facts, "at": account.synced_at})


@skill.announces(KIND)
def announce(row: Outgoing, reading: Reading) -> Outcome | None:
    """What became of a change that met another one, or of an account that needs a person."""
    facts = row.facts
    what = facts["what"]
    if what == "account":
        key = "sync-told-account-here" if facts.get("here") else "sync-told-account"
        return Outcome(key, {"user": facts["user"], "server": facts["server"]})
    if what == "removals":
        return _asked(facts, reading)
    said = {"title": facts["title"], "calendar": facts["calendar"]}
    if what == "clash" and facts["field"] in NAMED_FIELDS:
        return Outcome("sync-told-clash", {**said, "kept": facts["kept"], "lost": facts["other"]})
    if what == "clash":
        return Outcome("sync-told-notes" if facts["field"] == "notes" else "sync-told-newer", said)
    return Outcome(f"sync-told-{what}", said)


def _asked(facts: Mapping[str, Any], reading: Reading) -> Outcome | None:
    """The question with its buttons; None where it is over by now."""
    calendar = AccountStore(reading.database).calendar(facts["calendar_id"])
    if calendar is None or calendar.removals is not None or asked_about(calendar.held) != facts["asked"]:
        return None
    offers = (
        Offer("take_out", SettleRemovals(calendar.id, True, facts["asked"]), "button-sync-take-out"),
        Offer("keep", SettleRemovals(calendar.id, False, facts["asked"]), "button-sync-keep"),
    )
    said = {name: facts[name] for name in ("calendar", "count", "total")}
    return Outcome("sync-told-removals", said, offers=offers)
