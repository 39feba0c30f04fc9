"""A condition is true, false or not to be told by what was found, whatever language it stands in; no model is asked."""

from __future__ import annotations

from typing import Any

import pytest

from bot.conversation import Conversation
from bot.scenes import scene_of
from pods.engine.chatting import Claim, Truth, settled
from pods.engine.chatting.conditions import answered, stated
from pods.engine.understanding import Scene
from skills.engine.command import Outcome, Ref
from skills.engine.money import Money
from skills.engine.request import People, Request
from tests.house import House


@pytest.fixture
async def scene(house: House) -> Scene:
    return await scene_of(house.asker("Anna"), house.app.pods, Conversation())


def line(**facts: Any) -> Outcome:
    return Outcome("a-line", facts)


def euros(amount: int) -> Money:
    return Money(amount * 100, "EUR")


def looked(*lines: Outcome, **facts: Any) -> Outcome:
    """What a look through an afternoon came to."""
    span: dict[str, Any] = {"start": "noon", "end": "evening", "whole_days": False, **facts}
    if not lines:
        return Outcome("none", span)
    return Outcome("found", {**span, "lines": lines, "count": len(lines)}, (Ref("calendar", 1),))


def a_list(*items: str) -> Outcome:
    return Outcome("shown", {"list": "shopping", "lines": tuple(line(item=item) for item in items)})


FREE = looked()
TAKEN = looked(line(title="yoga", all_day=False))
SPENT = Outcome("total", {"start": "first", "count": 2, "sums": (euros(60),), "lines": (line(money=euros(60)),)})
SPENT_NOTHING = Outcome("none", {"start": "first", "count": 0})
BUDGET = Outcome("found", {"lines": (line(limit=euros(200), spent=euros(150), left=euros(50)), line(until="x"))})
USED_UP = Outcome("found", {"lines": (line(limit=euros(200), spent=euros(250), left=euros(-50), over=euros(50)),)})


def told(text: str, language: str, found: Outcome, scene: Scene, *, who: tuple[int, ...] = ()) -> str:
    claim = Claim(text, language, place=0, own=True, question=text.endswith("?"))
    look = Request("pod.look", text, language, people=People(who, named=bool(who)))
    return settled(claim, look, found, scene).value


@pytest.mark.parametrize(
    ("language", "text", "when_free"),
    [
        ("en", "Is anything on on Friday evening?", "no"),
        ("en", "Have we got something planned for Sunday?", "no"),
        ("en", "Is Friday afternoon free?", "yes"),
        ("en", "there's nothing in the calendar on Monday morning", "yes"),
        ("en", "we aren't busy tomorrow evening", "yes"),
        ("en", "we're not free on Tuesday", "no"),
        ("en", "there isn't anything yet on Friday", "yes"),
        ("de", "Haben wir am Freitagabend schon was vor?", "no"),
        ("de", "Ist am Freitag um 15 Uhr schon etwas?", "no"),
        ("de", "Sind wir am Samstagnachmittag frei?", "yes"),
        ("de", "am Sonntag noch nichts geplant ist", "yes"),
        ("de", "der Montagabend schon belegt ist", "no"),
        ("de", "wir am Dienstag nicht frei haben", "no"),
        ("fr", "Est-ce qu'on a quelque chose vendredi soir ?", "no"),
        ("fr", "il n'y a rien dimanche matin", "yes"),
        ("fr", "nous sommes libres mardi soir", "yes"),
        ("fr", "nous ne sommes pas libres mardi soir", "no"),
        ("es", "¿Hay algo el viernes por la tarde?", "no"),
        ("es", "no tenemos nada el domingo por la mañana", "yes"),
        ("es", "estamos libres el martes por la noche", "yes"),
        ("it", "C'è qualcosa venerdì sera?", "no"),
        ("it", "non c'è niente domenica mattina", "yes"),
        ("it", "martedì sera siamo già impegnati", "no"),
    ],
)
def test_whether_anything_is_on(scene: Scene, language: str, text: str, when_free: str) -> None:
    free, taken = told(text, language, FREE, scene), told(text, language, TAKEN, scene)
    assert (free, taken) == (when_free, Truth(when_free).other.value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is anything important on Friday?"),
        ("en", "it's on Thursday"),
        ("en", "the weather is nice"),
        ("en", "Tom is free on Friday"),
        ("en", "Isn't there anything on Friday?"),
        ("de", "am Freitag nichts Wichtiges ist"),
        ("de", "Tom am Freitag keine Schule hat"),
        ("fr", "vendredi il fait beau temps"),
        ("es", "el viernes no hay nada importante"),
        ("it", "venerdì c'è qualcosa di urgente"),
    ],
)
def test_what_says_more_than_whether_anything_is_on_is_not_settled_by_something(
    scene: Scene, language: str, text: str
) -> None:
    assert told(text, language, TAKEN, scene) == "unsure"


