"""`ingle audit`: who did which kind of thing and when, and whether that record still is what was written."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from knowledge.audit import Kind

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.audit import AuditBook, Entry, Verdict

KINDS = tuple(kind.value for kind in Kind if kind not in (Kind.BEGIN, Kind.HEAD))
OUTSIDE = "command line"
JSON = click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a log, and the row that took back what it tells of."""

    entry: Entry
    undone: Entry | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What is needed to say who and when: members by id, also those who left, and the household's clock."""

    members: Mapping[int, str]
    zone: ZoneInfo

    def of(self, member_id: Any) -> str:
        """A member's name; somebody whom nobody knows any more has the number."""
        return self.members.get(member_id, f"member {member_id}")

    def day(self, at: datetime) -> str:
        """An instant with its day."""
        return f"{at.astimezone(self.zone):%a %d %b %Y %H:%M}"

    def time(self, at: datetime) -> str:
        """The time of an instant."""
        return f"{at.astimezone(self.zone):%H:%M}"


@click.group(invoke_without_command=True)
@click.option("--since", metavar="DAY", help="From this day on, or this time: 2026-11-21, 2026-11-21T10:00.")
@click.option("--member", "name", metavar="NAME", help="What this member did, or approved.")
@click.option("--kind", type=click.Choice(KINDS), help="Rows of this kind only.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many rows at most.")
@JSON
@click.pass_context
def audit(ctx: click.Context, since: str | None, name: str | None, kind: str | None, limit: int, as_json: bool) -> None:
    """List who changed what kind of thing and when, newest first; never what was in it."""
    if ctx.invoked_subcommand is not None:
        return
    from bot.auditing import read_book

    with read_book(ctx.obj) as book:
        names = _names(book)
        member = _member(names, name) if name else None
        after = _since(since, names.zone) if since else None
        lines = list(islice(_lines(book, after, member, kind), limit))
    if as_json:
        click.echo(json.dumps([_row(line, names) for line in lines], ensure_ascii=False, indent=2))
        return
    if not lines:
        click.echo("Nothing of this kind is recorded.")
    for line in lines:
        click.echo(_said(line, names))


@audit.command()
@click.option("--head", metavar="HEAD", help="What `ingle audit head` printed before: nothing since may be missing.")
@JSON
@click.pass_obj
def verify(settings: Settings, head: str | None, as_json: bool) -> None:
    """Check that every row is there, unchanged and in its place. Exit code 1 when something is wrong."""
    from bot.auditing import read_book
    from knowledge.audit import HeadFormatError

    with read_book(settings) as book:
        try:
            verdicts = book.verify(head)
        except HeadFormatError as error:
            raise click.BadParameter(str(error), param_hint="--head") from error
    if as_json:
        click.echo(json.dumps([_found(verdict) for verdict in verdicts], ensure_ascii=False, indent=2))
    else:
        for verdict in verdicts:
            click.echo(verdict_text(verdict))
    if not all(verdict.ok for verdict in verdicts):
        sys.exit(1)


@audit.command()
@click.pass_obj
def head(settings: Settings) -> None:
    """Print how far the record is, to be kept elsewhere and given to `ingle audit verify --head` later."""
    from bot.auditing import read_book

    with read_book(settings) as book:
        text = book.head()
    if text.startswith("#"):
        raise click.ClickException("nothing is recorded yet.")
    click.echo(text)


def verdict_text(verdict: Verdict) -> str:
    """One line on one database."""
    counted = f"{verdict.rows} row{'' if verdict.rows == 1 else 's'}" if verdict.rows else "nothing recorded yet"
    if verdict.ok:
        return f"ok   {verdict.database}: {counted}"
    first, *more = verdict.problems
    others = f"; {len(more)} more" if more else ""
    return f"BAD  {verdict.database}: {first.wrong.value}: {first.detail}{others}"


