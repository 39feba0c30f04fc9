"""The size of prompts is bounded, and what is the same for everybody stands first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bot.chatting import tools_for
from knowledge.people import Role
from pods.engine.chatting import Briefing, Claim, Tool, first_prompt
from pods.engine.chatting.depends import OFFERED
from pods.engine.chatting.prompt import EARLIER, MESSAGE, RESULT, judging, opening
from pods.engine.models import ChatMessage, open_model
from tests.house import House

MODELS = Path("data/models")
FILE = MODELS / "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
MOST = 1000
LETTERS_A_TOKEN = 3
FAMILY = ("Anna", "Tom", "Mia", "Gus")


def longest(house: House) -> list[Tool]:
    """As many tools as are offered, the longest of all."""
    tools = tools_for(house.app.pods, Role.ADMIN).values()
    return sorted(tools, key=lambda tool: -len(tool.line))[:OFFERED]


def largest(house: House) -> list[tuple[ChatMessage, ...]]:
    """A first prompt of each kind with all that may be in it, in a language that takes many tokens."""
    now = datetime(2026, 11, 25, 10)  # noqa: DTZ001
    text = ("Ist am Mittwochnachmittag schon etwas? Wenn nicht, trag Kaffee mit Oma ein. " * 20)[:MESSAGE]
    earlier = ("Anna: Könntest du uns bitte an die Überweisung erinnern? " * 30)[:EARLIER]
    briefing = Briefing(text, "Anna", FAMILY, "de", now, earlier)
    result = ("• Mittwoch, 25. November, 15:00–16:00 Uhr: Zahnarzt " * 20)[:RESULT]
    claim = Claim(text, "de", asked=text)
    return [opening(longest(house), briefing), judging(claim, [result] * 4)]


def characters(prompt: tuple[ChatMessage, ...]) -> int:
    return sum(len(message.content) for message in prompt)


def test_a_first_prompt_of_a_usual_message_is_short(house: House) -> None:
    prompt = first_prompt(longest(house), "Is there anything on Friday evening? If not, put dinner with Tom at 7 in")
    assert characters(prompt) / LETTERS_A_TOKEN < MOST


def test_what_is_long_is_cut(house: House) -> None:
    for prompt in largest(house):
        assert characters(prompt) < 2 * MOST * LETTERS_A_TOKEN


def test_what_is_the_same_for_everybody_stands_first() -> None:
    now = datetime(2026, 11, 21, 10)  # noqa: DTZ001
    one, other = (Briefing(text, "Anna", FAMILY, "en", now) for text in ("first", "second"))
    assert judging(Claim("a", "en"), ["x"])[0] == judging(Claim("b?", "de", question=True), ["y", "z"])[0]
    assert opening([], one)[0] == opening([], other)[0]


@pytest.mark.model
@pytest.mark.timeout(600)
async def test_a_first_turn_has_at_most_a_thousand_tokens(house: House) -> None:
    if not FILE.exists():
        pytest.skip(f"{FILE} is not there: `ingle models pull` fetches it")
    model = open_model("embedded:qwen2.5-coder-1.5b", models_dir=MODELS, allow_pull=False)
    try:
        await model.warm()
        usual = first_prompt(longest(house), "Is there anything on Friday evening? If not, put dinner with Tom in")
        counted = [await model.count_tokens(prompt) for prompt in (usual, *largest(house))]
        print(f"tokens of first prompts: {counted}")
        assert all(tokens is not None and tokens <= MOST for tokens in counted), counted
    finally:
        await model.close()