def test_nothing_at_all_is_nothing_important_either(scene: Scene) -> None:
    assert told("Is anything important on Friday?", "en", FREE, scene) == "no"
    assert told("Tom has no school on Friday", "en", FREE, scene) == "unsure"
    assert told("Is Tom free on Friday?", "en", FREE, scene, who=(2,)) == "yes"


def test_a_day_with_something_in_it_is_neither_free_nor_taken(scene: Scene) -> None:
    day = looked(line(title="yoga", all_day=False), whole_days=True)
    assert told("we have time on Saturday", "en", day, scene) == "unsure"
    assert told("there is nothing on Saturday", "en", day, scene) == "no"
    assert told("we're free on Friday", "en", looked(line(title="Anna's birthday", all_day=True)), scene) == "unsure"


@pytest.mark.parametrize("found", [Outcome("done"), Outcome("x", {"answer": "LM-20"}, (Ref("facts", 1),))])
def test_an_answer_that_lists_nothing_settles_nothing(scene: Scene, found: Outcome) -> None:
    for text in ("Is anything on on Friday?", "we're free on Friday", "milk is on the list", "it's more than 5 euros"):
        assert told(text, "en", found, scene) == "unsure"


@pytest.mark.parametrize(
    ("language", "text", "thing", "there"),
    [
        ("en", "Are eggs on the shopping list?", "eggs", "yes"),
        ("en", "milk isn't on the shopping list yet", "milk", "no"),
        ("en", "the eggs are there already", "eggs", "yes"),
        ("de", "Steht Butter schon auf der Einkaufsliste?", "Butter", "yes"),
        ("de", "Milch noch nicht auf der Einkaufsliste steht", "Milch", "no"),
        ("fr", "Est-ce que le beurre est sur la liste de courses ?", "beurre", "yes"),
        ("fr", "le lait n'est pas sur la liste de courses", "lait", "no"),
        ("es", "¿Hay huevos en la lista de la compra?", "huevos", "yes"),
        ("es", "el pan no está en la lista de la compra", "pan", "no"),
        ("it", "Ci sono le uova sulla lista della spesa?", "uova", "yes"),
        ("it", "il latte non è sulla lista della spesa", "latte", "no"),
    ],
)
def test_whether_a_thing_is_on_a_list(scene: Scene, language: str, text: str, thing: str, there: str) -> None:
    other = Truth(there).other.value
    assert told(text, language, a_list("xylophone", thing), scene) == there
    assert told(text, language, a_list("xylophone"), scene) == other
    assert told(text, language, Outcome("empty", {"list": "shopping"}), scene) == other


def test_a_thing_that_is_only_like_one_on_the_list_is_not_settled(scene: Scene) -> None:
    assert told("Is milk on the shopping list?", "en", a_list("oat milk with calcium"), scene) == "unsure"
    assert told("Are milk and eggs on the shopping list?", "en", a_list("milk"), scene) == "unsure"
    half = Outcome("shown", {"list": "shopping", "lines": (line(item="tea"),), "count": 40})
    assert told("Is milk on the shopping list?", "en", half, scene) == "unsure"


