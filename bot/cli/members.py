"""`ingle members`: who belongs to the household."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import time
    from zoneinfo import ZoneInfo

    from bot.settings import Settings
    from knowledge.members import Members
    from knowledge.people import Bedtime, Member, Spoken


LONGEST_NAME = 40


def valid_name(name: str) -> str:
    """A name as it is stored. Raises BadParameter for one that cannot be said."""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(f"a name has 1 to {LONGEST_NAME} printable characters", param_hint="NAME")
    return name


def _id_of(known: Members, name: str, option: str) -> int:
    member = known.by_name(name)
    if member is None:
        raise click.BadParameter(f"there is no member called {name}", param_hint=option)
    return member.id


def _valid_language(code: str) -> str:
    from pods.engine.language import LANGUAGES

    if code not in LANGUAGES:
        raise click.BadParameter(f"'{code}' is none of {', '.join(LANGUAGES)}", param_hint="--language")
    return code


def _valid_zone(name: str, option: str = "--zone") -> ZoneInfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise click.BadParameter(f"there is no time zone '{name}', as in Europe/Berlin", param_hint=option) from error


def _valid_time(text: str, option: str) -> time | None:
    from datetime import time

    if text == "off":
        return None
    try:
        return time.fromisoformat(text.rjust(5, "0")).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError as error:
        raise click.BadParameter(f"'{text}' is no time like 07:30, nor off", param_hint=option) from error


def _valid_hours(text: str, option: str) -> tuple[time, time] | None:
    if text == "off":
        return None
    begin, _, end = text.partition("-")
    hours = _valid_time(begin, option), _valid_time(end, option)
    if hours[0] is None or hours[1] is None or hours[0] == hours[1]:
        raise click.BadParameter(f"'{text}' are no hours like 22:00-07:00, nor off", param_hint=option)
    return hours[0], hours[1]


def _set_bedtime(known: Members, name: str, text: str) -> None:
    """Sets the night of a child; what was set for evenings before a day off goes with it."""
    from knowledge.people import Bedtime, Role

    member_id = _id_of(known, name, "--bedtime")
    if not any(one.id == member_id and one.role is Role.CHILD for one in known.all()):
        raise click.BadParameter(f"{name} is no child", param_hint="--bedtime")
    hours = _valid_hours(text, "--bedtime")
    known.set_bedtime(member_id, Bedtime(*hours) if hours else None)


def _valid_spoken(text: str) -> Spoken:
    from knowledge.people import Spoken

    if text not in set(Spoken):
        raise click.BadParameter(f"'{text}' is none of {', '.join(Spoken)}", param_hint="--spoken")
    return Spoken(text)


def _valid_switch(text: str, option: str) -> bool:
    if text not in ("on", "off"):
        raise click.BadParameter(f"'{text}' is neither on nor off", param_hint=option)
    return text == "on"


def _night(bedtime: Bedtime | None) -> str:
    if bedtime is None:
        return ""
    free = f" ({bedtime.free_evening.isoformat('minutes')} on Fridays and Saturdays)" if bedtime.free_evening else ""
    return f"{bedtime.evening.isoformat('minutes')}-{bedtime.morning.isoformat('minutes')}{free}"


def _row(member: Member) -> dict[str, str]:
    def said(at: time | None) -> str:
        return at.isoformat("minutes") if at else ""

    return {
        "name": member.name,
        "role": member.role.value,
        "language": member.language,
        "zone": str(member.zone),
        "quiet": "-".join(said(at) for at in member.quiet) if member.quiet else "",
        "bedtime": _night(member.bedtime),
        "brief": said(member.brief_at),
        "preview": said(member.preview_at),
        "week": said(member.week_at),
        "spoken": member.spoken.value,
        "brief_aloud": "on" if "brief" in member.read_aloud else "off",
    }


@click.command()
@click.option("--rename", nargs=2, metavar="OLD NEW", help="Give a member another name.")
@click.option("--language", nargs=2, metavar="NAME CODE", help="Answer a member in en, de, fr, es or it.")
@click.option("--zone", nargs=2, metavar="NAME ZONE", help="The time zone in which a member lives.")
@click.option("--home", metavar="ZONE", help="The family has moved: the time zone of the house and of who lives there.")
@click.option("--quiet", nargs=2, metavar="NAME HOURS", help="Quiet hours such as 22:00-07:00, or off.")
@click.option("--bedtime", nargs=2, metavar="NAME HOURS", help="When a child sleeps, such as 20:00-06:30, or off.")
@click.option("--brief", nargs=2, metavar="NAME TIME", help="When the day is told in the morning, or off.")
@click.option("--preview", nargs=2, metavar="NAME TIME", help="When the next day is told in the evening, or off.")
@click.option("--week", nargs=2, metavar="NAME TIME", help="When the coming week is told on Sundays, or off.")
@click.option(
    "--spoken", nargs=2, metavar="NAME WHEN", help="Answer a member aloud: never, voice (when spoken to), always."
)
@click.option("--brief-aloud", nargs=2, metavar="NAME on|off", help="Read the morning brief to a member aloud.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def members(
    settings: Settings,
    rename: tuple[str, str] | None,
    language: tuple[str, str] | None,
    zone: tuple[str, str] | None,
    home: str | None,
    quiet: tuple[str, str] | None,
    bedtime: tuple[str, str] | None,
    brief: tuple[str, str] | None,
    preview: tuple[str, str] | None,
    week: tuple[str, str] | None,
    spoken: tuple[str, str] | None,
    brief_aloud: tuple[str, str] | None,
    as_json: bool,
) -> None:
    """List the members with role, language and time zone, after changing what the options say."""
    from bot.founding import open_members
    from knowledge.members import NameTakenError

    with open_members(settings) as known:
        if rename is not None:
            try:
                known.rename(_id_of(known, rename[0], "--rename"), valid_name(rename[1]))
            except NameTakenError as error:
                raise click.ClickException(str(error)) from error
        if language is not None:
            known.set_language(_id_of(known, language[0], "--language"), _valid_language(language[1]))
        if home is not None:
            known.move(_valid_zone(home, "--home"))
        if zone is not None:
            known.set_zone(_id_of(known, zone[0], "--zone"), _valid_zone(zone[1]))
        if quiet is not None:
            known.set_quiet(_id_of(known, quiet[0], "--quiet"), _valid_hours(quiet[1], "--quiet"))
        if bedtime is not None:
            _set_bedtime(known, *bedtime)
        for what, told in (("brief", brief), ("preview", preview), ("week", week)):
            if told is not None:
                known.set_told(_id_of(known, told[0], f"--{what}"), what, _valid_time(told[1], f"--{what}"))
        if spoken is not None:
            known.set_spoken(_id_of(known, spoken[0], "--spoken"), _valid_spoken(spoken[1]))
        if brief_aloud is not None:
            option = "--brief-aloud"
            known.set_aloud(_id_of(known, brief_aloud[0], option), "brief", aloud=_valid_switch(brief_aloud[1], option))
        rows = [_row(one) for one in known.all()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        times = [
            f"{what} {row[what]}" for what in ("quiet", "bedtime", "brief", "preview", "week", "spoken") if row[what]
        ]
        click.echo(f"{row['name']:16} {row['role']:6} {row['language']}  {row['zone']:20} {', '.join(times)}".rstrip())