def _lines(book: AuditBook, since: datetime | None, member: int | None, kind: str | None) -> Iterator[Line]:
    """The rows that are asked for; what took something back is newer, and so is known by then."""
    undone: dict[tuple[str, int], Entry] = {}
    for entry in book.entries(since):
        key = (entry.database, entry.journal or 0)
        if entry.kind == "undo":
            undone[key] = entry
        if (kind is None or entry.kind == kind) and (member is None or member in (entry.member_id, entry.approved_by)):
            yield Line(entry, undone.get(key) if entry.journal and entry.kind != "undo" else None)


def _said(line: Line, names: Names) -> str:
    entry, facts = line.entry, dict(line.entry.facts)
    place = str(facts.pop("in", ""))
    if entry.member_id is not None:
        who = names.of(entry.member_id)
    else:
        who = "by itself" if entry.kind == "wake" else OUTSIDE if entry.kind != "broken" else "the record"
    said = [_deed(entry)]
    if (whom := facts.pop("member", None)) is not None and whom != entry.member_id:
        said[0] += f" for {names.of(whom)}"
    if (asked := facts.pop("asked_by", None)) is not None:
        said.append(f"asked by {names.of(asked)}")
    if place.endswith(":group"):
        said.append("in the group")
    elif place == "outside" and who != OUTSIDE:
        said.append(f"from the {OUTSIDE}")
    if entry.approved_by is not None:
        facts.pop("frozen", None)
        said.append(f"confirmed by {names.of(entry.approved_by)}")
    said += [f"{name} {value}" for name, value in facts.items() if value is not None]
    if line.undone is not None:
        by = line.undone.member_id
        same = line.undone.at.astimezone(names.zone).date() == entry.at.astimezone(names.zone).date()
        at = names.time(line.undone.at) if same else names.day(line.undone.at)
        said.append(f"undone {at}" + (f" by {names.of(by)}" if by is not None else ""))
    return f"{names.day(entry.at)}  {who}: {', '.join(said)}"


def _deed(entry: Entry) -> str:
    match entry.kind:
        case "command" | "wake" | "approval":
            return entry.what
        case "undo":
            return f"undo of {entry.what}"
        case "refused":
            return f"{entry.what} refused"
        case "export":
            return f"{entry.what} given out"
        case "signin":
            return "sign-in link made"
        case "member":
            return entry.what
        case "settings":
            return f"setting {entry.what}"
        case "broken":
            return "its end was not as it had been left; `ingle audit verify` tells more"
        case _:
            return f"{entry.kind} {entry.what}".strip()


def _row(line: Line, names: Names) -> dict[str, Any]:
    entry, undone = line.entry, line.undone
    return {
        "database": entry.database,
        "row": entry.id,
        "at": entry.at.astimezone(names.zone).isoformat(timespec="seconds"),
        "kind": entry.kind,
        "member": names.of(entry.member_id) if entry.member_id is not None else None,
        "what": entry.what,
        "journal": entry.journal,
        "approved_by": names.of(entry.approved_by) if entry.approved_by is not None else None,
        "undone_at": undone.at.astimezone(names.zone).isoformat(timespec="seconds") if undone else None,
        "undone_by": names.of(undone.member_id) if undone and undone.member_id is not None else None,
        "facts": entry.facts,
    }


def _found(verdict: Verdict) -> dict[str, Any]:
    return {
        "database": verdict.database,
        "rows": verdict.rows,
        "ok": verdict.ok,
        "problems": [{"wrong": one.wrong.value, "row": one.row, "detail": one.detail} for one in verdict.problems],
    }


def _names(book: AuditBook) -> Names:
    database = book.household.database
    known = {
        row["id"]: row["name"] for row in database.rows("SELECT id, coalesce(was_called, name) AS name FROM members")
    }
    household = database.row("SELECT zone FROM household")
    return Names(known, ZoneInfo(household["zone"] if household else "UTC"))


def _member(names: Names, name: str) -> int:
    found = [member_id for member_id, known in names.members.items() if known.casefold() == name.casefold()]
    if not found:
        raise click.BadParameter(f"there is no member called {name}", param_hint="--member")
    return found[-1]


def _since(text: str, zone: ZoneInfo) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"'{text}' is no day like 2026-11-21", param_hint="--since") from error
    return at if at.tzinfo else at.replace(tzinfo=zone)
