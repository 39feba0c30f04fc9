"""What leaves the house has no personal data in it, and what comes back speaks of it again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pods.engine.models import ChatMessage, ModelRequest, ScriptedModel, open_model
from pods.engine.models.base import ModelReply, Place
from pods.engine.models.errors import ModelBusy
from pods.engine.models.redacting import RedactingModel
from tests.pods.engine.models.conftest import FarSide
from tests.pods.engine.models.test_http_backends import openai_answer

NAMES = ("Anna", "Ben", "Oma Inge")
PROMPT = (
    ChatMessage("system", "You are talking with Anna."),
    ChatMessage("user", "Ask Ben to pay DE89 3704 0044 0532 0130 00 and mail oma inge at inge@example.org"),
)
PRIVATE = ("Anna", "Ben", "Inge", "inge", "DE89", "example.org", "blueWhale77")


def sent(model: ScriptedModel) -> str:
    request = model.history[-1]
    return json.dumps([one.content for one in request.messages], ensure_ascii=False) + json.dumps(request.schema)


class InPieces(ScriptedModel):
    """Gives its answer to `on_text` in pieces of three characters."""

    async def complete(self, request: ModelRequest) -> ModelReply:
        show = request.on_text

        def cut(text: str) -> None:
            for start in range(0, len(text), 3):
                if show is not None:
                    show(text[start : start + 3])

        return await super().complete(ModelRequest(request.messages, request.schema, on_text=cut if show else None))


async def test_placeholders_go_out_and_values_come_back() -> None:
    far = ScriptedModel(["«PERSON_1», I told «PERSON_2» and wrote to EMAIL_1 about IBAN_1."])
    reply = await RedactingModel(far, lambda: NAMES).complete(ModelRequest(PROMPT))
    assert reply.text == ("Anna, I told Ben and wrote to inge@example.org about DE89 3704 0044 0532 0130 00.")
    assert [value for value in PRIVATE if value in sent(far)] == []
    assert "You are talking with «PERSON_1». Marks such as «PERSON_1»" in sent(far)


async def test_secrets_stay_at_home() -> None:
    far = ScriptedModel(["It is «PASSWORD_1»."])
    ask = ModelRequest((ChatMessage("user", "Passage: the wifi password is blueWhale77. What is it?"),))
    assert (await RedactingModel(far).complete(ask)).text == "It is blueWhale77."
    assert "blueWhale77" not in sent(far)


async def test_forms_are_filled_with_the_values() -> None:
    far = ScriptedModel([{"who": ["«PERSON_1»", "PERSON_2"], "what": "pay «IBAN_1»", "n": 3, "ok": None}])
    schema = {"type": "object", "properties": {"who": {"enum": ["Anna", "Ben"]}, "Ben": {"description": "of Ben"}}}
    reply = await RedactingModel(far, lambda: NAMES).complete(ModelRequest(PROMPT, schema=schema))
    assert json.loads(reply.text) == {
        "who": ["Anna", "Ben"], "what": "pay DE89 3704 0044 0532 0130 00", "n": 3, "ok": None,
    }  # fmt: skip
    asked = far.history[0].schema
    assert asked is not None
    assert asked["properties"] == {
        "who": {"enum": ["«PERSON_1»", "«PERSON_2»"]}, "Ben": {"description": "of «PERSON_2»"},
    }  # fmt: skip


async def test_a_value_with_marks_of_json_keeps_the_form_whole() -> None:
    name = 'Ben "the\\Boss"'
    far = InPieces([{"who": "«PERSON_1»"}])
    pieces: list[str] = []
    request = ModelRequest((ChatMessage("user", f"tell {name}"),), schema={"type": "object"}, on_text=pieces.append)
    reply = await RedactingModel(far, lambda: (name,)).complete(request)
    assert json.loads(reply.text) == json.loads("".join(pieces)) == {"who": name}


async def test_placeholders_split_over_pieces_are_put_back() -> None:
    far = InPieces(["Well, «PERSON_1» and «PERSON_2» agree: EMAIL_1"])
    pieces: list[str] = []
    reply = await RedactingModel(far, lambda: NAMES).complete(ModelRequest(PROMPT, on_text=pieces.append))
    assert "".join(pieces) == reply.text == "Well, Anna and Ben agree: inge@example.org"
    assert pieces[0] == "Wel"


async def test_what_holds_nothing_private_goes_as_it_is() -> None:
    far = ScriptedModel(["hi"])
    request = ModelRequest((ChatMessage("user", "spent 1850 at 12:30 on 2026-11-21"),), max_tokens=7)
    await RedactingModel(far, lambda: NAMES).complete(request)
    assert far.history == [request]


async def test_errors_pass() -> None:
    with pytest.raises(ModelBusy):
        await RedactingModel(ScriptedModel([ModelBusy("far")]), lambda: NAMES).complete(ModelRequest(PROMPT))


async def test_a_server_outside_the_house_gets_placeholders_over_http(far_side: FarSide, tmp_path: Path) -> None:
    far_side.answers = [(200, openai_answer("Done, «PERSON_1»."))] * 2
    places: tuple[tuple[Place, bool], ...] = (("away", False), ("home", True))
    for place, private in places:
        model = open_model(
            "openai:tiny",
            models_dir=tmp_path,
            base_url=f"{far_side.url}/v1",
            place=place,
            names=lambda: NAMES,
        )
        assert model.local is private
        reply = await model.complete(ModelRequest(PROMPT))
        await model.close()
        assert ("inge@example.org" in json.dumps(far_side.asked[-1][1])) is private
        assert reply.text == ("Done, «PERSON_1»." if private else "Done, Anna.")


@pytest.mark.parametrize(
    ("address", "hidden"),
    [
        ("http://192.168.1.20:8000/v1", False),
        ("http://[fd00::1]:8000/v1", False),
        ("http://nas.local/v1", False),
        ("http://ollama:11434/v1", False),
        ("https://api.example.com/v1", True),
        ("http://8.8.8.8/v1", True),
        ("http://192.168.1.20.example.com/v1", True),
    ],
)
def test_addresses_outside_the_house_are_told_apart(address: str, hidden: bool, tmp_path: Path) -> None:
    model = open_model("openai:tiny", models_dir=tmp_path, base_url=address)
    assert isinstance(model, RedactingModel) is hidden
    assert model.name == "openai:tiny"
