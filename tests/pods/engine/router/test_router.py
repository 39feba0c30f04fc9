"""The router over small examples of its own: training, cache, new pods, calibration, routes."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from pods.engine.router import Examples, Router, build_router, load_examples, public_route
from pods.engine.router.predict import predict_routing
from pods.engine.router.training import calibration, train

LAMPS = """
lamp.on:
  - (please |)(turn|switch) on the (lamp|light) in the (kitchen|hall|attic)
  - (make|let there be) light in the (kitchen|hall|attic)
  - it is too dark in the (kitchen|hall|attic)
  - the (lamp|light) should be on
lamp.off:
  - (please |)(turn|switch) off the (lamp|light) in the (kitchen|hall|attic)
  - it is too bright in the (kitchen|hall|attic)
  - no more light in the (kitchen|hall|attic)
  - the (lamp|light) should be off
"""
GARDEN = """
garden.water:
  - (water|sprinkle) the (roses|tomatoes|lawn)
  - the (roses|tomatoes) are (thirsty|dry)
  - give the (roses|lawn) some water
"""


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    folder = tmp_path / "lamps" / "examples"
    folder.mkdir(parents=True)
    (folder / "en.yaml").write_text(LAMPS)
    return folder


def test_the_likeliest_intent_comes_first_and_all_sum_to_one(lamps: Path) -> None:
    ranking = build_router(load_examples([lamps]), None).rank("Please switch OFF the light, it's bright!", "en")
    assert ranking[0].intent == "lamp.off"
    assert [r.confidence for r in ranking] == sorted((r.confidence for r in ranking), reverse=True)
    assert sum(r.confidence for r in ranking) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("text", ["", "   ", "!!!", "zzxqv", "👍", "light " * 5000])
def test_any_text_gets_a_ranking(lamps: Path, text: str) -> None:
    ranking = build_router(load_examples([lamps]), None).rank(text, "en")
    assert sum(r.confidence for r in ranking) == pytest.approx(1, abs=1e-4)


def test_the_same_examples_give_the_same_weights(lamps: Path) -> None:
    first, second = train(load_examples([lamps])), train(load_examples([lamps]))
    assert np.array_equal(first.matrix, second.matrix)
    assert first.temperature == second.temperature


def test_a_new_folder_of_examples_takes_effect_by_itself(lamps: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    build_router(load_examples([lamps]), cache).warm()
    garden = tmp_path / "garden" / "examples"
    garden.mkdir(parents=True)
    (garden / "en.yaml").write_text(GARDEN)
    router = build_router(load_examples([lamps, garden]), cache)
    assert router.rank("water the roses", "en")[0].intent == "garden.water"
    assert router.rank("turn on the lamp", "en")[0].intent == "lamp.on"


def test_weights_are_kept_and_used_again(lamps: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    examples = load_examples([lamps])
    before = build_router(examples, cache).rank("no more light", "en")
    (stored,) = cache.glob("*.npz")
    written = stored.stat().st_mtime_ns
    assert build_router(examples, cache).rank("no more light", "en") == before
    assert stored.stat().st_mtime_ns == written


def test_damaged_weights_are_trained_anew(lamps: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    examples = load_examples([lamps])
    before = build_router(examples, cache).rank("no more light", "en")
    (stored,) = cache.glob("*.npz")
    stored.write_bytes(stored.read_bytes()[:100])
    assert build_router(examples, cache).rank("no more light", "en") == before


def test_threads_that_ask_at_once_get_the_same_answer(lamps: Path) -> None:
    router = build_router(load_examples([lamps]), None)
    answers: list[object] = []
    threads = [Thread(target=lambda: answers.append(router.rank("light please", "en"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 4
    assert all(answer == answers[0] for answer in answers)


def test_the_confidence_of_a_route_is_the_sum_of_its_intents(lamps: Path) -> None:
    (lamps / "en.yaml").write_text(
        "planner.todo_add:\n  - (note|write) a task\n  - a new task\n"
        "planner.chore_add:\n  - (note|write) a chore\n  - a new chore\n"
        "smalltalk:\n  - (hi|hello) there\n  - hello you\n"
    )
    router: Router = build_router(load_examples([lamps]), None)
    prediction = predict_routing({"id": "r1", "text": "note a new", "lang": "en"}, router)
    shares = {r.intent: r.confidence for r in router.rank("note a new", "en")}
    assert prediction["id"] == "r1"
    assert prediction["route"] == "planner.todo_add"
    assert prediction["confidence"] == pytest.approx(shares["planner.todo_add"] + shares["planner.chore_add"], abs=1e-3)


def test_finer_intents_have_a_public_route_and_new_pods_keep_theirs() -> None:
    assert public_route("planner.chore_done") == "planner.todo_remove"
    assert public_route("planner.reminder_move") == "planner.reminder_create"
    assert public_route("planner.todo_change") == "planner.todo_add"
    assert public_route("family.list_change") == "family.list_add"
    assert public_route("finance.expense_delete") == "finance.transactions_query"
    assert public_route("finance.bill_pay") == "finance.bill_pay"
    assert public_route("garden.water") == "garden.water"


def test_no_examples_is_a_clear_error() -> None:
    with pytest.raises(ValueError, match="no examples"):
        train(Examples(()))


@pytest.mark.timeout(900)
def test_held_out_confidence_is_near_the_share_that_is_right(product_examples: Examples) -> None:
    """On sentences that the weights never saw, half of them of templates never seen, the two lie within ten points."""
    report = calibration(product_examples)
    assert report.accuracy > 0.4
    assert abs(report.mean_confidence - report.accuracy) < 0.1
