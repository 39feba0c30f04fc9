"""Nobody ever learns what is not theirs, in whatever order it is told, fixed, shared, forgotten and undone."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.people import Role
from knowledge.search import Library, SearchSettings
from skills.engine.command import Command, Outcome
from skills.engine.errors import PersonError
from skills.engine.privacy import readable
from skills.engine.request import Request
from skills.facts.citing import citation, others_told
from skills.facts.commands import FixFact, ForgetFact, ShareFact
from skills.facts.reading import read_forget, read_tell
from tests.house import House, open_house
from tests.skills.facts.telling import asker, known, reading

PEOPLE = {"Anna": 1, "Tom": 2, "Mia": 3, "Gus": 4}
ROLES = {"Anna": Role.ADMIN, "Tom": Role.ADULT, "Mia": Role.CHILD, "Gus": Role.GUEST}
BELONG = {
    "family": {"Anna", "Tom", "Mia"},
    "parents": {"Anna", "Tom"},
    "guests": {"Anna", "Tom", "Mia", "Gus"},
    "": set[str](),
    **{f"member:{number}": {name} for name, number in PEOPLE.items()},
}
"""Who belongs to an audience, written down anew."""

THINGS = ("the safe's code is {}", "our plumber is Mr {}")
SAID = {
    "": None,
    "just for me": "own",
    "parents only": "parents",
    "guests may know": "guests",
    "for everybody": "family",
}
NAME = st.sampled_from([*PEOPLE])
TELL = st.tuples(st.just("tell"), NAME, st.integers(0, 1), st.sampled_from([*SAID]), st.booleans(), st.booleans())
STEP = st.one_of(
    TELL,
    TELL,
    st.tuples(st.just("fix"), NAME, st.integers(0, 7), st.integers(0, 7)),
    st.tuples(
        st.just("share"), NAME, st.integers(0, 7), st.sampled_from(["family", "parents", "guests", "own", "member:1"])
    ),
    st.tuples(st.just("forget"), NAME, st.integers(0, 7)),
    st.tuples(st.just("undo"), NAME, st.integers(0, 9)),
)


@dataclass
class Expected:
    """Who may at most know each fact, by what was said; and what each journal entry has to bring back."""

    marks: dict[int, str] = field(default_factory=dict)
    audiences: dict[int, str] = field(default_factory=dict)
    tellers: dict[int, str] = field(default_factory=dict)
    entries: list[tuple[int, dict[int, str]]] = field(default_factory=list)

    def of(self, name: str, *, group: bool = False) -> set[str]:
        """The marks of what somebody may be told; in the group, with a guest in the house, only what is open to all."""
        return {
            self.marks[one]
            for one, audience in self.audiences.items()
            if name in BELONG[audience] and (not group or audience == "guests")
        }


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with TemporaryDirectory() as folder:
        house = open_house(Path(folder) / "home", Path(folder) / "models")
        yield house
        asyncio.run(house.stop())


def empty(house: House) -> None:
    database = house.app.local("knowledge").database
    with database.transaction():
        for table in ("documents", "journal", "outbox"):
            database.rows(f"DELETE FROM {table}")


def marks_in(what: object) -> set[str]:
    return set(re.findall(r"X\d{3}", repr(what)))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, min_size=3, max_size=16))
def test_nobody_learns_what_is_not_theirs(house: House, steps: list[tuple[object, ...]]) -> None:
    async def play() -> None:
        expected = Expected()
        for number, step in enumerate(steps, start=1):
            await one_step(house, expected, number, step)
            await check(house, expected)

    empty(house)
    asyncio.run(play())


async def one_step(house: House, expected: Expected, number: int, step: tuple[object, ...]) -> None:
    """Plays a step; what could not be done changes nothing, so then nothing else is expected."""
    name, before = str(step[1]), dict(expected.audiences)
    match step:
        case ("tell", _, int(thing), str(words), bool(changed), bool(group)):
            mark = f"X{number:03}"
            text = THINGS[thing].format(mark) + (" now" if changed else "") + (f", {words}" if words else "")
            outcome = await attempt(house, expected, name, text=text, group=group, own={mark})
            if outcome is not None:
                took(house, expected, outcome, mark, name, SAID[words], before)
        case ("fix", _, int(old), int(by)):
            outcome = await attempt(house, expected, name, command=FixFact((nth(expected, old),), nth(expected, by)))
            if outcome is not None and nth(expected, old) != nth(expected, by):
                assert may_change(expected, name, nth(expected, old))
                expected.audiences[nth(expected, old)] = ""
                note(expected, outcome, before)
        case ("share", _, int(one), str(audience)):
            audience = f"member:{PEOPLE[name]}" if audience == "own" else audience
            outcome = await attempt(house, expected, name, command=ShareFact(nth(expected, one), audience))
            if outcome is not None:
                fact, own = nth(expected, one), audience == f"member:{PEOPLE[name]}"
                assert may_change(expected, name, fact)
                assert own or ROLES[name] is not Role.CHILD or audience == "family"
                assert expected.tellers[fact] == name or audience in ("family", "parents", "guests")
                expected.audiences[fact] = audience
                note(expected, outcome, before)
        case ("forget", _, int(one)):
            outcome = await attempt(house, expected, name, command=ForgetFact((nth(expected, one),)))
            if outcome is not None:
                assert may_change(expected, name, nth(expected, one))
                expected.audiences[nth(expected, one)] = ""
                note(expected, outcome, before)
        case ("undo", _, int(one)) if expected.entries:
            journal, was = expected.entries[one % len(expected.entries)]
            try:
                await house.app.pods["knowledge"].undo(journal, house.asker(name))
            except PersonError:
                return
            expected.audiences |= was


def may_change(expected: Expected, name: str, fact: int) -> bool:
    return ROLES[name] in (Role.ADMIN, Role.ADULT) or expected.tellers[fact] == name


def nth(expected: Expected, number: int) -> int:
    """One of the facts so far."""
    ids = sorted(expected.audiences)
    return ids[number % len(ids)] if ids else 999


async def attempt(
    house: House,
    expected: Expected,
    name: str,
    *,
    text: str = "",
    command: Command | None = None,
    group: bool = False,
    own: frozenset[str] | set[str] = frozenset(),
) -> Outcome | None:
    """What is answered, None where it is turned away; neither may tell more than the asker may know."""
    may = expected.of(name, group=group) | set(own)
    pod = house.app.local("knowledge")
    try:
        request = Request("knowledge.fact_tell", text, "en")
        made = command or read_tell(request, reading(house, name, group=group))
        taken = await pod.take(made, asker(house, name, group=group))
        assert marks_in(taken.question) <= may
        outcome = await pod.run(made, asker(house, name, group=group))
    except PersonError as error:
        said, done = marks_in((error.key, error.facts)), None
    else:
        said, done = marks_in(replace(outcome, offers=())), outcome
    assert said <= may
    return done


def took(
    house: House, expected: Expected, outcome: Outcome, mark: str, name: str, said: str | None, before: dict[int, str]
) -> None:
    """What was told is at most for whom it was said for, and without a word for the family or who knew the old."""
    database = house.app.local("knowledge").database
    rows = database.rows("SELECT f.id, d.audience FROM facts f JOIN documents d USING (id)")
    stored = {row["id"]: row["audience"] for row in rows}
    new = outcome.refs[0].id
    gone = [one for one in expected.audiences if stored.get(one) == "" and expected.audiences[one]]
    assert all(name in BELONG[before[one]] and may_change(expected, name, one) for one in gone)
    own = f"member:{PEOPLE[name]}"
    if said is not None:
        assert stored[new] == (own if said == "own" else said)
        assert ROLES[name] is not Role.CHILD or said in ("own", "family")
    elif outcome.key == "fact-fixed":
        assert BELONG[stored[new]] <= set.intersection(*[BELONG[before[one]] for one in gone])
    else:
        assert BELONG[stored[new]] <= BELONG["family"]
    expected.marks[new], expected.tellers[new] = mark, name
    expected.audiences |= {new: stored[new], **dict.fromkeys(gone, "")}
    note(expected, outcome, {**before, new: ""})


def note(expected: Expected, outcome: Outcome, before: dict[int, str]) -> None:
    """What undoing it brings back; only of what it changed."""
    if outcome.journal is not None:
        changed = {one: was for one, was in before.items() if expected.audiences.get(one) != was}
        expected.entries.append((outcome.journal, changed))


async def check(house: House, expected: Expected) -> None:
    """Everybody is told, finds and is cited just what is theirs: in the group only what all may know."""
    pod = house.app.local("knowledge")
    settings, keys = SearchSettings(strategy="sparse", chroma=False), house.app.seals.keyring
    library = Library(pod.database, pod.database.path.parent, settings, keys=keys)
    for name in PEOPLE:
        for group in (False, True):
            may = expected.of(name, group=group)
            source = reading(house, name, group=group)
            assert marks_in(await known(house, name, group=group)) == may
            question = "safe code plumber attic cold gate " + " ".join(expected.marks.values())
            passages = library.search(question, readable(source.asker), "en", 50).passages
            assert marks_in([passage.text for passage in passages]) == may
            cited = [one for one in expected.audiences if citation(one, source) is not None]
            assert {expected.marks[one] for one in cited} == may
            assert marks_in(others_told(expected.audiences, source)) <= may
            try:
                forget = read_forget(Request("knowledge.fact_forget", "forget everything", "en"), source)
            except PersonError as error:
                said = marks_in(error.facts)
            else:
                assert isinstance(forget, ForgetFact)
                said = {expected.marks[one] for one in forget.fact_ids}
            assert said <= may