@pytest.mark.parametrize(
    ("language", "text", "at_sixty"),
    [
        ("en", "it's more than 50 euros", "yes"),
        ("en", "it's over 100 euros", "no"),
        ("en", "we've spent less than 100 euros", "yes"),
        ("en", "it isn't more than 100 euros", "yes"),
        ("en", "it is at least 60 euros", "yes"),
        ("en", "it is at most 59 euros", "no"),
        ("de", "es mehr als 50 Euro sind", "yes"),
        ("de", "wir über 100 Euro ausgegeben haben", "no"),
        ("de", "es unter 50 Euro sind", "no"),
        ("fr", "c'est plus de 50 euros", "yes"),
        ("fr", "on a dépensé moins de 50 euros", "no"),
        ("es", "son más de 100 euros", "no"),
        ("es", "hemos gastado menos de 100 euros", "yes"),
        ("it", "sono più di 50 euro", "yes"),
        ("it", "abbiamo speso oltre 100 euro", "no"),
    ],
)
def test_an_amount_is_compared(scene: Scene, language: str, text: str, at_sixty: str) -> None:
    assert told(text, language, SPENT, scene) == at_sixty


def test_an_amount_is_compared_with_the_one_that_is_meant_and_no_other(scene: Scene) -> None:
    assert told("we have spent more than 10 euros", "en", SPENT_NOTHING, scene) == "no"
    assert told("there are more than 40 euros left", "en", BUDGET, scene) == "yes"
    assert told("we've spent more than 40 euros", "en", BUDGET, scene) == "yes"
    assert told("it's more than 40 euros", "en", BUDGET, scene) == "unsure"
    assert told("it's more than 40 dollars", "en", SPENT, scene) == "unsure"
    assert told("it's more than usual", "en", SPENT, scene) == "unsure"
    assert told("it's more than 10 euros", "en", TAKEN, scene) == "unsure"


@pytest.mark.parametrize(
    ("language", "text", "within"),
    [
        ("en", "Is there anything left of the grocery budget?", "yes"),
        ("en", "there's nothing left in the budget", "no"),
        ("en", "the grocery budget is used up", "no"),
        ("de", "im Budget noch etwas übrig ist", "yes"),
        ("de", "das Budget für Lebensmittel aufgebraucht ist", "no"),
        ("fr", "Est-ce qu'il reste quelque chose du budget courses ?", "yes"),
        ("es", "¿Queda algo del presupuesto?", "yes"),
        ("it", "il budget è esaurito", "no"),
    ],
)
def test_whether_something_is_left_of_a_budget(scene: Scene, language: str, text: str, within: str) -> None:
    assert told(text, language, BUDGET, scene) == within
    assert told(text, language, USED_UP, scene) == Truth(within).other.value


ASKED = Claim("Is anything on on Friday?", "en", place=0, question=True, own=True)


@pytest.mark.parametrize(
    ("language", "said", "wanted"),
    [
        ("en", "If not", False),
        ("en", "if so", True),
        ("en", "otherwise", False),
        ("de", "falls nicht", False),
        ("de", "Wenn ja", True),
        ("de", "sonst", False),
        ("fr", "sinon", False),
        ("fr", "dans ce cas", True),
        ("fr", "Dans le cas contraire", False),
        ("es", "Si no", False),
        ("es", "si sí", True),
        ("es", "de lo contrario", False),
        ("it", "Se no", False),
        ("it", "in tal caso", True),
        ("it", "altrimenti", False),
    ],
)
def test_an_answer_says_yes_or_no_to_the_question(language: str, said: str, wanted: bool) -> None:
    claim = answered(said, language, ASKED, None)
    assert claim is not None
    assert (claim.text, claim.wanted) == (ASKED.text, wanted)


def test_otherwise_is_the_contrary_of_the_condition_before() -> None:
    if_not = answered("If not", "en", ASKED, None)
    otherwise = answered("otherwise", "en", ASKED, if_not)
    assert otherwise is not None
    assert otherwise.wanted
    assert answered("if not", "en", None, None) is None


@pytest.mark.parametrize(
    ("said", "text", "is_answer", "wanted"),
    [
        ("If it is", "it is", True, True),
        ("If there isn't", "there isn't", True, False),
        ("unless it is", "it is", True, False),
        ("unless we're free", "we're free", False, False),
        ("If it's on Thursday", "it's on Thursday", False, True),
        ("If the tax form isn't there", "the tax form isn't there", False, True),
    ],
)
def test_a_condition_that_only_points_at_the_question_is_an_answer(
    scene: Scene, said: str, text: str, is_answer: bool, wanted: bool
) -> None:
    claim = stated(said, Claim(text, "en", place=0), ASKED, scene)
    assert (claim.text == ASKED.text, claim.wanted) == (is_answer, wanted)
