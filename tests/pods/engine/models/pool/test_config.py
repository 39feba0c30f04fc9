"""The models file: what it may say, and that a mistake is named with the file and the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from pods.engine.models.pool import BrokenModelsFile, read_models_file

GOOD = """
backends:
  gpu0: {kind: ollama, address: "http://ollama-0:11434", parallel: 2}
  desk: {kind: openai, address: "http://desk:8000/v1", place: home, key: desk_key}
  here: {kind: embedded}
roles:
  fast: {model: "qwen3:4b", backends: [gpu0, here], keep_alive: always}
  chat: {model: "qwen3:14b", backends: [desk], keep_alive: 30m, context: 8192}
"""


def test_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "models.yaml"
    path.write_text(GOOD)
    file = read_models_file(path)
    assert file.roles["fast"].stays == -1
    assert file.roles["chat"].stays == "30m"
    assert [one.slots for one in file.backends.values()] == [2, 4, 2]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: embedded", "kind: vllm", "backends.here.kind: Input should be 'ollama', 'openai' or 'embedded'"),
        ("parallel: 2", "parallel: 0", "backends.gpu0.parallel: "),
        ("parallel: 2", "gpus: 2", "backends.gpu0.gpus: Extra inputs are not permitted"),
        ("[gpu0, here]", "[gpu0, gpu9]", "roles.fast.backends: there is no backend gpu9; there are gpu0, desk, here"),
        ("[gpu0, here]", "[gpu0, gpu0]", "roles.fast.backends: a backend is named twice"),
        ("[gpu0, here]", "[]", "roles.fast.backends: "),
        ("chat: {", "talk: {", "roles.talk: "),
        ("fast: {", "vision: {", "roles: the role fast is missing"),
        ("keep_alive: 30m", "keep_alive: a while", "roles.chat.keep_alive: "),
        ('"http://desk:8000/v1"', "desk", "backends.desk.address: "),
        ('address: "http://desk:8000/v1", ', "", "backends.desk: address: give the server's address"),
        ("kind: embedded", "kind: embedded, place: away", "backends.here: address, key and place are for servers"),
        ('chat: {model: "qwen3:14b", backends: [desk]', "embed: {model: m, backends: [here]", "makes no vectors"),
        ('model: "qwen3:14b", backends: [desk]', 'model: "qwen3:4b", backends: [gpu0]', "roles.chat.context: qwen3:4b"),
        ("backends:\n  gpu0", "backends: [\n  gpu0", "it is not YAML"),
        (GOOD, "- a list", "it must have backends and roles"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "models.yaml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new))
    with pytest.raises(BrokenModelsFile) as caught:
        read_models_file(path)
    assert str(path) in str(caught.value)
    assert said in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BrokenModelsFile, match="cannot be read"):
        read_models_file(tmp_path / "models.yaml")
