"""Answers from papers in a model's words: streamed, checked, and replaced by the quoted sentence where that fails."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot.channels.protocol import Typing
from bot.draft import Draft
from bot.messages import File, FileKind, Message
from bot.model_help import ModelHelp
from bot.progress import ShownText
from bot.replies.catalogue import catalogue
from bot.replies.words import Words
from bot.workings import Workings
from knowledge.answers import NOT_FOUND
from knowledge.search import Passage
from pods.engine.conversation import Talk
from pods.engine.models import Model, ModelState, ModelStatus
from pods.engine.models.errors import ModelBadAnswer, ModelTimeout, ModelUnavailable
from pods.engine.models.scripted import ScriptedModel
from skills.engine.command import Outcome
from skills.engine.errors import InglenookError
from skills.engine.prose import Prose
from tests.conftest import Opener
from tests.house import House, chat_of

TEXT = "The lawn is cut every second Friday by Mr Orsini. The gate code is LM-20."
QUOTED = "The lawn is cut every second Friday by Mr Orsini."
SAID = "Mr Orsini cuts it every second Friday [1]."
PROSE = Prose("who cuts the lawn?", (Passage(1, 1, "garden.txt", None, "", TEXT, 1.0, language="en"),), "en")
OUTCOME = Outcome("documents-answer", {"answer": QUOTED, "sources": "[1] garden.txt"}, prose=PROSE)


@dataclass
class Screen:
    """What the person sees while the answer is made."""

    shown: list[str] = field(default_factory=list)

    async def __call__(self, progress: str = "") -> None:
        """Keeps it."""
        await asyncio.sleep(0)
        self.shown.append(progress)


class LoadingModel(ScriptedModel):
    """A model whose file is still on its way."""

    @property
    def status(self) -> ModelStatus:
        """Half of it is there."""
        return ModelStatus(ModelState.DOWNLOADING, 0.5, "the model is still being fetched")


def help_of(house: House, model: Model | None, typing: Typing | None = None) -> tuple[ModelHelp, Draft]:
    asker = house.asker("Anna")
    draft = Draft(Words(catalogue("en"), asker.zone, asker.now), house.app.pods)
    talk = Talk(model, 5.0) if model is not None else None
    bot = house.app.assistant
    works = Workings(house.app.pods, bot.reader, talk, bot.buttons, bot._media, bot.guardrails)
    return ModelHelp(works, asker, draft, typing), draft


async def test_the_answer_becomes_the_models_checked_words_and_nothing_else_changes(house: House) -> None:
    model = ScriptedModel([f"  {SAID}\n"])
    helper, draft = help_of(house, model, Screen())
    outcome = await helper.worded(OUTCOME)
    assert outcome == replace(OUTCOME, facts={"answer": SAID, "sources": "[1] garden.txt"})
    assert draft.model_calls == 1
    (request,) = model.history
    assert "who cuts the lawn?" in request.messages[1].content
    assert TEXT in request.messages[1].content


@pytest.mark.parametrize(
    "answer",
    [
        NOT_FOUND,
        "Mr Orsini cuts it every second Friday.",
        "Mr Rossi cuts it [1].",
        "It is cut on 14 May [1].",
        "The answer is in [2].",
        ModelTimeout("scripted", 5.0),
        ModelUnavailable("scripted", "gone", "Start it"),
        ModelBadAnswer("scripted", "empty", ""),
    ],
)
async def test_the_quoted_sentence_stays_where_the_model_fails_or_says_what_is_not_there(
    house: House, answer: str | InglenookError
) -> None:
    helper, _ = help_of(house, ScriptedModel([answer]), Screen())
    assert await helper.worded(OUTCOME) == OUTCOME


async def test_without_a_model_or_while_it_is_fetched_nobody_waits(house: House) -> None:
    helper, draft = help_of(house, None)
    assert await helper.worded(OUTCOME) == OUTCOME
    loading = LoadingModel([SAID])
    helper, draft = help_of(house, loading)
    assert await helper.worded(OUTCOME) == OUTCOME
    assert (loading.history, draft.model_calls) == ([], 0)


async def test_a_question_for_yes_or_no_is_not_given_to_the_model(house: House) -> None:
    model = ScriptedModel(["Yes [1]."])
    helper, draft = help_of(house, model)
    asked = replace(OUTCOME, prose=replace(PROSE, question="does Mr Orsini cut the hedge?"))
    assert await helper.worded(asked) == asked
    assert (model.history, draft.model_calls) == ([], 0)


async def test_outcomes_without_passages_ask_nobody(house: House) -> None:
    model = ScriptedModel([SAID])
    helper, _ = help_of(house, model)
    bare = replace(OUTCOME, prose=None)
    assert await helper.worded(bare) == bare
    assert model.history == []


async def test_text_is_shown_as_it_grows_one_change_at_a_time() -> None:
    screen = Screen()
    text = ShownText(screen, every=0.0)
    for piece in ("Mr ", "Orsini ", "cuts "):
        text.add(piece)
    await text.close()
    text.add("it.")
    await text.close()
    assert screen.shown == ["Mr …", "Mr Orsini cuts it. …"]


async def test_text_is_not_shown_more_often_than_a_messenger_allows() -> None:
    screen = Screen()
    text = ShownText(screen, every=60.0)
    text.add("Mr Orsini")
    await text.close()
    assert screen.shown == []


async def test_what_came_too_soon_is_shown_at_the_next_occasion_and_once() -> None:
    screen = Screen()
    text = ShownText(screen, every=0.02)
    text.add("Mr Orsini cuts it.")
    await asyncio.sleep(0.03)
    for _ in range(2):
        text.add("")
        await text.close()
        await asyncio.sleep(0.03)
    assert screen.shown == ["Mr Orsini cuts it. …"]


async def test_what_fails_the_check_is_not_seen_even_while_it_is_written() -> None:
    model = ScriptedModel([f"{SAID} It is cut by Mr Rossi on 14 May [1]. The gate code is LM-20 [1].", SAID])
    talk = Talk(model, 5.0)
    pieces: list[str] = []
    assert await talk.answer(PROSE, pieces.append) is None
    assert await talk.answer(PROSE, pieces.append) == SAID
    assert "".join(pieces).split() == [*SAID.split(), *SAID.split()]


async def test_the_word_for_nothing_found_is_never_shown() -> None:
    screen = Screen()
    text = ShownText(screen, every=0.0)
    for piece in ("NOT", "FOUND", " in these"):
        text.add(piece)
    await text.close()
    assert screen.shown == []


async def test_a_question_about_a_sent_paper_is_answered_in_the_models_words(
    open_house_with: Opener, tmp_path: Path
) -> None:
    house = open_house_with(model=ScriptedModel([SAID, "It is AB-99 [1]."]))
    (paper := tmp_path / "garden.txt").write_text(TEXT, encoding="utf-8")
    sent = File(paper, "garden.txt", "text/plain", FileKind.DOCUMENT)
    await house.handle(Message("f1", chat_of("Anna"), "Anna", house.clock.now(), "", files=(sent,)))
    said = await house.say("Anna", "what does the garden paper say about cutting the lawn?")
    assert said.text.startswith(SAID)
    assert "garden.txt" in said.text
    refused = await house.say("Anna", "what does the garden paper say about the gate?")
    assert "LM-20" in refused.text
    assert "AB-99" not in refused.text
