"""Which model goes on which card: against an independent solver, and against what must hold of every plan."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pods.engine.models.placement.cards import Card, said_cards
from pods.engine.models.placement.catalogue import ROLES, Candidate, RoleName, catalogue, known
from pods.engine.models.placement.memory import RESERVED_MIB
from pods.engine.models.placement.plan import Plan, make_plan, wishes_of
from pods.engine.models.placement.search import Wish
from tests.pods.engine.models.placement.solver import Question

CARD_SETS = (
    "none",
    "8",
    "12",
    "24",
    "8,24",
    "24,24",
    "16,16,16,16",
    "24,16,12,12,8,8,6,4",
    "8,8,8,8,8,8,8,8",
    "48,24,24,16,16,12,10,8",
)


def rooms_of(cards: Sequence[Card]) -> list[int]:
    return [card.memory - RESERVED_MIB for card in cards]


def check_plan(plan: Plan) -> None:
    """No card over its memory, each card seen by one server, each server with each model once."""
    seen = [card.index for server in plan.servers for card in server.cards]
    assert len(seen) == len(set(seen))
    for server in plan.servers:
        assert len({held.model for held in server.models}) == len(server.models)
        for card in server.cards:
            assert sum(held.on.get(card.index, 0) for held in server.models) <= card.memory - RESERVED_MIB
        for held in server.models:
            assert set(held.on) <= {card.index for card in server.cards}


def check_against_solver(cards: Sequence[Card], wishes: Sequence[Wish], parallel: int = 2) -> None:
    plan = make_plan(cards, wishes, parallel)
    check_plan(plan)
    best = Question(rooms_of(cards), wishes, parallel).solve()
    assert best is not None
    assert (plan.worth.served, plan.worth.quality, plan.worth.copies) == best[:3]
    assert abs(plan.worth.fullest - best.fullest) <= 1


@pytest.mark.parametrize("said", CARD_SETS)
def test_the_plan_is_as_good_as_the_solvers(said: str) -> None:
    check_against_solver(said_cards(said), wishes_of())


@pytest.mark.parametrize("said", ["24,24", "12,12,12", "24,16,12,12,8,8,6,4"])
def test_a_model_no_card_holds_is_spread_as_well_as_the_solver_does(said: str) -> None:
    giant = Candidate("giant:70b", 32 * 1024**3, 80, 80 * 8 * 128 * 4, {"chat": 100})
    check_against_solver(said_cards(said), wishes_of(named={"chat": [giant]}))


@pytest.mark.parametrize("said", ["8", "12", "24", "8,24", "16,16", "6"])
def test_every_claim_that_a_model_does_not_fit_is_true(said: str) -> None:
    cards, wishes = said_cards(said), wishes_of()
    plan = make_plan(cards, wishes)
    assert plan.misfits
    check_misfits(plan, wishes)


def check_misfits(plan: Plan, wishes: Sequence[Wish]) -> None:
    others: dict[RoleName, str] = {role: got[0] for role in ROLES if (got := plan.of_role(role)) is not None}
    for misfit in plan.misfits:
        alone = {misfit.role: misfit.model}
        fixed: dict[RoleName, str] = alone if misfit.alone else {**others, **alone}
        question = Question(rooms_of(plan.cards), wishes, plan.parallel)
        question.fix(fixed)
        assert question.solve() is None, misfit
        if not misfit.alone:
            question = Question(rooms_of(plan.cards), wishes, plan.parallel)
            question.fix(alone)
            assert question.solve() is not None, misfit


MODELS = st.builds(
    lambda number, gib, layers, cache, quality, graph: Candidate(
        f"m{number}", int(gib * 1024**3), layers, cache * 1024, dict(zip(ROLES, quality, strict=True)), graph
    ),
    st.integers(0, 5),
    st.floats(0.2, 40),
    st.integers(4, 80),
    st.integers(0, 256),
    st.tuples(*[st.integers(1, 100)] * 4),
    st.integers(200, 1600),
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[tuple[Card, ...], tuple[Wish, ...]]:
    sizes = draw(st.lists(st.integers(1024, 48 * 1024), max_size=5))
    models = draw(st.lists(MODELS, min_size=1, max_size=5, unique_by=lambda one: one.name))
    wishes = []
    for role in draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=4, unique=True)):
        wanted = draw(st.lists(st.sampled_from(models), min_size=1, max_size=3, unique_by=lambda one: one.name))
        wishes.append(Wish(role, tuple(wanted), draw(st.sampled_from([1024, 4096, 16384]))))
    return tuple(Card(index, size) for index, size in enumerate(sizes)), tuple(wishes)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questions())
def test_no_plan_ever_takes_more_than_a_card_has(question: tuple[tuple[Card, ...], tuple[Wish, ...]]) -> None:
    check_plan(make_plan(*question))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questions())
def test_any_plan_is_the_best_and_its_claims_are_true(question: tuple[tuple[Card, ...], tuple[Wish, ...]]) -> None:
    cards, wishes = question
    check_against_solver(cards, wishes)
    check_misfits(make_plan(cards, wishes), wishes)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(6 * 1024, 24 * 1024), min_size=3, max_size=6), st.data())
def test_a_spread_model_and_small_ones_beside_it_are_placed_best(sizes: list[int], data: st.DataObject) -> None:
    giant = data.draw(st.integers(max(sizes), 2 * max(sizes)))
    small = data.draw(st.lists(st.integers(512, min(sizes) // 2), min_size=3, max_size=3))
    named: dict[RoleName, list[Candidate]] = {"chat": [Candidate("giant", giant * 1024**2, 40, 4096, {"chat": 100})]}
    others: tuple[RoleName, ...] = ("fast", "embed", "vision")
    for role, size in zip(others, small, strict=True):
        named[role] = [Candidate(role, size * 1024**2, 20, 4096, {role: 50})]
    cards = tuple(Card(index, size) for index, size in enumerate(sizes))
    check_against_solver(cards, wishes_of(named=named))


def test_what_one_card_holds_lies_on_one_card() -> None:
    plan = make_plan(said_cards("24,24"), wishes_of(named={"chat": [_model("qwen3:14b")]}))
    got = plan.of_role("chat")
    assert got is not None
    assert all(len(held.on) == 1 for server in got[2] for held in server.models if "chat" in held.roles)


def test_roles_that_share_a_model_share_the_longer_context() -> None:
    plan = make_plan(said_cards("8"), wishes_of())
    fast, chat = plan.of_role("fast"), plan.of_role("chat")
    assert fast is not None
    assert chat is not None
    assert fast[:2] == chat[:2] == ("qwen3:4b-instruct", 8192)


def test_further_cards_get_copies_of_what_is_asked_most() -> None:
    plan = make_plan(said_cards("24,24,24,24,24,24,24,24"), wishes_of())
    fast, chat = plan.of_role("fast"), plan.of_role("chat")
    assert fast is not None
    assert chat is not None
    assert (len(fast[2]), len(chat[2])) == (4, 3)


def test_the_catalogue_names_models_for_every_role_under_free_licences() -> None:
    for role in ROLES:
        assert [one for one in catalogue() if role in one.roles]
    assert {one.licence for one in catalogue()} <= {"Apache-2.0", "MIT"}


def _model(name: str) -> Candidate:
    model = known(name)
    assert model is not None
    return model
