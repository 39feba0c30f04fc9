"""What crosses the wire comes out as it went in; nothing but our own data is ever made of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.people import Household, Member, Role
from pods.engine.interface import PodDownError, Taken
from pods.engine.remote.codec import Codec, CodecError
from pods.engine.remote.failures import error_of, told
from skills.engine.asking import MissingError, NotAllowedError, NotFoundError, Pick, SeveralError
from skills.engine.command import Asker, Attachment, Command, Days, Gather, Offer, Outcome, Ref, Rule
from skills.engine.errors import GuardrailError, PersonError, ServiceError, UndoneAlreadyError
from skills.engine.lessons import Learned, Lesson, LessonKind
from skills.engine.money import Money
from skills.engine.request import People, Request, Share
from skills.engine.times import TimeKind, TimeSpan
from tests.skills.every_command import TABLE

CODEC = Codec()
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def through(value: object) -> object:
    return CODEC.loads(CODEC.dumps(value))


@pytest.mark.parametrize("command", [row[1] for row in TABLE], ids=lambda one: type(one).__name__)
def test_every_command_comes_out_as_it_went_in(command: Command) -> None:
    assert through(command) == command
    assert through(Taken(command, None)) == Taken(command, None)


ZONES = st.sampled_from([None, UTC, BERLIN, ZoneInfo("Pacific/Kiritimati"), timezone(timedelta(hours=-5, minutes=-30))])
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(st.characters()),
    st.binary(max_size=50),
    st.dates(),
    st.times(timezones=st.just(None)),
    st.datetimes(timezones=ZONES, allow_imaginary=True),
    st.timedeltas(),
    st.decimals(allow_nan=False),
    st.fractions(),
    st.sampled_from([*Role, *LessonKind, BERLIN, Path("a/b"), Money(1250, "EUR"), Ref("calendar", 3)]),
)
NESTED = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.one_of(st.text(), st.integers(), st.dates()), inner, max_size=4),
        st.frozensets(st.integers(), max_size=4),
    ),
    max_leaves=12,
)


@given(NESTED)
@settings(max_examples=300, deadline=None)
def test_any_data_comes_out_as_it_went_in(value: object) -> None:
    found = through(value)
    assert found == value
    assert type(found) is type(value) or isinstance(value, Path)


@given(st.datetimes(timezones=ZONES), st.integers(0, 1))
@settings(max_examples=200, deadline=None)
def test_an_instant_keeps_its_zone_and_which_of_two_it_is(at: datetime, fold: int) -> None:
    at = at.replace(fold=fold)
    found = through(at)
    assert isinstance(found, datetime)
    assert (found.tzinfo, found.fold, found.replace(tzinfo=None)) == (at.tzinfo, at.fold, at.replace(tzinfo=None))


@given(NESTED, st.text(), st.lists(st.sampled_from([row[1] for row in TABLE]), max_size=3))
@settings(max_examples=100, deadline=None)
def test_outcomes_come_out_as_they_went_in(fact: object, text: str, commands: list[Command]) -> None:
    line = Outcome("line", {"when": NOW, "money": Money(3, "USD"), "rule": Rule("FREQ=DAILY", NOW), "fact": fact})
    outcome = Outcome(
        "done",
        {"text": text, "lines": (line, line), "day": date(2026, 1, 2), "at": time(8, 30)},
        (Ref("lists", 1),),
        (line,),
        7,
        tuple(Offer("done", one, facts={"a": fact}) for one in commands),
        (Attachment("week.png", "image/png", b"\x89PNG\x00"),),
        Gather(date(2026, 1, 2), 7),
        (Lesson(LessonKind.NICKNAME, text, "1"),),
    )
    assert through(outcome) == outcome


def test_who_asks_and_what_is_asked_come_out_as_they_went_in() -> None:
    member = Member(1, "Anna", Role.ADMIN, "en", BERLIN)
    asker = Asker(member, Household("Home", BERLIN, "EUR", "en"), (member,), NOW, True, "m:1", Learned.of([]))
    request = Request(
        "finance.expense_log",
        "half of it is Tom's",
        "en",
        when=TimeSpan(0, 8, "tomorrow", TimeKind.DATE, datetime(2026, 11, 22, tzinfo=UTC), has_date=True),
        people=People((1, 2), True),
        shares=(Share("eva", Fraction(1, 3)), Share(2, money=Money(5, "EUR"))),
    )
    days = Days(date(2026, 11, 21), 7, BERLIN)
    assert through([asker, request, days]) == [asker, request, days]


ERRORS = [
    PersonError("storage-full", what="x", money=Money(1, "EUR")),
    MissingError("when", "ask-when", what="x"),
    SeveralError("which", (Pick("calendar", 1, "a", {"at": NOW}), Pick("calendar", 2, "b")), count=2),
    NotFoundError("gone"),
    NotAllowedError("not-allowed-child"),
    UndoneAlreadyError(),
    GuardrailError("bedtime", name="Mia", until=time(7)),
    ServiceError("the server does not answer"),
    PodDownError("finance", "expenses", "refused", unsure=True),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda one: type(one).__name__)
def test_errors_come_out_as_they_went_in(error: Exception) -> None:
    plain = json.loads(json.dumps(told(error, CODEC)))
    found = error_of(plain, CODEC)
    assert type(found) is type(error)
    assert (found.args, vars(found), str(found)) == (error.args, vars(error), str(error))


@dataclass(frozen=True)
class Stranger:
    """Frozen data, of a package whose classes do not cross the wire."""

    value: int


@pytest.mark.parametrize(
    "value", [object(), Stranger(1), print, Codec, datetime, iter(()), {1: {2: object()}}, ValueError("x")]
)
def test_what_is_no_data_of_ours_is_not_written(value: object) -> None:
    with pytest.raises(CodecError):
        CODEC.dumps(value)


@pytest.mark.parametrize("error", [ValueError("x"), KeyError(1), PersonError("x", what=object())])
def test_errors_that_are_none_of_ours_stay_where_they_are(error: Exception) -> None:
    assert told(error, CODEC) is None


@pytest.mark.parametrize(
    "plain",
    [
        {"is": ["subprocess:Popen", {"args": "true"}]},
        {"is": ["os:system", {}]},
        {"is": ["builtins:object", {}]},
        {"is": ["tests.pods.engine.remote.test_codec:Stranger", {"value": 1}]},
        {"is": ["knowledge.store.database:Database", {"path": "x", "migrations": {"map": []}}]},
        {"is": ["knowledge.store.database:Path", {}]},
        {"is": ["skills.engine.command:TYPE_CHECKING", {}]},
        {"is": ["skills.engine.command:Ref", {"skill": "x"}]},
        {"is": ["skills.engine.command:Ref", {"skill": "x", "id": 1, "more": 2}]},
        {"is": ["skills.engine.nothing:Ref", {}]},
        {"is": ["skills.engine.command:Ref.__init__", {}]},
        {"is": ["skills/engine/command:Ref", {}]},
        {"is": "skills.engine.command:Ref"},
        {"is": ["skills.engine.command:Ref", []]},
        {"enum": ["knowledge.people:Role", "king"]},
        {"enum": ["knowledge.people:Member", 1]},
        {"enum": []},
        {"tuple": 1},
        {"map": [[1]]},
        {"map": [[[], 1]]},
        {"set": [[]]},
        {"zone": "Mars/Phobos"},
        {"zone": "../../etc/passwd"},
        {"datetime": ["2026-13-01", None, 0]},
        {"datetime": []},
        {"bytes": "%%"},
        {"decimal": "one"},
        {"fraction": [1, 0]},
        {"float": "1e400"},
        {"timedelta": [10**12, 0, 0]},
        {"file": ["a", "b", "c", {"bytes": ""}]},
        {"eval": "1"},
        {"a": 1, "b": 2},
        {},
    ],
)
def test_what_is_nothing_of_ours_is_refused(plain: object) -> None:
    with pytest.raises(CodecError):
        CODEC.value(plain)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["is", "enum", "map", "tuple", "set", "datetime", "zone", "bytes", "path", "x"]), inner
        ),
    ),
    max_leaves=10,
)


@given(JSON)
@settings(max_examples=400, deadline=None)
def test_any_json_is_read_or_refused(plain: object) -> None:
    try:
        CODEC.value(plain)
        error_of(plain, CODEC)
    except CodecError:
        return


@pytest.mark.parametrize("text", ["", "{", "NaN", "[1e999]", "[" * 100_000, '"\ud800'.encode("utf-8", "surrogatepass")])
def test_text_that_is_no_json_is_refused(text: str | bytes) -> None:
    try:
        assert CODEC.loads(text) == [float("inf")]
    except CodecError:
        return


def test_what_is_too_deep_is_refused() -> None:
    deep: list[object] = []
    for _ in range(100):
        deep = [deep]
    with pytest.raises(CodecError):
        CODEC.dumps(deep)
    with pytest.raises(CodecError):
        CODEC.value(deep)


@pytest.mark.parametrize(
    "plain",
    [
        None,
        {"class": "skills.engine.errors:PersonError"},
        {"class": "builtins:SystemExit", "facts": []},
        {"class": "skills.engine.command:Ref", "facts": [[], {"map": []}]},
        {"class": "skills.engine.errors:PersonError", "facts": [[], {"map": [["__class__", 1]]}]},
        {"class": "skills.engine.errors:PersonError", "facts": {"tuple": []}},
        {"store": 1},
    ],
)
def test_what_is_no_error_of_ours_is_refused(plain: object) -> None:
    with pytest.raises(CodecError):
        error_of(plain, CODEC)


def test_decimals_keep_their_digits() -> None:
    assert str(through(Decimal("1.50"))) == "1.50"
