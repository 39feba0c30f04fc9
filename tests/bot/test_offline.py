"""Which hosts may be reached offline: those that the household named, wherever it named them."""

from __future__ import annotations

from pathlib import Path

from bot.offline import hosts_of
from bot.settings import Settings

MODELS = """
backends:
  one: {kind: ollama, address: "http://ollama-0:11434"}
  desk: {kind: openai, address: "http://desk:8000/v1", place: home}
  here: {kind: embedded}
roles:
  fast: {model: "qwen3:4b", backends: [one, here]}
  chat: {model: "qwen3:14b", backends: [desk]}
"""


def test_servers_of_the_models_file_and_pods_in_other_places_are_named_hosts(tmp_path: Path) -> None:
    (tmp_path / "models.yaml").write_text(MODELS)
    token = "t" * 40
    settings = Settings(data_dir=tmp_path, pod_addresses="finance=http://finance:8430", pod_token=token)
    assert hosts_of(settings) == ["desk", "finance", "ollama-0"]


def test_a_house_with_everything_in_it_names_nobody(tmp_path: Path) -> None:
    assert hosts_of(Settings(data_dir=tmp_path)) == []
